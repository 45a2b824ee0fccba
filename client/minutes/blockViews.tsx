import X from 'lucide-solid/icons/x'
import { createUniqueId, For, type JSX, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { MinutesBlocks } from '../../shared/minutes/blocks'
import type { NodeViewProps } from '../editor/solidNodeView'
import { editorText } from '../text/editor'
import { IconButton } from '../ui/IconButton'
import type { MinutesContext, OrganisationChoice } from './minutesContext'

const text = editorText.minutes
type Block<Name extends keyof MinutesBlocks> = NodeViewProps<MinutesBlocks[Name]>

/** 議題見出し: number and title come from the agenda, live; the block itself holds only which item it is. */
export function AgendaRefView(props: { block: Block<'agendaRef'>; context: MinutesContext }) {
  const title = () => {
    const item = props.context.agendaItems().find(({ id }) => id === props.block.attrs.itemId)
    return item ? text.agendaItem(item.number, item.title || text.untitled) : text.removedItem
  }
  return (
    <div
      class="block-agenda"
      classList={{ 'block-selected': props.block.isSelected }}
      contentEditable={false}
    >
      <h2>{title()}</h2>
      <Show when={props.block.isEditable}>
        <IconButton icon={X} label={text.removeAgendaRef} onClick={() => props.block.remove()} />
      </Show>
    </div>
  )
}

/** 発言: whose it is stands above the words. */
export function SpeechView(props: { block: Block<'speech'>; context: MinutesContext }) {
  return (
    <>
      <Chrome title={text.speech}>
        <OrganisationField
          label={text.organisation}
          empty={text.noOrganisation}
          value={props.block.attrs.organisation}
          choices={props.context.organisations()}
          isEditable={props.block.isEditable}
          onChange={(organisation) => props.block.change({ organisation })}
        />
        <SpeakerField
          value={props.block.attrs.speaker ?? ''}
          isEditable={props.block.isEditable}
          onChange={(speaker) => props.block.change({ speaker: speaker || null })}
        />
      </Chrome>
      {props.block.content}
    </>
  )
}

/** 決定事項. */
export function DecisionView(props: { block: Block<'decision'> }) {
  return (
    <>
      <Chrome title={text.decisionTitle} />
      {props.block.content}
    </>
  )
}

/** 確認事項. */
export function UnderstandingView(props: { block: Block<'understanding'> }) {
  return (
    <>
      <Chrome title={text.understandingTitle} />
      {props.block.content}
    </>
  )
}

/** 宿題: what, who, until when, and whether it is done. */
export function ActionItemView(props: { block: Block<'actionItem'>; context: MinutesContext }) {
  return (
    <>
      <Chrome title={text.actionItem}>
        <OrganisationField
          label={text.owner}
          empty={text.noOwner}
          value={props.block.attrs.owner}
          choices={props.context.organisations()}
          isEditable={props.block.isEditable}
          onChange={(owner) => props.block.change({ owner })}
        />
        <DueField
          value={props.block.attrs.due}
          isEditable={props.block.isEditable}
          onChange={(due) => props.block.change({ due })}
        />
        <DoneField
          value={props.block.attrs.done}
          isEditable={props.block.isEditable}
          onChange={(done) => props.block.change({ done })}
        />
      </Chrome>
      {props.block.content}
    </>
  )
}

function Chrome(props: { title: string; children?: JSX.Element }) {
  return (
    <div class="block-head" contentEditable={false}>
      <span class="block-title">{props.title}</span>
      {props.children}
    </div>
  )
}

interface FieldProps<T> {
  value: T
  isEditable: boolean
  onChange: (value: T) => void
}

function OrganisationField(
  props: FieldProps<string | null> & {
    label: string
    empty: string
    choices: readonly OrganisationChoice[]
  },
) {
  const known = () => props.choices.find(({ id }) => id === props.value)
  const shown = () => known()?.name ?? (props.value === null ? props.empty : text.unknownOrganisation)
  return (
    <Show when={props.isEditable} fallback={<span>{shown()}</span>}>
      <label class="block-field">
        <span class="visually-hidden">{props.label}</span>
        <select
          class="input"
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
        >
          <option value="" selected={props.value === null}>
            {props.empty}
          </option>
          {/* An organisation that left the body stays what was written down. */}
          <Show when={props.value !== null && !known()}>
            <option value={props.value ?? ''} selected>
              {shown()}
            </option>
          </Show>
          <For each={props.choices}>
            {(choice) => (
              <option value={choice.id} selected={choice.id === props.value}>
                {choice.name}
              </option>
            )}
          </For>
        </select>
      </label>
    </Show>
  )
}

/** Written when it is finished, not at each letter: no input method is disturbed and the log stays short. */
function SpeakerField(props: FieldProps<string>) {
  return (
    <Show when={props.isEditable} fallback={<span>{props.value}</span>}>
      <label class="block-field">
        <span class="visually-hidden">{text.speaker}</span>
        <input
          class="input"
          value={props.value}
          placeholder={text.speakerExample}
          maxLength={60}
          onChange={(event) => props.onChange(event.currentTarget.value.trim())}
        />
      </label>
    </Show>
  )
}

function DueField(props: FieldProps<string | null>) {
  const id = createUniqueId()
  const shown = () => (props.value === null ? text.noDue : wareki(props.value))
  return (
    <div class="block-field block-field-inline">
      <Show when={props.isEditable} fallback={<span>{`${text.due} ${shown()}`}</span>}>
        <label for={id}>{text.due}</label>
        <input
          id={id}
          class="input"
          type="date"
          value={props.value ?? ''}
          onChange={(event) => props.onChange(event.currentTarget.value || null)}
        />
        <Show when={props.value}>{(day) => <span class="block-wareki">{wareki(day())}</span>}</Show>
      </Show>
    </div>
  )
}

function DoneField(props: FieldProps<boolean>) {
  return (
    <Show when={props.isEditable} fallback={<span>{props.value ? text.done : text.notDone}</span>}>
      <label class="block-field block-field-inline block-check">
        <input
          type="checkbox"
          checked={props.value}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        {text.done}
      </label>
    </Show>
  )
}

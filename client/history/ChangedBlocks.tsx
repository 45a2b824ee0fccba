import { For, type JSX, Match, Switch } from 'solid-js'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import { dueLabel, ownerLabel, speakerLabel } from '../../shared/minutes/recordText'
import { editorText } from '../text/editor'
import { minutesText } from '../text/minutes'
import { ChangeNotes } from './ChangeNotes'
import { notesOfBlock } from './changeNotes'
import type { Names } from './names'
import { RunText, shownRuns } from './RunText'
import { useShownChanges } from './shownChanges'

const text = minutesText.record

/** The blocks of minutes or of a proposal's body, with what became of them or by whom they are. */
export function ChangedBlocks(props: { blocks: readonly ChangedBlock[]; names: Names }) {
  return (
    <div class="record-blocks changed-blocks">
      <For each={props.blocks.filter(isShown)}>{(block) => <Block block={block} names={props.names} />}</For>
    </div>
  )
}

/** An empty line, or what is left of a block whose words were moved elsewhere, says nothing. */
function isShown({ name, runs, children }: ChangedBlock): boolean {
  return name === 'agendaRef' || shownRuns(runs).length > 0 || children.some(isShown)
}

function Block(props: { block: ChangedBlock; names: Names }): JSX.Element {
  const { mode, seats } = useShownChanges()
  const notes = () => (mode() === 'changes' ? notesOfBlock(props.block, seats(), props.names) : [])
  const isGone = () => mode() === 'changes' && props.block.change === 'deleted'
  return (
    <div
      class="changed-block"
      data-changed={notes().length > 0 || undefined}
      data-gone={isGone() || undefined}
    >
      <BlockBody block={props.block} names={props.names} />
      <ChangeNotes notes={notes()} />
    </div>
  )
}

function BlockBody(props: { block: ChangedBlock; names: Names }): JSX.Element {
  const runs = <RunText runs={props.block.runs} />
  const attribute = (name: string) => {
    const value = props.block.attributes[name]
    return typeof value === 'string' ? value : ''
  }
  const organisation = (name: string) => {
    const id = attribute(name)
    return id === '' ? null : { id, name: props.names.organisation(id) }
  }
  const speaker = () =>
    speakerLabel({ organisation: organisation('organisation'), speaker: attribute('speaker') })
  const actionNote = () =>
    [
      text.owner(ownerLabel(organisation('owner'))),
      text.due(dueLabel(attribute('due') || null)),
      ...(props.block.attributes.done === true ? [text.done] : []),
    ].join('　')
  return (
    <Switch fallback={<p>{runs}</p>}>
      <Match when={props.block.name === 'agendaRef'}>
        <h4>{props.names.heading(attribute('itemId'))}</h4>
      </Match>
      <Match when={props.block.name === 'heading'}>
        <h5>{runs}</h5>
      </Match>
      <Match when={props.block.name === 'speech'}>
        <p class="record-hanging">
          <strong>{speaker()}</strong>
          {runs}
        </p>
      </Match>
      <Match when={props.block.name === 'decision'}>
        <p class="record-hanging record-decision">
          <strong>【{editorText.minutes.decision}】</strong>
          {runs}
        </p>
      </Match>
      <Match when={props.block.name === 'understanding'}>
        <p class="record-hanging">
          <strong>【{editorText.minutes.understanding}】</strong>
          {runs}
        </p>
      </Match>
      <Match when={props.block.name === 'actionItem'}>
        <p class="record-hanging record-action">
          <strong>【{editorText.minutes.actionItem}】</strong>
          {runs}
          <span class="record-action-note">{actionNote()}</span>
        </p>
      </Match>
      <Match when={props.block.name === 'bulletList'}>
        <ul>
          <ListItems items={props.block.children} names={props.names} />
        </ul>
      </Match>
      <Match when={props.block.name === 'orderedList'}>
        <ol>
          <ListItems items={props.block.children} names={props.names} />
        </ol>
      </Match>
    </Switch>
  )
}

function ListItems(props: { items: readonly ChangedBlock[]; names: Names }) {
  return (
    <For each={props.items.filter(isShown)}>
      {(item) => (
        <li>
          <For each={item.children.filter(isShown)}>
            {(block) => <Block block={block} names={props.names} />}
          </For>
        </li>
      )}
    </For>
  )
}

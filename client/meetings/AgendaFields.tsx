import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'
import { type AgendaKind, agendaKindLabel, agendaKinds, agendaLimits } from '../../shared/meetings/agendaItem'
import { agendaText } from '../text/agenda'
import { useAgenda } from './AgendaContext'
import { FieldPeers } from './FieldPeers'

export function KindField(props: { itemId: string; kind: AgendaKind }) {
  const { agenda } = useAgenda()
  const id = createUniqueId()
  const choose = (value: string) => {
    const kind = agendaKinds.find((each) => each === value)
    if (kind) agenda.setKind(props.itemId, kind)
  }
  return (
    <div class="agenda-field agenda-field-kind">
      <label class="agenda-field-label" for={id}>
        {agendaText.field.kind}
      </label>
      <div class="agenda-field-box">
        <select
          id={id}
          class="input"
          data-field={`${props.itemId}.kind`}
          value={props.kind}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <For each={agendaKinds}>
            {(kind) => (
              <option value={kind} selected={kind === props.kind}>
                {agendaKindLabel[kind]}
              </option>
            )}
          </For>
        </select>
        <FieldPeers field={`${props.itemId}.kind`} />
      </div>
    </div>
  )
}

/** Written when the field is left or Enter is pressed: half a number is nobody's business. */
export function MinutesField(props: { itemId: string; minutes: number }) {
  const { agenda } = useAgenda()
  const id = createUniqueId()
  const [isInvalid, setInvalid] = createSignal(false)
  let field: HTMLInputElement | undefined
  const saved = () => (props.minutes > 0 ? String(props.minutes) : '')

  createEffect(
    on(saved, (value) => {
      if (field && document.activeElement !== field) field.value = value
    }),
  )
  const commit = (input: HTMLInputElement) => {
    const minutes = parseMinutes(input.value)
    setInvalid(minutes === undefined)
    if (minutes === undefined) return
    if (minutes !== props.minutes) agenda.setMinutes(props.itemId, minutes)
    input.value = minutes > 0 ? String(minutes) : ''
  }
  return (
    <div class="agenda-field agenda-field-minutes">
      <label class="agenda-field-label" for={id}>
        {agendaText.field.minutes}
      </label>
      <div class="agenda-field-box">
        <input
          id={id}
          ref={(element) => {
            field = element
            element.value = saved()
          }}
          class="input"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          data-field={`${props.itemId}.minutes`}
          aria-invalid={isInvalid() ? 'true' : undefined}
          aria-describedby={isInvalid() ? `${id}-message` : `${id}-unit`}
          onChange={(event) => commit(event.currentTarget)}
          onBlur={(event) => {
            // What somebody else wrote while this field had the focus.
            if (!isInvalid()) event.currentTarget.value = saved()
          }}
        />
        <span id={`${id}-unit`} class="agenda-unit">
          {agendaText.field.minutesUnit}
        </span>
        <FieldPeers field={`${props.itemId}.minutes`} />
      </div>
      <Show when={isInvalid()}>
        <p id={`${id}-message`} class="agenda-message" data-error="true" role="alert">
          {agendaText.minutesInvalid}
        </p>
      </Show>
    </div>
  )
}

/** Digits in full width are what a Japanese keyboard gives, and 分 is often typed behind them. */
function parseMinutes(value: string): number | undefined {
  const digits = value.normalize('NFKC').trim().replace(/分$/, '')
  if (digits === '') return 0
  const minutes = Number(digits)
  return /^\d+$/.test(digits) && minutes <= agendaLimits.minutesMax ? minutes : undefined
}

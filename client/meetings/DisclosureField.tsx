import { createEffect, createUniqueId, For, on, Show } from 'solid-js'
import {
  agendaLimits,
  type Disclosure,
  disclosureLabel,
  disclosures,
  lacksClosedReason,
} from '../../shared/meetings/agendaItem'
import { agendaSideText } from '../text/agendaSide'
import { useAgenda } from './AgendaContext'
import { FieldPeers } from './FieldPeers'

const text = agendaSideText.disclosure

interface DisclosureFieldProps {
  itemId: string
  disclosure: Disclosure
  reason: string
}

/** 公開, 非公開 or 内部; what is not open says why. */
export function DisclosureField(props: DisclosureFieldProps) {
  const { agenda } = useAgenda()
  const id = createUniqueId()
  const choose = (value: string) => {
    const disclosure = disclosures.find((each) => each === value)
    if (disclosure) agenda.setDisclosure(props.itemId, disclosure, props.reason)
  }
  return (
    <>
      <div class="agenda-field agenda-field-disclosure">
        <label class="agenda-field-label" for={id}>
          {text.field}
        </label>
        <div class="agenda-field-box">
          <select
            id={id}
            class="input"
            data-field={`${props.itemId}.disclosure`}
            value={props.disclosure}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <For each={disclosures}>
              {(each) => (
                <option value={each} selected={each === props.disclosure}>
                  {disclosureLabel[each]}
                </option>
              )}
            </For>
          </select>
          <FieldPeers field={`${props.itemId}.disclosure`} />
        </div>
      </div>
      <Show when={props.disclosure !== 'open'}>
        <ReasonField {...props} />
      </Show>
    </>
  )
}

/** Written when the field is left or Enter is pressed, as a whole: two who write a reason at once mean two reasons. */
function ReasonField(props: DisclosureFieldProps) {
  const { agenda } = useAgenda()
  const id = createUniqueId()
  let field: HTMLInputElement | undefined
  createEffect(
    on(
      () => props.reason,
      (reason) => {
        if (field && document.activeElement !== field) field.value = reason
      },
    ),
  )
  const commit = (value: string) => {
    const reason = [...value.trim()].slice(0, agendaLimits.closedReasonLengthMax).join('')
    if (reason !== props.reason) agenda.setDisclosure(props.itemId, props.disclosure, reason)
  }
  const isMissing = () => lacksClosedReason({ disclosure: props.disclosure, closedReason: props.reason })
  return (
    <div class="agenda-field agenda-field-reason">
      <label class="agenda-field-label" for={id}>
        {props.disclosure === 'internal' ? text.internalReason : text.reason}
      </label>
      <div class="agenda-field-box">
        <input
          id={id}
          ref={(element) => {
            field = element
            element.value = props.reason
          }}
          class="input"
          type="text"
          maxlength={agendaLimits.closedReasonLengthMax}
          autocomplete="off"
          placeholder={text.placeholder}
          data-field={`${props.itemId}.closedReason`}
          aria-invalid={isMissing() ? 'true' : undefined}
          aria-describedby={`${id}-hint`}
          onChange={(event) => commit(event.currentTarget.value)}
        />
        <FieldPeers field={`${props.itemId}.closedReason`} />
      </div>
      <p id={`${id}-hint`} class="agenda-message small" data-error={isMissing()}>
        {isMissing() ? text.missing : text.hint[props.disclosure]}
      </p>
    </div>
  )
}

import { createEffect, createMemo, createSignal, createUniqueId, onCleanup, Show } from 'solid-js'
import {
  agendaOrigin,
  type AgendaTextField as Field,
  agendaText as textOf,
} from '../../shared/meetings/agendaDocument'
import { bindText } from '../collab/bindText'
import { agendaText } from '../text/agenda'
import { useAgenda } from './AgendaContext'
import { FieldPeers } from './FieldPeers'

interface AgendaTextFieldProps {
  itemId: string
  field: Field
  lengthMax: number
  tooLong: (count: number) => string
  placeholder: string
}

/** From here on the room that is left is said. */
const nearlyFull = 20

/** One line of co-edited text that wraps when it is long; Enter makes no line break. */
export function AgendaTextField(props: AgendaTextFieldProps) {
  const { agenda } = useAgenda()
  const id = createUniqueId()
  const name = () => `${props.itemId}.${props.field}`
  // Undo of a removal brings a new text of the same words: the field is then bound to that one.
  const text = createMemo(() => {
    agenda.items()
    return textOf(agenda.doc, props.itemId, props.field)
  })
  const [length, setLength] = createSignal(0)
  const left = () => props.lengthMax - length()
  const message = () => {
    if (left() < 0) return props.tooLong(-left())
    return left() <= nearlyFull ? agendaText.titleLeft(left()) : undefined
  }

  const bind = (field: HTMLTextAreaElement) =>
    createEffect(() => {
      const bound = text()
      if (!bound) return
      const binding = bindText(field, bound, agendaOrigin)
      const measure = () => setLength([...bound.toString()].length)
      measure()
      bound.observe(measure)
      onCleanup(() => {
        binding.unbind()
        bound.unobserve(measure)
      })
    })

  return (
    <div class={`agenda-field agenda-field-${props.field}`}>
      <label class="agenda-field-label" for={id}>
        {agendaText.field[props.field]}
      </label>
      <div class="agenda-field-box">
        <textarea
          id={id}
          ref={bind}
          class="input agenda-text"
          rows={1}
          data-field={name()}
          placeholder={props.placeholder}
          aria-invalid={left() < 0 ? 'true' : undefined}
          aria-describedby={message() ? `${id}-message` : undefined}
          onBeforeInput={keepOneLine}
        />
        <FieldPeers field={name()} />
      </div>
      <Show when={message()}>
        <p id={`${id}-message`} class="agenda-message" data-error={left() < 0}>
          {message()}
        </p>
      </Show>
    </div>
  )
}

/** Line breaks that are typed do nothing; those that are pasted or dropped become spaces. */
function keepOneLine(event: InputEvent & { currentTarget: HTMLTextAreaElement }) {
  if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph') {
    event.preventDefault()
    return
  }
  const words = event.data ?? event.dataTransfer?.getData('text/plain')
  if (!words || !/[\r\n]/.test(words) || event.isComposing) return
  event.preventDefault()
  const field = event.currentTarget
  field.setRangeText(
    words.trim().replace(/\s*[\r\n]+\s*/g, ' '),
    field.selectionStart,
    field.selectionEnd,
    'end',
  )
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

import CircleAlert from 'lucide-solid/icons/circle-alert'
import { createEffect, For, Show } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import { commonText } from '../text/common'
import { fieldId } from './FormField'

/** Lists what to correct, takes the focus when faults appear, and leads to each field. */
export function ErrorSummary(props: { faults: readonly FieldFault[]; message?: string | undefined }) {
  let box: HTMLElement | undefined
  createEffect(() => {
    if (props.faults.length > 0) box?.focus()
  })
  return (
    <Show when={props.faults.length > 0}>
      <section
        class="error-summary"
        tabindex={-1}
        role="alert"
        ref={(element) => {
          box = element
        }}
      >
        <h2>
          <CircleAlert size={24} />
          {commonText.errorSummary(props.faults.length)}
        </h2>
        <Show when={props.message}>
          <p>{props.message}</p>
        </Show>
        <ul class="list-plain">
          <For each={props.faults}>
            {(fault) => (
              <li>
                <a
                  href={`#${fieldId(fault.path)}`}
                  onClick={(event) => {
                    event.preventDefault()
                    focusField(fault.path)
                  }}
                >
                  {fault.message}
                </a>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

function focusField(path: string) {
  const field = document.getElementById(fieldId(path))
  field?.scrollIntoView({ block: 'center' })
  field?.focus()
}

/** The message for one field among the faults of an answer. */
export const faultAt = (faults: readonly FieldFault[], path: string): string | undefined =>
  faults.find((fault) => fault.path === path)?.message

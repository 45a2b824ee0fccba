import LoaderCircle from 'lucide-solid/icons/loader-circle'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { commonText } from '../text/common'
import { type ButtonLook, buttonClass } from './buttonClass'
import type { IconComponent } from './IconComponent'

interface ButtonProps extends ButtonLook {
  children: JSX.Element
  type?: 'button' | 'submit' | undefined
  icon?: IconComponent | undefined
  /** work is under way: the button keeps its place and the focus, and ignores further presses */
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** id of the form to submit when the button stands outside it */
  form?: string | undefined
  describedBy?: string | undefined
  expanded?: boolean | undefined
  pressed?: boolean | undefined
  controls?: string | undefined
  ref?: ((element: HTMLButtonElement) => void) | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
}

export function Button(props: ButtonProps) {
  const press = (event: MouseEvent) => {
    if (props.busy) return event.preventDefault()
    props.onClick?.(event)
  }
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type={props.type ?? 'button'}
      class={buttonClass(props)}
      disabled={props.disabled ?? false}
      form={props.form}
      aria-disabled={props.busy ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      aria-describedby={props.describedBy}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-controls={props.controls}
      onClick={press}
    >
      <Show when={!props.busy} fallback={<LoaderCircle size={20} class="button-spinner" />}>
        <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={20} />}</Show>
      </Show>
      <span>{props.children}</span>
      <Show when={props.busy}>
        <span class="visually-hidden">{commonText.busy}</span>
      </Show>
    </button>
  )
}

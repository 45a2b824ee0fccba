import { Dynamic } from 'solid-js/web'
import type { IconComponent } from './IconComponent'

interface IconButtonProps {
  icon: IconComponent
  /** what pressing does, in words; also the tooltip */
  label: string
  outline?: boolean | undefined
  danger?: boolean | undefined
  disabled?: boolean | undefined
  expanded?: boolean | undefined
  pressed?: boolean | undefined
  controls?: string | undefined
  ref?: ((element: HTMLButtonElement) => void) | undefined
  onClick?: ((event: MouseEvent) => void) | undefined
}

export function IconButton(props: IconButtonProps) {
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type="button"
      class="icon-button"
      classList={{
        'icon-button-outline': props.outline ?? false,
        'icon-button-danger': props.danger ?? false,
      }}
      aria-label={props.label}
      title={props.label}
      aria-expanded={props.expanded}
      aria-pressed={props.pressed}
      aria-controls={props.controls}
      disabled={props.disabled ?? false}
      onClick={(event) => props.onClick?.(event)}
    >
      <Dynamic component={props.icon} size={22} />
    </button>
  )
}

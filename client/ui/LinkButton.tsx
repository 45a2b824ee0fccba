import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { type ButtonLook, buttonClass } from './buttonClass'
import type { IconComponent } from './IconComponent'

interface LinkButtonProps extends ButtonLook {
  href: string
  children: JSX.Element
  icon?: IconComponent | undefined
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  return (
    <A href={props.href} class={buttonClass(props)}>
      <Show when={props.icon}>{(icon) => <Dynamic component={icon()} size={20} />}</Show>
      <span>{props.children}</span>
    </A>
  )
}

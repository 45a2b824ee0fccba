import type { JSX } from 'solid-js'
import { Dynamic } from 'solid-js/web'

interface CardProps {
  children: JSX.Element
  /** the element it is in the page's structure */
  as?: 'div' | 'article' | 'section' | 'li' | undefined
  quiet?: boolean | undefined
  /** holds nothing but acts */
  screenOnly?: boolean | undefined
  label?: string | undefined
}

export function Card(props: CardProps) {
  return (
    <Dynamic
      component={props.as ?? 'div'}
      class="card"
      classList={{ 'card-quiet': props.quiet ?? false, 'no-print': props.screenOnly ?? false }}
      aria-label={props.label}
    >
      {props.children}
    </Dynamic>
  )
}

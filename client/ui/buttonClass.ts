export interface ButtonLook {
  /** solid: the one main act of the view; outline: the others; text: the least */
  variant?: 'solid' | 'outline' | 'text' | undefined
  danger?: boolean | undefined
  small?: boolean | undefined
  /** it says a figure and opens what the figure counts: on paper the figure stays */
  figure?: boolean | undefined
}

export const buttonClass = (look: ButtonLook): string =>
  [
    'button',
    `button-${look.variant ?? 'outline'}`,
    look.danger && 'button-danger',
    look.small && 'button-small',
    look.figure && 'button-figure',
  ]
    .filter(Boolean)
    .join(' ')

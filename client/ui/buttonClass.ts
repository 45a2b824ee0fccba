export interface ButtonLook {
  /** solid: the one main act of the view; outline: the others; text: the least */
  variant?: 'solid' | 'outline' | 'text' | undefined
  danger?: boolean | undefined
  small?: boolean | undefined
}

export const buttonClass = (look: ButtonLook): string =>
  [
    'button',
    `button-${look.variant ?? 'outline'}`,
    look.danger && 'button-danger',
    look.small && 'button-small',
  ]
    .filter(Boolean)
    .join(' ')

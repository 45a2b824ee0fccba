import { For } from 'solid-js'
import { type BalanceClass, balanceClasses } from '../../shared/proposals/balance'

/** A tile of 8 by 8 for each class: which it is shows without its colour, on paper and in grey. */
const marks: Record<BalanceClass, string> = {
  central_only: '',
  partners_only: 'M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6',
  joint: 'M2 2 h2 v2 h-2 Z M6 6 h2 v2 h-2 Z',
  union: 'M0 2 H8 M0 6 H8',
  prefecture: 'M0 4 H8 M4 0 V8',
}

const patternId = (each: BalanceClass) => `balance-pattern-${each}`
/** SVG is printed as it is, where a browser leaves backgrounds of CSS away. */
export const fillOf = (each: BalanceClass): string => `url(#${patternId(each)})`

/** Once on a page that shows classes. */
export function BalancePatterns() {
  return (
    <svg class="balance-patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <For each={balanceClasses}>
          {(each) => (
            <pattern id={patternId(each)} width="8" height="8" patternUnits="userSpaceOnUse">
              <rect class="balance-paint" data-class={each} width="8" height="8" />
              <path class="balance-mark" d={marks[each]} />
            </pattern>
          )}
        </For>
      </defs>
    </svg>
  )
}

export function ClassKey(props: { class: BalanceClass }) {
  return (
    <svg class="balance-key" width="20" height="20" aria-hidden="true">
      <rect width="20" height="20" rx="3" fill={fillOf(props.class)} />
    </svg>
  )
}

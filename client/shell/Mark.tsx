import { For } from 'solid-js'

const seats = Array.from({ length: 8 }, (_, index) => (index * Math.PI) / 4)
const place = (value: number) => (16 + 12.5 * value).toFixed(2)

/** The mark of the product: a round table with eight equal seats. */
export function Mark() {
  return (
    <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="7.5" fill="none" stroke="currentColor" stroke-width="2.5" />
      <For each={seats}>
        {(angle) => (
          <circle cx={place(Math.cos(angle))} cy={place(Math.sin(angle))} r="2" fill="currentColor" />
        )}
      </For>
    </svg>
  )
}

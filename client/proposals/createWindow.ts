import { type Accessor, createMemo, createSignal, onCleanup, onMount } from 'solid-js'

/** So many cards are drawn at once: the filters work on all of them. */
export const windowStep = 60

/** The first rows of a long list, and more on a press; whoever prints gets them all. */
export function createWindow<T>(all: Accessor<readonly T[]>) {
  const [count, setCount] = createSignal(windowStep)
  const [isPrinting, setPrinting] = createSignal(false)
  const begin = () => setPrinting(true)
  const end = () => setPrinting(false)
  onMount(() => {
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
  })
  onCleanup(() => {
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  })
  return {
    rows: createMemo(() => (isPrinting() ? all() : all().slice(0, count()))),
    isPrinting,
    left: () => Math.max(0, all().length - count()),
    more: () => setCount(count() + windowStep),
  }
}

import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'

/** Whether the page is being put on paper; what only the paper shows is made only then. */
export function createPrinting(): Accessor<boolean> {
  const media = window.matchMedia('print')
  const [isPrinting, setPrinting] = createSignal(media.matches)
  const update = () => setPrinting(media.matches)
  const begin = () => setPrinting(true)
  const end = () => setPrinting(false)
  onMount(() => {
    media.addEventListener('change', update)
    // Earlier than the media query in browsers that lay out the paper at once.
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
  })
  onCleanup(() => {
    media.removeEventListener('change', update)
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  })
  return isPrinting
}

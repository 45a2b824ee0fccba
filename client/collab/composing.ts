import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether an input method is open anywhere inside `root`. */
export function createComposing(root: HTMLElement): Accessor<boolean> {
  const [composing, setComposing] = createSignal(false)
  const abort = new AbortController()
  const { signal } = abort
  root.addEventListener('compositionstart', () => setComposing(true), { signal })
  // After the field's own listeners, which still have to put the committed text where it belongs.
  const end = () => queueMicrotask(() => setComposing(false))
  root.addEventListener('compositionend', end, { signal })
  root.addEventListener('focusout', end, { signal })
  onCleanup(() => abort.abort())
  return composing
}

/** Moving a focused field in the page takes its focus away: gives it back, with the selection it had. */
export function keepFocus(move: () => void) {
  const field = document.activeElement
  const selection = isTextField(field) ? ([field.selectionStart, field.selectionEnd] as const) : undefined
  move()
  if (!(field instanceof HTMLElement) || document.activeElement === field || !field.isConnected) return
  field.focus({ preventScroll: true })
  if (isTextField(field) && selection) field.setSelectionRange(...selection)
}

const isTextField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')

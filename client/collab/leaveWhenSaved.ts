import { useBeforeLeave } from '@solidjs/router'
import { editorText } from '../text/editor'
import type { DocumentStatus } from './documentStatus'

/** Longer than a letter takes to the server and back; shorter than a person wonders why nothing happens. */
const patienceMs = 2_000
const lookAgainMs = 50

/**
 * A page ends its connections when it is left: leaving waits a moment for what the server does not have yet. What does not come stays
 * in this browser and is brought to the server from there [S11]; where the browser keeps nothing, leaving asks.
 * (Closing the tab always asks, see watchLink.)
 */
export function leaveWhenSaved(statuses: () => readonly DocumentStatus[]): void {
  const unsaved = () => statuses().filter((status) => status.kind === 'saving' || status.kind === 'unsaved')
  const isSaved = () => unsaved().length === 0
  const isKept = () => unsaved().every((status) => status.isKept)
  useBeforeLeave((event) => {
    // Another tab of the same page leaves nothing.
    const isSamePage =
      typeof event.to === 'string' && new URL(event.to, window.location.href).pathname === event.from.pathname
    if (event.defaultPrevented || isSamePage || isSaved()) return
    event.preventDefault()
    void eventually(isSaved).then((saved) => {
      if (saved || isKept() || window.confirm(editorText.leaveUnsaved)) event.retry(true)
    })
  })
}

async function eventually(isTrue: () => boolean): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (!isTrue() && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  return isTrue()
}

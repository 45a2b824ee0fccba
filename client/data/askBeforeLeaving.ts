import { useBeforeLeave } from '@solidjs/router'
import { onCleanup, onMount } from 'solid-js'
import { commonText } from '../text/common'

/** What is stored by a press and was not stored yet: whoever goes away from it is asked first, whichever way they go. */
export function askBeforeLeaving(isDirty: () => boolean): void {
  useBeforeLeave((event) => {
    if (event.defaultPrevented || !isDirty()) return
    event.preventDefault()
    if (window.confirm(commonText.leaveConfirm)) event.retry(true)
  })
  const warn = (event: BeforeUnloadEvent) => {
    if (isDirty()) event.preventDefault()
  }
  onMount(() => window.addEventListener('beforeunload', warn))
  onCleanup(() => window.removeEventListener('beforeunload', warn))
}

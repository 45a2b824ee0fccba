import { createSignal, onCleanup } from 'solid-js'
import type { SignedIn } from '../../shared/accounts/session'
import { warekiDateTime } from '../../shared/calendar'
import { shellText } from '../text/common'

/** On paper alone: when it was printed, and by which seat. What the page shows is of that moment. */
export function PrintStamp(props: { me: SignedIn }) {
  const [at, setAt] = createSignal(Date.now())
  const mark = () => setAt(Date.now())
  window.addEventListener('beforeprint', mark)
  onCleanup(() => window.removeEventListener('beforeprint', mark))
  return (
    <p class="print-stamp">
      {shellText.printed(warekiDateTime(at()), `${props.me.organisationName} ${props.me.seatTitle}`)}
    </p>
  )
}

import { createSignal } from 'solid-js'
import { isSharedTerminal, setSharedTerminal } from '../data/sharedTerminal'
import { offlineText } from '../text/offline'
import { SharedTerminalChoice } from './SharedTerminalChoice'

/** What this browser keeps, and whether others use it too: for whoever came by an invitation, or forgot to say so. */
export function ThisTerminal(props: { sessionId: string }) {
  const [isShared, setShared] = createSignal(isSharedTerminal(props.sessionId))
  const change = (shared: boolean) => {
    setSharedTerminal(props.sessionId, shared)
    setShared(shared)
  }
  return (
    <section class="section">
      <h2>{offlineText.thisTerminal}</h2>
      <p class="measure">{offlineText.thisTerminalBody}</p>
      <SharedTerminalChoice checked={isShared()} onChange={change} />
    </section>
  )
}

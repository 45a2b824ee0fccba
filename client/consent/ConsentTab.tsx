import { createSignal, Show } from 'solid-js'
import { createLive } from '../data/live'
import { useSession } from '../data/session'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import { ConsentList } from './ConsentList'
import { fetchConsents } from './consent'
import { OpenConsentDialog } from './OpenConsentDialog'
import './consent.css'

interface ConsentTabProps {
  proposal: { id: string; forumId: string; title: string }
}

/** 同意 on a proposal's page: the procedures it led to. */
export function ConsentTab(props: ConsentTabProps) {
  const session = useSession()
  const lines = createLive(
    () => `consent:${props.proposal.forumId}`,
    () => fetchConsents({ proposalId: props.proposal.id }),
  )
  const [isOpening, setOpening] = createSignal(false)
  return (
    <div class="stack">
      <Loaded from={lines}>
        {(found) => <ConsentList lines={found()} empty={consentText.noneOfProposal} />}
      </Loaded>
      <Show when={session.can('consent.manage', { forumId: props.proposal.forumId })}>
        <p>
          <Button onClick={() => setOpening(true)}>{consentText.open}</Button>
        </p>
      </Show>
      <Show when={isOpening()}>
        <OpenConsentDialog
          forumId={props.proposal.forumId}
          proposal={props.proposal}
          onClose={() => setOpening(false)}
        />
      </Show>
    </div>
  )
}

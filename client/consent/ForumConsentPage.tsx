import { useParams } from '@solidjs/router'
import { createResource, createSignal, Show } from 'solid-js'
import { createLive } from '../data/live'
import { ForumMenu } from '../forums/ForumMenu'
import { consentText } from '../text/consent'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { ConsentList } from './ConsentList'
import { fetchConsentChoices, fetchConsents } from './consent'
import { OpenConsentDialog } from './OpenConsentDialog'
import './consent.css'

/** 同意手続 of one body. */
export function ForumConsentPage() {
  const params = useParams()
  const forumId = () => params.id ?? ''
  const lines = createLive(
    () => [`consent:${forumId()}`, `forum:${forumId()}`],
    () => fetchConsents({ forumId: forumId() }),
  )
  const [choices] = createResource(forumId, fetchConsentChoices)
  // Whoever may not read them is told so by the list; a resource that failed throws when it is read.
  const forum = () => (choices.state === 'errored' ? undefined : choices.latest)
  const [isOpening, setOpening] = createSignal(false)
  return (
    <>
      <PageHeader
        title={consentText.title}
        breadcrumbs={[{ label: forum()?.forumName ?? '', href: `/forums/${forumId()}` }]}
        lead={<p>{consentText.lead}</p>}
        actions={
          <Show when={forum()?.can.manage}>
            <Button variant="solid" onClick={() => setOpening(true)}>
              {consentText.open}
            </Button>
          </Show>
        }
      />
      <ForumMenu forumId={forumId()} />
      <Loaded from={lines}>{(found) => <ConsentList lines={found()} empty={consentText.none} />}</Loaded>
      <Show when={isOpening()}>
        <OpenConsentDialog forumId={forumId()} onClose={() => setOpening(false)} />
      </Show>
    </>
  )
}

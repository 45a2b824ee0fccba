import { createMemo, type JSX, Show, Suspense } from 'solid-js'
import { editorText } from '../text/editor'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { StatusBadge } from '../ui/StatusBadge'
import { ClosedNotice } from './ClosedNotice'
import './collab.css'
import type { DocumentConnection } from './connectDocument'
import { statusShown } from './documentStatus'
import { isNearlyFull } from './nearlyFull'
import { PeerList } from './PeerList'
import { SlowRoadSign } from './road/SlowRoadSign'

/** What every co-edited document has around it: whether it is saved, who is here, and why it ended. */
export function DocumentFrame(props: { connection: DocumentConnection; children: JSX.Element }) {
  const shown = () => statusShown(props.connection.status())
  const spoken = createSpoken(props.connection.status)
  // Looked at when it opens: reading a whole document at each letter would be felt.
  const nearlyFull = createMemo(() => props.connection.synced() && isNearlyFull(props.connection.doc))
  const loading = <Loading label={editorText.loading} />
  return (
    <div class="document">
      <div class="document-head">
        <span class="document-status">
          <StatusBadge label={shown().label} tone={shown().tone} />
        </span>
        <span class="visually-hidden" role="status">
          {spoken()}
        </span>
        <SlowRoadSign />
        <PeerList peers={props.connection.peers()} />
      </div>
      <Show when={props.connection.closed()}>{(closed) => <ClosedNotice closed={closed()} />}</Show>
      <Show when={nearlyFull()}>
        <NoticeBanner tone="warning" title={editorText.nearlyFull.title}>
          <p>{editorText.nearlyFull.body}</p>
        </NoticeBanner>
      </Show>
      <Show
        when={props.connection.synced()}
        fallback={<Show when={!props.connection.closed()}>{loading}</Show>}
      >
        <Suspense fallback={loading}>{props.children}</Suspense>
      </Show>
    </div>
  )
}

/** Read out only when the line is lost and when all is well again: not at each letter, as the badge changes. */
function createSpoken(status: DocumentConnection['status']) {
  return createMemo((before: string) => {
    const { kind } = status()
    if (kind === 'unsaved') return editorText.status.unsavedSpoken
    return kind === 'saved' && before !== '' ? editorText.status.saved : before
  }, '')
}

import { onCleanup, Show } from 'solid-js'
import { warekiDateTime } from '../../../shared/calendar'
import { offlineText } from '../../text/offline'
import { NoticeBanner } from '../../ui/NoticeBanner'

const askAgainMs = 5_000

/** Marks a page that shows what this browser kept, and since when; asks for what is true now until it comes. */
export function KeptPageNotice(props: { at: number | null; refetch: () => Promise<void> }) {
  return <Show when={props.at}>{(at) => <Mark at={at()} refetch={props.refetch} />}</Show>
}

function Mark(props: { at: number; refetch: () => Promise<void> }) {
  const timer = setInterval(() => void props.refetch(), askAgainMs)
  onCleanup(() => clearInterval(timer))
  return (
    <NoticeBanner tone="warning">
      <p>{offlineText.keptPage(warekiDateTime(props.at))}</p>
    </NoticeBanner>
  )
}

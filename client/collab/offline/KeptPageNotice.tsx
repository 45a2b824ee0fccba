import { Show } from 'solid-js'
import { warekiDateTime } from '../../../shared/calendar'
import { offlineText } from '../../text/offline'
import { NoticeBanner } from '../../ui/NoticeBanner'

/** Marks a page that shows what this browser kept, and since when. */
export function KeptPageNotice(props: { at: number | null }) {
  return (
    <Show when={props.at}>
      {(at) => (
        <NoticeBanner tone="warning">
          <p>{offlineText.keptPage(warekiDateTime(at()))}</p>
        </NoticeBanner>
      )}
    </Show>
  )
}

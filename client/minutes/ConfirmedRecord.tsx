import { Show } from 'solid-js'
import { createLive } from '../data/live'
import { minutesText } from '../text/minutes'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { fetchRecord } from './fetchRecord'
import { RecordProof } from './RecordProof'
import { RecordView } from './RecordView'

const text = minutesText.confirmed

/** The confirmed minutes in place of the editor. */
export function ConfirmedRecord(props: { versionId: string }) {
  const page = createLive('records', () => fetchRecord(props.versionId))
  return (
    <div class="stack">
      <div class="no-print">
        <NoticeBanner
          tone="info"
          live="off"
          title={text.title}
          actions={<LinkButton href={`/records/${props.versionId}`}>{text.openRecord}</LinkButton>}
        >
          <p>{text.lead}</p>
        </NoticeBanner>
      </div>
      <Failure error={page.error()} title={text.failed} />
      <Show when={page()} fallback={<Show when={!page.error()}>{<Loading label={text.loading} />}</Show>}>
        {(shown) => (
          <RecordView
            record={shown().record}
            proof={
              <RecordProof record={shown().record} versionId={props.versionId} sha256={shown().sha256} />
            }
          />
        )}
      </Show>
    </div>
  )
}

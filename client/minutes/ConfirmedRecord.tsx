import { createSignal, Show } from 'solid-js'
import { createLive } from '../data/live'
import { HistoryBar } from '../history/HistoryBar'
import { WrittenMinutes } from '../history/WrittenMinutes'
import { minutesText } from '../text/minutes'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { fetchRecord } from './fetchRecord'
import { RecordProof } from './RecordProof'
import { RecordView } from './RecordView'

const text = minutesText.confirmed

interface ConfirmedRecordProps {
  versionId: string
  /** the document it was made from, for those who may read what it was made of */
  documentId: string
  organisations: readonly { id: string; name: string }[]
  onHistory: () => void
}

/** The confirmed minutes in place of the editor. */
export function ConfirmedRecord(props: ConfirmedRecordProps) {
  const [hasAuthors, setAuthors] = createSignal(false)
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
      <HistoryBar
        authors={{ isOn: hasAuthors, toggle: () => setAuthors((on) => !on) }}
        onHistory={props.onHistory}
      />
      <Failure error={page.error()} title={text.failed} />
      <Show when={page()} fallback={<Show when={!page.error()}>{<Loading label={text.loading} />}</Show>}>
        {(shown) => (
          <RecordView
            record={shown().record}
            proceedings={
              hasAuthors()
                ? () => (
                    <WrittenMinutes
                      documentId={props.documentId}
                      organisations={props.organisations}
                      headings={shown().record.agenda.flatMap(({ items }) => items)}
                    />
                  )
                : undefined
            }
            proof={
              <RecordProof
                record={shown().record}
                versionId={props.versionId}
                sha256={shown().sha256}
                chain={shown().chain}
                isWhole={shown().isWhole}
              />
            }
          />
        )}
      </Show>
    </div>
  )
}

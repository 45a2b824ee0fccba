import { useNavigate, useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import { ErratumSection } from '../confirmation/ErratumSection'
import { PublicationSection } from '../confirmation/PublicationSection'
import { VersionList } from '../confirmation/VersionList'
import '../confirmation/confirmation.css'
import type { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { fetchRecord } from '../minutes/fetchRecord'
import { RecordProof } from '../minutes/RecordProof'
import { RecordView } from '../minutes/RecordView'
import { MeetingPapers } from '../papers/MeetingPapers'
import { confirmationText } from '../text/confirmation'
import { oversightText } from '../text/oversight'
import { papersText } from '../text/papers'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { Skeleton } from '../ui/Skeleton'
import { showToast } from '../ui/Toast'
import { ReviewBadge } from './ReviewBadge'

const text = oversightText.page

type Page = Awaited<ReturnType<typeof fetchRecord>>

/** One confirmed record with its hash; the prefecture marks it 確認済み here. */
export function RecordPage() {
  const params = useParams<{ id: string }>()
  const page = createLive('records', () => fetchRecord(params.id))
  return (
    <Show when={page()} keyed fallback={<Waiting error={page.error()} />}>
      {(shown) => <LoadedRecord page={shown} />}
    </Show>
  )
}

function Waiting(props: { error: ApiError | undefined }) {
  return (
    <Show when={props.error} fallback={<Skeleton />}>
      {(error) => (
        <>
          <PageHeader title={text.notFoundTitle} />
          <div class="stack">
            <p class="measure">{error().message}</p>
            <div>
              <LinkButton href="/records">{text.backToList}</LinkButton>
            </div>
          </div>
        </>
      )}
    </Show>
  )
}

function LoadedRecord(props: { page: Page }) {
  const navigate = useNavigate()
  const isLatest = () => props.page.versions[0]?.id === props.page.id
  return (
    <div class="record-page">
      <PageHeader
        title={props.page.meetingName}
        breadcrumbs={[{ label: oversightText.title, href: '/records' }]}
        badges={
          <>
            <ReviewBadge isReviewed={props.page.isReviewed} />
            <Show when={props.page.isSample}>
              <SampleBadge />
            </Show>
          </>
        }
      />
      <div class="stack-loose">
        <Newer page={props.page} />
        <Review page={props.page} />
        <VersionList versions={props.page.versions} shownId={props.page.id} />
        <RecordView
          record={props.page.record}
          proof={
            <RecordProof
              record={props.page.record}
              versionId={props.page.id}
              sha256={props.page.sha256}
              chain={props.page.chain}
              isWhole={props.page.isWhole}
            />
          }
        />
        <PublicationSection
          versionId={props.page.id}
          record={props.page.record}
          publications={props.page.publications}
          canPublish={props.page.can.publish}
        />
        <Show when={props.page.can.confirmErratum && isLatest()}>
          <ErratumSection
            meetingId={props.page.meetingId}
            onFiled={(versionId) => navigate(`/records/${versionId}`)}
          />
        </Show>
        <section class="section no-print">
          <h2>{papersText.title}</h2>
          <MeetingPapers meetingId={props.page.meetingId} />
        </section>
      </div>
    </div>
  )
}

/** An earlier version stays readable, and says that it is one. */
function Newer(props: { page: Page }) {
  const latest = () => props.page.versions[0]
  return (
    <Show when={latest()?.id !== props.page.id && latest()}>
      {(version) => (
        <NoticeBanner
          tone="warning"
          live="off"
          actions={
            <LinkButton href={`/records/${version().id}`}>{confirmationText.versions.openNewer}</LinkButton>
          }
        >
          <p>{confirmationText.versions.newer(version().version)}</p>
        </NoticeBanner>
      )}
    </Show>
  )
}

/** The prefecture's own place beside the record. */
function Review(props: { page: Page }) {
  const mark = createCommand(() => call(api.records[':id'].review.$post({ param: { id: props.page.id } })))
  const act = async () => {
    if (await mark.run()) showToast(text.reviewDone)
  }
  return (
    <section class="section no-print">
      <h2>{text.marks}</h2>
      <Failure error={mark.error()} title={text.reviewFailed} />
      <Show when={props.page.marks.length > 0} fallback={<p>{text.notReviewed}</p>}>
        <ul class="list-plain">
          <For each={props.page.marks}>
            {({ label, at }) => <li>{text.mark(label, wareki(dayOf(at)))}</li>}
          </For>
        </ul>
      </Show>
      <Show when={props.page.can.review && !props.page.isReviewed}>
        <div class="cluster">
          <Button variant="solid" busy={mark.isBusy()} onClick={() => void act()}>
            {text.review}
          </Button>
          <span class="quiet">{text.reviewHint}</span>
        </div>
      </Show>
    </section>
  )
}

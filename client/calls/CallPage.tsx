import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { dayOf, wareki, warekiWithWeekday } from '../../shared/calendar'
import { callKindLabel } from '../../shared/calls/call'
import { createLive } from '../data/live'
import { dueText } from '../desk/dueText'
import { NotThere } from '../forums/NotThere'
import { PaperDownloads } from '../papers/PaperDownloads'
import { callsText } from '../text/calls'
import { Card } from '../ui/Card'
import { DefinitionList } from '../ui/DefinitionList'
import { Loaded } from '../ui/Loaded'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { Answers } from './Answers'
import { CallActs } from './CallActs'
import { Counts } from './Counts'
import { type CallPageData, fetchCall } from './calls'
import { Outcome } from './Outcome'
import { OwnAnswer } from './OwnAnswer'
import { OwnIntents } from './OwnIntents'
import { SheetSection } from './SheetSection'
import './calls.css'

const text = callsText.page

/** One 照会: what it asks, one's own answer on top, everybody's as far as they are to be seen, and what the secretariat does. */
export function CallPage() {
  const params = useParams()
  const id = () => params.id ?? ''
  const live = createLive(
    () => [`call:${id()}`],
    () => fetchCall(id()),
  )
  return (
    <Loaded
      from={live}
      waiting={<PageHeader title={callsText.title} />}
      failed={(error) => <NotThere error={error} title={callsText.title} />}
    >
      {(page) => (
        <>
          <Head page={page()} />
          <div class="stack-loose">
            <Show when={page().isAsked}>
              <OwnAnswer page={page()} onDone={() => void live.refetch()} />
            </Show>
            <Show when={page().isAsked && page().kind === 'intents'}>
              <OwnIntents page={page()} onDone={() => void live.refetch()} />
            </Show>
            <Outcome page={page()} onDone={() => void live.refetch()} />
            <About page={page()} />
            <section class="section">
              <h2>{text.progress}</h2>
              <p class="quiet small">
                {wareki(asOf(page()))}
                {callsText.asOf}
              </p>
              <Counts counts={page().counts} title={page().title} nameOf={(each) => nameOf(page(), each)} />
              <Show when={page().can.manage}>
                <CallActs page={page()} onDone={() => void live.refetch()} />
              </Show>
              <Answers page={page()} />
              <PaperDownloads of="calls" id={page().id} />
            </section>
            <Show when={takesSheets(page())}>
              <SheetSection page={page()} onImported={() => void live.refetch()} />
            </Show>
            <Moves page={page()} />
          </div>
        </>
      )}
    </Loaded>
  )
}

/** A closed one shows what stood when it was closed. */
const asOf = ({ closedAt, today }: CallPageData) => (closedAt === null ? today : dayOf(closedAt))

/** A form that nobody can hand in is not given out. */
const takesSheets = ({ kind, closedAt, isAsked, can }: CallPageData) =>
  kind !== 'actuals' && closedAt === null && (isAsked || can.manage)

const nameOf = (page: CallPageData, organisationId: string) =>
  page.rows.find((row) => row.organisationId === organisationId)?.name ?? ''

function Head(props: { page: CallPageData }) {
  return (
    <PageHeader
      title={props.page.title}
      breadcrumbs={[
        { label: props.page.forumName, href: `/forums/${props.page.forumId}` },
        { label: callsText.title, href: `/forums/${props.page.forumId}/calls` },
      ]}
      badges={
        <>
          <StatusBadge label={callKindLabel[props.page.kind]} tone="info" />
          <span class="quiet">{props.page.number}</span>
          <Show when={props.page.isSample}>
            <SampleBadge />
          </Show>
        </>
      }
      lead={
        <p>
          <Show when={props.page.closedAt === null} fallback={text.closedNote}>
            <strong>{callsText.due(warekiWithWeekday(props.page.dueOn))}</strong>（
            {dueText(props.page.today, props.page.dueOn)}）
          </Show>
        </p>
      }
    />
  )
}

function About(props: { page: CallPageData }) {
  return (
    <Card as="section" label={text.note}>
      <DefinitionList
        items={[
          ...(props.page.note === ''
            ? []
            : [{ term: text.note, description: <span class="pre-line">{props.page.note}</span> }]),
          { term: text.dueOn, description: warekiWithWeekday(props.page.dueOn) },
          {
            term: text.opened,
            description: text.openedBy(wareki(dayOf(props.page.openedAt)), props.page.openedBy),
          },
          { term: text.visibility, description: props.page.isOpen ? text.isOpen : text.isClosed },
        ]}
      />
    </Card>
  )
}

function Moves(props: { page: CallPageData }) {
  return (
    <Show when={props.page.moves.length > 0}>
      <section class="section">
        <h2>{text.moves}</h2>
        <ol class="timeline">
          <For each={props.page.moves}>
            {(move) => (
              <li class="stack-tight">
                <p>
                  <span class="strong">{text.move[move.kind]}</span>　{move.detail}
                </p>
                <p class="quiet small">{text.by(wareki(dayOf(move.at)), move.label)}</p>
              </li>
            )}
          </For>
        </ol>
      </section>
    </Show>
  )
}

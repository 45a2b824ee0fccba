import Printer from 'lucide-solid/icons/printer'
import { For, Show } from 'solid-js'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { proposalStateLabel } from '../../shared/proposals/state'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { shellText } from '../text/common'
import { deskText } from '../text/desk'
import { handoverText as text } from '../text/handover'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { showToast } from '../ui/Toast'
import { HandoverNoteForm } from './HandoverNoteForm'

const fetchHandover = () => call(api.desk.handover.$get())
type Handover = Awaited<ReturnType<typeof fetchHandover>>

/** 引継ぎ: what the seat has on its hands, and what its last holder wrote down for the next. It prints. */
export function HandoverPage() {
  const handover = createLive('desk', fetchHandover)
  return (
    <Loaded from={handover} waiting={<PageHeader title={text.title} />}>
      {(page) => (
        <>
          <PageHeader
            title={text.title}
            breadcrumbs={[{ label: shellText.desk, href: '/' }]}
            lead={
              <>
                <p>{text.lead(page().seat)}</p>
                <p class="quiet">
                  {text.asOf(wareki(page().today))} ／ {termOf(page())}
                </p>
              </>
            }
            actions={
              <Button icon={Printer} onClick={() => window.print()}>
                {text.print}
              </Button>
            }
          />
          <div class="stack-loose">
            <Waiting notes={page().notes} onTaken={() => void handover.refetch()} />
            <Notes notes={page().notes} />
            <Items handover={page()} />
            <UnderWay handover={page()} />
            <Forums handover={page()} />
            <div class="no-print">
              <HandoverNoteForm onSaved={() => void handover.refetch()} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  )
}

const termOf = ({ term }: Handover) =>
  term.toOn === null ? text.since(wareki(term.fromOn)) : text.between(wareki(term.fromOn), wareki(term.toOn))

/** What somebody else left and nobody has taken over yet. */
function Waiting(props: { notes: Handover['notes']; onTaken: () => void }) {
  const isWaiting = () => props.notes.some(({ isOwn, takenAt }) => !isOwn && takenAt === null)
  const taking = createCommand(() => call(api.desk.handover.take.$post()))
  const take = async () => {
    if (!(await taking.run())) return
    showToast(text.taken)
    props.onTaken()
  }
  return (
    <Show when={isWaiting()}>
      <NoticeBanner
        tone="info"
        live="off"
        title={text.waiting}
        actions={
          <Button variant="solid" busy={taking.isBusy()} onClick={() => void take()}>
            {text.take}
          </Button>
        }
      >
        <p>{text.waitingBody}</p>
        <Failure error={taking.error()} />
      </NoticeBanner>
    </Show>
  )
}

function Notes(props: { notes: Handover['notes'] }) {
  return (
    <section class="section">
      <h2>{text.notes}</h2>
      <For each={props.notes} fallback={<p class="quiet">{text.notesNone}</p>}>
        {(note) => (
          <article class="card">
            <div class="cluster">
              <span class="strong">{text.by(note.label, warekiDateTime(note.at))}</span>
              <Show when={note.isOwn}>
                <Badge>{text.own}</Badge>
              </Show>
              <Show when={note.takenAt}>
                {(at) => <Badge tone="success">{text.takenAt(warekiDateTime(at()))}</Badge>}
              </Show>
            </div>
            <p class="pre-line">{note.text}</p>
          </article>
        )}
      </For>
    </section>
  )
}

function Items(props: { handover: Handover }) {
  return (
    <section class="section">
      <h2>{text.items(props.handover.items.length)}</h2>
      <DataTable
        caption={text.items(props.handover.items.length)}
        hideCaption
        rows={props.handover.items}
        empty={<p class="quiet">{text.itemsNone}</p>}
        columns={[
          {
            header: text.due,
            cell: ({ dueOn }) => (dueOn ? <Day day={dueOn} weekday /> : text.noDue),
          },
          { header: text.kind, cell: ({ kind }) => <Badge>{deskText.kinds[kind].label}</Badge> },
          { header: text.what, isRowHeader: true, cell: ({ title }) => title },
          { header: text.body, cell: ({ forumName }) => forumName ?? '' },
        ]}
      />
    </section>
  )
}

function UnderWay(props: { handover: Handover }) {
  return (
    <Show when={props.handover.underWay.length > 0}>
      <section class="section">
        <h2>{text.underWay(props.handover.underWay.length)}</h2>
        <DataTable
          caption={text.underWay(props.handover.underWay.length)}
          hideCaption
          rows={props.handover.underWay}
          columns={[
            { header: text.what, isRowHeader: true, cell: ({ title, number }) => `${number ?? ''} ${title}` },
            { header: text.state, cell: ({ state }) => proposalStateLabel[state] },
            { header: text.body, cell: ({ forumName }) => forumName },
          ]}
        />
      </section>
    </Show>
  )
}

function Forums(props: { handover: Handover }) {
  return (
    <Show when={props.handover.forums.length > 0}>
      <section class="section">
        <h2>{text.forums}</h2>
        <ul>
          <For each={props.handover.forums}>
            {(forum) => (
              <li>
                {forum.parentName} {forum.name}{' '}
                <Show when={forum.isSecretariat}>
                  <Badge tone="success">{text.secretariat}</Badge>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

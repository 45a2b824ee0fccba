import { Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { createLive } from '../data/live'
import { mailText } from '../text/mail'
import { Button } from '../ui/Button'
import { type Column, DataTable } from '../ui/DataTable'
import { Failure } from '../ui/Failure'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'

const fetchOutbox = () => call(api.mail.outbox.$get())
type Outbox = Awaited<ReturnType<typeof fetchOutbox>>
type Letter = Outbox['waiting'][number]

/** The state of the outbox, for the administrator: what waits, what was given up and why. */
export function OutboxPanel() {
  const outbox = createLive('mail', fetchOutbox)
  const resending = createCommand((_key, id: string) =>
    call(api.mail.outbox[':id'].resend.$post({ param: { id } })),
  )
  const resend = async (id: string) => {
    if (!(await resending.run(id))) return
    showToast(mailText.resent)
    await outbox.refetch()
  }
  const kind: Column<Letter> = {
    header: mailText.kind,
    cell: (letter) => letter.kindLabel,
    isRowHeader: true,
  }
  const to: Column<Letter> = { header: mailText.to, cell: (letter) => <Addressee letter={letter} /> }
  const reason: Column<Letter> = { header: mailText.reason, cell: (letter) => letter.lastError }
  const tries: Column<Letter> = { header: mailText.tries, cell: (letter) => letter.tries, alignEnd: true }
  const nextTry: Column<Letter> = {
    header: mailText.nextTry,
    cell: (letter) => (letter.nextTryAt === null ? '' : warekiDateTime(letter.nextTryAt)),
  }
  const made: Column<Letter> = { header: mailText.made, cell: (letter) => warekiDateTime(letter.createdAt) }
  const acts: Column<Letter> = {
    header: mailText.acts,
    cell: (letter) => (
      <Button small busy={resending.isBusy()} onClick={() => void resend(letter.id)}>
        {mailText.resend}
        <span class="visually-hidden">（{letter.to}）</span>
      </Button>
    ),
  }
  return (
    <div class="stack">
      <h2>{mailText.outboxTitle}</h2>
      <Failure error={resending.error()} />
      <Loaded from={outbox}>
        {(page) => (
          <>
            <Show
              when={page().isConfigured}
              fallback={
                <NoticeBanner tone="warning" live="off">
                  <p>{mailText.outboxOff}</p>
                </NoticeBanner>
              }
            >
              <p class="measure">
                {lastSent(page())}
                {mailText.outboxLead}
              </p>
            </Show>
            <Letters
              title={mailText.failed}
              none={mailText.failedNone}
              letters={page().failed}
              count={page().failedCount}
              columns={[kind, to, reason, tries, made, acts]}
            />
            <Letters
              title={mailText.waiting}
              none={mailText.waitingNone}
              letters={page().waiting}
              count={page().waitingCount}
              columns={[kind, to, nextTry, tries, reason]}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

const lastSent = ({ lastSentAt }: Outbox) =>
  lastSentAt === null ? mailText.neverSent : mailText.lastSent(warekiDateTime(lastSentAt))

function Letters(props: {
  title: string
  none: string
  letters: readonly Letter[]
  count: number
  columns: readonly Column<Letter>[]
}) {
  const left = () => props.count - props.letters.length
  return (
    <section class="section">
      <h3>{props.title}</h3>
      <DataTable
        caption={props.title}
        hideCaption
        columns={props.columns}
        rows={props.letters}
        empty={<p class="quiet">{props.none}</p>}
      />
      <Show when={left() > 0}>
        <p class="quiet">{mailText.more(left())}</p>
      </Show>
    </section>
  )
}

function Addressee(props: { letter: Letter }) {
  return (
    <>
      {props.letter.to}
      <br />
      <span class="quiet small">{props.letter.address || mailText.noAddress}</span>
    </>
  )
}

import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { dayOf, daysBetween, wareki, warekiDateTime } from '../../shared/calendar'
import { jobKindLabel } from '../../shared/ledger/job'
import { ledgerText } from '../text/ledger'
import { type Column, DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { HandOverDialog } from './HandOverDialog'
import { JobActs } from './JobActs'
import type { Ledger, LedgerJob, LedgerMeeting } from './ledger'

/** The jobs of one meeting in the order of the work: what is left, and folded away what is done. */
export function MeetingJobs(props: { meeting: LedgerMeeting; ledger: Ledger }) {
  const [passing, setPassing] = createSignal<LedgerJob>()
  const open = () => props.meeting.jobs.filter(({ doneAt }) => doneAt === null)
  const done = () => props.meeting.jobs.filter(({ doneAt }) => doneAt !== null)
  const today = () => dayOf(props.ledger.asOf)
  const columns: Column<LedgerJob>[] = [
    { header: ledgerText.job, cell: (job) => jobKindLabel[job.kind], isRowHeader: true },
    { header: ledgerText.owner, cell: (job) => <Owner job={job} /> },
    { header: ledgerText.due, cell: (job) => <Due job={job} today={today()} /> },
    { header: ledgerText.acts, cell: (job) => <JobActs job={job} onPass={() => setPassing(job)} /> },
  ]
  return (
    <section class="section">
      <div class="stack-tight">
        <h2>
          <A href={`/meetings/${props.meeting.id}`}>{props.meeting.name}</A>
        </h2>
        <p class="cluster">
          <span>{warekiDateTime(props.meeting.startsAt)}</span>
          <Show when={props.meeting.isSample}>
            <SampleBadge />
          </Show>
        </p>
      </div>
      <DataTable
        caption={ledgerText.openJobsOf(props.meeting.name)}
        hideCaption
        columns={columns}
        rows={open()}
        empty={<p>{ledgerText.allDone}</p>}
      />
      <Show when={done().length > 0}>
        <details>
          <summary>{ledgerText.doneCount(done().length)}</summary>
          <DataTable
            caption={ledgerText.doneJobsOf(props.meeting.name)}
            hideCaption
            columns={columns}
            rows={done()}
          />
        </details>
      </Show>
      <Show when={passing()} keyed>
        {(job) => (
          <HandOverDialog job={job} workers={props.ledger.workers} onClose={() => setPassing(undefined)} />
        )}
      </Show>
    </section>
  )
}

/** Who has it now, and through whose hands it came: both names stay [L4]. */
function Owner(props: { job: LedgerJob }) {
  return (
    <div class="stack-tight">
      <span>{props.job.ownerName ?? ledgerText.nobody}</span>
      <For each={props.job.handovers}>
        {(handover) => (
          <span class="quiet small">
            {ledgerText.handedOver(handover.fromName ?? ledgerText.nobody, handover.toName)}
            <br />
            {ledgerText.handedOverBy(wareki(dayOf(handover.at)), handover.label)}
            <Show when={handover.reason}>
              <br />
              {handover.reason}
            </Show>
          </span>
        )}
      </For>
    </div>
  )
}

/** Its day, and how it stands to it: late, done by somebody, done by the software. */
function Due(props: { job: LedgerJob; today: string }) {
  const late = () => daysBetween(props.job.dueOn, props.today)
  return (
    <div class="ledger-due">
      <Day day={props.job.dueOn} />
      <Show
        when={props.job.doneAt}
        fallback={
          <Show when={late() > 0}>
            <StatusBadge label={ledgerText.late(late())} tone="error" />
          </Show>
        }
      >
        {(doneAt) => (
          <>
            <StatusBadge
              label={props.job.isAutomatic ? ledgerText.doneAutomatically : ledgerText.doneOn}
              tone={props.job.isAutomatic ? 'info' : 'success'}
            />
            <span class="quiet small">
              <Day day={dayOf(doneAt())} />
            </span>
          </>
        )}
      </Show>
    </div>
  )
}

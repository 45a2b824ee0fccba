import { createEffect, createSignal, For, Match, Show, Switch } from 'solid-js'
import { dayOf, daysBetween, wareki, warekiWithWeekday } from '../../shared/calendar'
import { createLive } from '../data/live'
import { confirmationText } from '../text/confirmation'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { StatusBadge } from '../ui/StatusBadge'
import { CorrectionDialog } from './CorrectionDialog'
import { CorrectionList } from './CorrectionList'
import { type Confirmation, fetchConfirmation } from './confirmation'
import './confirmation.css'
import { OwnAnswer } from './OwnAnswer'
import type { Marked, Passages } from './passages'
import { RoundActs } from './RoundActs'
import { RoundTable } from './RoundTable'

const text = confirmationText

interface ConfirmationPanelProps {
  meetingId: string
  passages: Passages
  /** 議題 to choose from where no words are marked */
  items: () => readonly { id: string; number: string; title: string }[]
}

/** 議事録の確認 of a meeting: first what one's own organisation is asked, then how everybody stands, then the 修正依頼. */
export function ConfirmationPanel(props: ConfirmationPanelProps) {
  const page = createLive(
    () => `meeting:${props.meetingId}`,
    () => fetchConfirmation(props.meetingId),
  )
  const [asking, setAsking] = createSignal<{ marked: Marked | undefined }>()
  const ask = () => setAsking({ marked: props.passages.marked() })
  createEffect(() => {
    const shown = page()
    props.passages.onRequest(shown?.can.request && !shown.isConfirmed ? ask : undefined)
  })
  return (
    <section class="confirmation no-print" aria-label={text.title}>
      <Failure error={page.error()} title={text.loadFailed} />
      <Show when={page()}>
        {(shown) => (
          <>
            <Deadlines page={shown()} />
            <Show when={!shown().isConfirmed && shown().round}>
              {(round) => <OwnAnswer page={shown()} round={round()} onRequest={ask} />}
            </Show>
            <Show when={shown().round}>
              {(round) => (
                <details open={shown().can.open}>
                  <summary>
                    <Standing page={shown()} />
                  </summary>
                  <div class="stack">
                    <Changed page={shown()} />
                    <RoundTable round={round()} />
                  </div>
                </details>
              )}
            </Show>
            <Show when={shown().next}>
              {(next) => <p class="measure">{text.next(next().by, next().labels)}</p>}
            </Show>
            <RoundActs page={shown()} onRequest={ask} />
            <CorrectionList page={shown()} passages={props.passages} />
            <CorrectionDialog
              open={asking() !== undefined}
              marked={asking()?.marked}
              page={shown()}
              items={props.items()}
              onClose={() => setAsking(undefined)}
            />
          </>
        )}
      </Show>
    </section>
  )
}

/** 概要 n日, 議事録 n日, 当番: what the secretariat and whoever writes must keep. */
function Deadlines(props: { page: Confirmation }) {
  const deadlines = () => props.page.deadlines
  const late = (day: string) => daysBetween(props.page.today, day) < 0
  return (
    <Show when={!props.page.isConfirmed}>
      <p class="cluster small">
        <Show
          when={deadlines().summaryFiledAt === null}
          fallback={<span class="quiet">{text.deadlines.summaryDone}</span>}
        >
          <Deadline
            label={text.deadlines.summary(wareki(deadlines().summaryDueOn))}
            late={late(deadlines().summaryDueOn)}
          />
        </Show>
        <Deadline
          label={text.deadlines.minutes(wareki(deadlines().minutesDueOn))}
          late={late(deadlines().minutesDueOn)}
        />
        <Show when={deadlines().onDuty}>{(name) => <span>{text.deadlines.duty(name())}</span>}</Show>
      </p>
    </Show>
  )
}

const Deadline = (props: { label: string; late: boolean }) => (
  <Show when={props.late} fallback={<span class="quiet">{props.label}</span>}>
    <StatusBadge label={props.label} tone="warning" />
  </Show>
)

function Standing(props: { page: Confirmation }) {
  return (
    <Show when={props.page.round}>
      {(round) => (
        <span class="cluster confirmation-standing">
          <Switch>
            <Match when={round().closedAt === null}>
              <StatusBadge label={text.stands.open(round().version)} tone="info" />
              <span>{text.stands.due(warekiWithWeekday(round().dueOn))}</span>
            </Match>
            <Match when={round().closedAt !== null}>
              <StatusBadge label={text.stands.closed(round().version)} tone="success" />
            </Match>
          </Switch>
          <span class="quiet small">
            {text.table.count(
              round().rows.filter(({ state }) => state === 'no_objection' || state === 'correction').length,
              round().rows.length,
            )}
          </span>
        </span>
      )}
    </Show>
  )
}

function Changed(props: { page: Confirmation }) {
  return (
    <>
      <Show when={props.page.round}>
        {(round) => (
          <p class="quiet small">
            {text.stands.sent(wareki(dayOf(round().openedAt)), round().sentBy)}　
            {text.silence[round().silence]}
          </p>
        )}
      </Show>
      <Show when={props.page.changed.length > 0}>
        <NoticeBanner tone="warning" live="off" title={text.stands.changed}>
          <p>{text.stands.changedLead}</p>
          <ul>
            <For each={props.page.changed}>{(label) => <li>{label}</li>}</For>
          </ul>
          <Show when={props.page.can.open}>
            <p>{text.stands.changedHint}</p>
          </Show>
        </NoticeBanner>
      </Show>
    </>
  )
}

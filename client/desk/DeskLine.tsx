import { Show } from 'solid-js'
import { dayOf, daysBetween, timeOfDay } from '../../shared/calendar'
import type { DeskAct } from '../../shared/desk/act'
import type { DeskItem, DeskItemKind } from '../../shared/desk/item'
import { deskText } from '../text/desk'
import { Day } from '../ui/Day'
import { LinkButton } from '../ui/LinkButton'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'
import { Unbroken } from '../ui/Unbroken'
import { DeskActs } from './DeskActs'
import { dueText } from './dueText'
import { itemPath } from './itemPath'

const tone: Record<DeskItemKind, Tone> = {
  rsvp: 'warning',
  written: 'warning',
  date_poll: 'warning',
  agenda_call: 'info',
  call: 'warning',
  intent: 'warning',
  call_entry: 'info',
  intent_entry: 'info',
  call_to_close: 'info',
  call_outcome: 'info',
  project_words: 'info',
  actuals_to_ask: 'info',
  round: 'warning',
  corrections: 'info',
  correction_draft: 'neutral',
  interest_match: 'success',
  proposal_joint: 'warning',
  proposal_word: 'warning',
  proposal_entry: 'info',
  need_asked: 'info',
  need_typed: 'warning',
  offer_request: 'warning',
  precedent: 'info',
  consent: 'warning',
  consent_close: 'info',
  consent_entry: 'info',
  point_entry: 'info',
  handover: 'warning',
  leaving: 'warning',
  poll_to_settle: 'info',
  cadence: 'warning',
  meeting: 'info',
  action: 'warning',
  job: 'neutral',
  returned: 'warning',
  receive: 'info',
  referred: 'info',
  summary: 'info',
  confirm: 'info',
  review: 'info',
  seat: 'neutral',
  draft: 'neutral',
}

/** One waiting thing: when, what, and the button that leads to it. */
export function DeskLine(props: {
  item: DeskItem
  today: string
  onDone: (act: DeskAct, item: DeskItem) => void
}) {
  const isLate = () => props.item.dueOn !== null && daysBetween(props.today, props.item.dueOn) < 0
  const kind = () => deskText.kinds[props.item.kind]
  return (
    <li class="desk-item" data-late={isLate()}>
      <div class="desk-due">
        <Show when={props.item.dueOn} fallback={<Waiting since={props.item.at} />}>
          {(dueOn) => (
            <>
              <strong>{dueText(props.today, dueOn())}</strong>
              <span class="small">
                <Day day={dueOn()} weekday />
                <Show when={props.item.at}>{(at) => timeOfDay(at())}</Show>
              </span>
            </>
          )}
        </Show>
      </div>
      <div class="stack-tight">
        <div class="cluster">
          <StatusBadge label={kind().label} tone={tone[props.item.kind]} />
          <span class="quiet small">{props.item.forumName}</span>
        </div>
        <p class="strong">
          <Unbroken text={props.item.title} />
        </p>
      </div>
      <div class="desk-acts">
        <Show when={props.item.acts}>
          {(acts) => <DeskActs item={props.item} acts={acts()} onDone={props.onDone} />}
        </Show>
        <LinkButton variant={props.item.acts ? 'text' : 'outline'} href={itemPath(props.item)}>
          {kind().act}
        </LinkButton>
      </div>
    </li>
  )
}

/** What has no day of its own says since when it waits. */
function Waiting(props: { since: number | null }) {
  return (
    <>
      <span class="quiet">{deskText.noDue}</span>
      <Show when={props.since}>
        {(since) => (
          <span class="small">
            <Day day={dayOf(since())} />
            {deskText.since}
          </span>
        )}
      </Show>
    </>
  )
}

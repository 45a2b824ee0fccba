import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import { type Rsvp, rsvpAnswerLabel, rsvpAnswers, standingAnswer } from '../../shared/schedule/rsvp'
import { scheduleText } from '../text/schedule'
import { Badge } from '../ui/Badge'
import { type Column, DataTable } from '../ui/DataTable'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'
import type { MeetingSchedule } from './poll'

interface Row {
  id: string
  name: string
  rsvp: Rsvp
}

const tone: Record<Rsvp['answer'], Tone> = {
  present: 'success',
  proxy: 'success',
  online: 'success',
  absent: 'neutral',
}

/** Who comes, in 建制順; who has not answered stands apart. */
export function RsvpList(props: { schedule: MeetingSchedule }) {
  const rows = (): Row[] =>
    props.schedule.members.flatMap(({ id, name }) => {
      const rsvp = props.schedule.rsvps.find(({ organisationId }) => organisationId === id)
      return rsvp ? [{ id, name, rsvp }] : []
    })
  return (
    <div class="stack">
      <p class="rsvp-totals">
        <For each={rsvpAnswers}>
          {(answer) => (
            <span>
              {rsvpAnswerLabel[answer]} <strong>{props.schedule.totals[answer]}</strong>
            </span>
          )}
        </For>
        <span>
          {scheduleText.rsvp.unanswered} <strong>{props.schedule.totals.unanswered}</strong>
        </span>
      </p>
      <DataTable
        caption={scheduleText.rsvp.list}
        hideCaption
        columns={columns}
        rows={rows()}
        empty={<p class="quiet">{scheduleText.rsvp.none}</p>}
      />
      <Unanswered schedule={props.schedule} />
    </div>
  )
}

const columns: Column<Row>[] = [
  { header: scheduleText.rsvp.organisation, isRowHeader: true, cell: ({ name }) => name },
  { header: scheduleText.rsvp.answer, cell: ({ rsvp }) => <Answer rsvp={rsvp} /> },
  { header: scheduleText.rsvp.who, cell: ({ rsvp }) => <People rsvp={rsvp} /> },
  { header: scheduleText.rsvp.note, cell: ({ rsvp }) => rsvp.note },
  {
    header: scheduleText.rsvp.at,
    cell: ({ rsvp }) => (
      <span class="small">
        {warekiDateTime(rsvp.answeredAt)}
        <br />
        {rsvp.onBehalfChannel
          ? scheduleText.poll.onBehalfBy(rsvp.label, onBehalfChannelLabel[rsvp.onBehalfChannel])
          : rsvp.label}
      </span>
    ),
  },
]

function Answer(props: { rsvp: Rsvp }) {
  return (
    <span class="cluster">
      <StatusBadge label={rsvpAnswerLabel[props.rsvp.answer]} tone={tone[props.rsvp.answer]} />
      <Show when={props.rsvp.isForOtherDate}>
        <Badge tone="warning">{scheduleText.rsvp.forOtherDate}</Badge>
      </Show>
      <Show when={props.rsvp.isLate}>
        <Badge>{scheduleText.rsvp.late}</Badge>
      </Show>
    </span>
  )
}

function People(props: { rsvp: Rsvp }) {
  return (
    <For each={props.rsvp.people}>
      {({ division, title, name }) => (
        <span class="rsvp-who">{[division, title, name].filter((part) => part !== '').join(' ')}</span>
      )}
    </For>
  )
}

function Unanswered(props: { schedule: MeetingSchedule }) {
  const names = () =>
    props.schedule.members
      .filter(({ id, isAsked }) => isAsked && standingAnswer(props.schedule.rsvps, id) === undefined)
      .map(({ name }) => name)
  return (
    <Show when={names().length > 0} fallback={<p>{scheduleText.rsvp.allAnswered}</p>}>
      <div class="stack-tight">
        <h3>{scheduleText.rsvp.unansweredTitle(names().length)}</h3>
        <p>{names().join('、')}</p>
      </div>
    </Show>
  )
}

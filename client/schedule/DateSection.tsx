import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { dayOf, timeOfDay, wareki, warekiDateTime, warekiWithWeekday } from '../../shared/calendar'
import { meetingModeLabel } from '../../shared/meetings/meeting'
import { isSameHead } from '../../shared/schedule/head'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { buttonClass } from '../ui/buttonClass'
import { DefinitionList } from '../ui/DefinitionList'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { CallOffDialog } from './CallOffDialog'
import { NotifyDialog } from './NotifyDialog'
import type { MeetingSchedule } from './poll'

interface DateSectionProps {
  schedule: MeetingSchedule
  refetch: () => Promise<void>
}

/** When the meeting is, what was told of it, and what the secretariat can do with its date. */
export function DateSection(props: DateSectionProps) {
  return (
    <section class="section">
      <h2>{scheduleText.tab.date}</h2>
      <CalledOff schedule={props.schedule} />
      <DefinitionList items={factsOf(props.schedule)} />
      <Show when={differs(props.schedule)}>
        <p>{scheduleText.tab.differs}</p>
      </Show>
      <div class="cluster">
        <a
          class={buttonClass({})}
          href={`/api/schedule/${props.schedule.id}/calendar.ics`}
          download=""
          rel="external"
        >
          {scheduleText.tab.calendar}
        </a>
        <For each={props.schedule.polls}>
          {(poll) => <A href={`/polls/${poll.id}`}>{scheduleText.tab.pollLink(poll.title)}</A>}
        </For>
      </div>
      <Show when={props.schedule.can.manage}>
        <DateActs {...props} />
      </Show>
    </section>
  )
}

const differs = ({ head, told }: MeetingSchedule) => told !== null && !isSameHead(head, told)

function CalledOff(props: { schedule: MeetingSchedule }) {
  return (
    <Show when={props.schedule.calledOff}>
      {(off) => (
        <NoticeBanner
          tone="warning"
          live="off"
          title={off().kind === 'cancelled' ? scheduleText.tab.cancelled : scheduleText.tab.postponed}
        >
          <p>{scheduleText.tab.reason(off().reason)}</p>
          <Show when={off().kind === 'postponed' && props.schedule.can.manage}>
            <p>{scheduleText.tab.postponedNext}</p>
          </Show>
        </NoticeBanner>
      )}
    </Show>
  )
}

function factsOf({ head, notifiedAt, noticeNumber, calledOff }: MeetingSchedule) {
  const text = scheduleText.tab
  const isWritten = head.mode === 'written'
  const day = (value: string | null) => (value === null ? text.unset : warekiWithWeekday(value))
  return [
    {
      term: isWritten ? text.writtenUntil : text.startsAt,
      description: calledOff?.kind === 'postponed' ? text.undecided : warekiDateTime(head.startsAt),
    },
    ...(isWritten || calledOff?.kind === 'postponed'
      ? []
      : [{ term: text.endsAt, description: endText(head) }]),
    ...(isWritten ? [] : [{ term: text.place, description: head.place || text.unset }]),
    { term: text.mode, description: meetingModeLabel[head.mode] },
    {
      term: text.notice,
      description:
        notifiedAt === null ? text.notNotified : text.notifiedOn(wareki(dayOf(notifiedAt)), noticeNumber),
    },
    { term: text.agendaDue, description: day(head.agendaDueOn) },
    ...(isWritten ? [] : [{ term: text.rsvpDue, description: day(head.rsvpDueOn) }]),
  ]
}

function endText({ startsAt, endsAt }: MeetingSchedule['head']): string {
  if (endsAt === null) return scheduleText.tab.unset
  return dayOf(startsAt) === dayOf(endsAt) ? timeOfDay(endsAt) : warekiDateTime(endsAt)
}

function DateActs(props: DateSectionProps) {
  const [open, setOpen] = createSignal<'notify' | 'cancelled' | 'postponed'>()
  const shut = () => setOpen(undefined)
  const can = () => props.schedule.can
  /** A date is looked for while there is a sitting to come, and once at a time. */
  const mayPoll = () => {
    const { state, head, polls } = props.schedule
    const isToCome = state === 'planned' || state === 'notified' || state === 'postponed'
    return isToCome && head.mode !== 'written' && !polls.some(({ isOpen }) => isOpen)
  }
  return (
    <div class="cluster">
      <Show when={can().notify}>
        <Button
          variant={props.schedule.notifiedAt === null ? 'solid' : 'outline'}
          onClick={() => setOpen('notify')}
        >
          {props.schedule.notifiedAt === null ? scheduleText.tab.notify : scheduleText.tab.notifyAgain}
        </Button>
      </Show>
      <Show when={can().change && mayPoll()}>
        <LinkButton href={`/forums/${props.schedule.forumId}/polls/new?meetingId=${props.schedule.id}`}>
          {scheduleText.tab.poll}
        </LinkButton>
      </Show>
      <Show when={can().postpone}>
        <Button onClick={() => setOpen('postponed')}>{scheduleText.tab.postpone}</Button>
      </Show>
      <Show when={can().callOff}>
        <Button danger onClick={() => setOpen('cancelled')}>
          {scheduleText.tab.callOff}
        </Button>
      </Show>
      <NotifyDialog {...props} open={open() === 'notify'} onClose={shut} />
      <CallOffDialog {...props} kind="postponed" open={open() === 'postponed'} onClose={shut} />
      <CallOffDialog {...props} kind="cancelled" open={open() === 'cancelled'} onClose={shut} />
    </div>
  )
}

import Pencil from 'lucide-solid/icons/pencil'
import { For, type JSX, Show } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { attendanceStatusLabel, attendeeCategoryLabel } from '../../shared/meetings/attendee'
import { rsvpAnswerLabel } from '../../shared/schedule/rsvp'
import type { AttendanceMark } from '../../shared/sitting/commands'
import { api, call } from '../data/api'
import { sittingText } from '../text/sitting'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { IconButton } from '../ui/IconButton'
import { createAct, type Room } from './room'
import type { SittingAnswer, SittingAttendee } from './sitting'

const text = sittingText.attendance

interface AttendeeRowProps {
  room: Room
  attendee: SittingAttendee
  onEdit: () => void
}

/** One person: who, whether they are there, and what can be tapped now. */
export function AttendeeRow(props: AttendeeRowProps) {
  // A command of its own: a second line can be tapped while the first is on its way.
  const marking = createAct(props.room, (path, idempotencyKey, mark: AttendanceMark) =>
    call(
      api.sitting[':id'].mark.$post({
        ...path,
        json: { attendeeId: props.attendee.id, mark, idempotencyKey },
      }),
    ),
  )
  const name = () =>
    props.room.sitting().organisations.find(({ id }) => id === props.attendee.organisationId)?.name ?? ''
  /** The 事務局 that keeps the papers was asked as an organisation, not as the people at the table. */
  const answer = () =>
    props.attendee.category === 'secretariat'
      ? undefined
      : props.room.sitting().answers.find(({ id }) => id === props.attendee.organisationId)
  const who = () => `${name()} ${props.attendee.title}`.trim()
  return (
    <li data-status={props.attendee.status}>
      <div class="sitting-attendee-who">
        <strong>{name()}</strong> {props.attendee.division} {props.attendee.title} {props.attendee.name}
        <span class="cluster small">
          <Notes attendee={props.attendee} answer={answer()} />
        </span>
      </div>
      <Show when={props.room.sitting().can.attend}>
        <fieldset class="sitting-attendee-acts" aria-label={who()}>
          <For each={tapsOf(props.attendee, props.room.sitting().beganAt !== null)}>
            {(mark) => (
              <Button
                small
                pressed={isMarked(props.attendee, mark)}
                disabled={marking.isBusy()}
                onClick={() => void marking.run(mark)}
              >
                <span class="visually-hidden">{text.of(who(), '')}</span>
                {tapLabel[mark]}
              </Button>
            )}
          </For>
          <IconButton icon={Pencil} label={text.of(who(), text.edit)} onClick={() => props.onEdit()} />
        </fieldset>
      </Show>
      <Failure error={marking.error()} />
    </li>
  )
}

function Notes(props: { attendee: SittingAttendee; answer: SittingAnswer | undefined }): JSX.Element {
  const attendee = () => props.attendee
  return (
    <>
      <Show when={attendee().category !== 'member'}>
        <Badge>{attendeeCategoryLabel[attendee().category]}</Badge>
      </Show>
      <Show when={attendee().proxyFor}>{(title) => <span>{text.proxyFor(title())}</span>}</Show>
      <Show when={attendee().isOnline}>
        <Badge tone="info">{text.online}</Badge>
      </Show>
      <Show when={attendee().status === 'expected'}>
        <span class="quiet">{attendanceStatusLabel.expected}</span>
        <Show when={props.answer}>{(answer) => <span>{answerWords(answer().rsvp)}</span>}</Show>
      </Show>
      <Show when={attendee().arrivedAt}>{(at) => <span>{text.lateAt(clockTime(at()))}</span>}</Show>
      <Show when={attendee().leftAt}>{(at) => <span>{text.leftAt(clockTime(at()))}</span>}</Show>
      <Show when={attendee().note}>{(note) => <span class="quiet">{note()}</span>}</Show>
    </>
  )
}

/** 回答：代理出席（総務課 係長） — who comes in another's place is said, since the line may still name nobody. */
function answerWords(rsvp: SittingAnswer['rsvp']): string {
  if (rsvp === null) return text.noAnswer
  const [first] = rsvp.answer === 'proxy' ? rsvp.people : []
  const who = first ? [first.division, first.title, first.name].filter((part) => part !== '').join(' ') : ''
  return text.answer(rsvpAnswerLabel[rsvp.answer], who)
}

const tapLabel: Record<AttendanceMark, string> = {
  present: text.present,
  absent: text.absent,
  expected: '',
  arrives: text.late,
  leaves: text.leaves,
  returns: text.returns,
}

/** Before 開会 there is 出席 and 欠席; after it whoever comes is late, and whoever is there may leave and come back. */
function tapsOf(attendee: SittingAttendee, hasBegun: boolean): AttendanceMark[] {
  if (!hasBegun) return ['present', 'absent']
  if (attendee.status !== 'present') return ['present', 'arrives', 'absent']
  return attendee.leftAt === null ? ['present', 'leaves', 'absent'] : ['present', 'returns', 'absent']
}

function isMarked({ status, arrivedAt, leftAt }: SittingAttendee, mark: AttendanceMark): boolean | undefined {
  if (mark === 'present') return status === 'present' && arrivedAt === null && leftAt === null
  if (mark === 'absent') return status === 'absent'
  return undefined
}

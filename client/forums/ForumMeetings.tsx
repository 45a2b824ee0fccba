import { A } from '@solidjs/router'
import Plus from 'lucide-solid/icons/plus'
import { createSignal, For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { meetingModeLabel, meetingStateLabel } from '../../shared/meetings/meeting'
import { useMe } from '../data/session'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { forumsText } from '../text/forums'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'
import type { Forum } from './forum'

type Meetings = NonNullable<Forum['meetings']>
type Meeting = Meetings['coming'][number]

/** The first past meetings; the rest comes on request. */
const pastShown = 3

/** The meetings of the body for those inside; for the others, why there are none to see. */
export function ForumMeetings(props: { forum: Forum }) {
  const [isCreating, setCreating] = createSignal(false)
  return (
    <section class="section">
      <h2>{forumsText.meetings}</h2>
      <Show when={props.forum.can.createMeeting}>
        <div>
          <Button variant="solid" icon={Plus} onClick={() => setCreating(true)}>
            {forumsText.createMeeting}
          </Button>
        </div>
        <NewMeetingDialog forum={props.forum} open={isCreating()} onClose={() => setCreating(false)} />
      </Show>
      <Show when={props.forum.meetings} fallback={<Outsider forumId={props.forum.id} />}>
        {(meetings) => <MeetingLists meetings={meetings()} />}
      </Show>
    </section>
  )
}

function MeetingLists(props: { meetings: Meetings }) {
  const [isAll, setAll] = createSignal(false)
  const past = () => (isAll() ? props.meetings.past : props.meetings.past.slice(0, pastShown))
  const hidden = () => props.meetings.past.length - past().length
  return (
    <Show
      when={props.meetings.coming.length + props.meetings.past.length > 0}
      fallback={
        <EmptyState title={forumsText.noMeetings}>
          <p>{props.meetings.can.create ? forumsText.noMeetingsSecretariat : forumsText.noMeetingsMember}</p>
        </EmptyState>
      }
    >
      <h3>{forumsText.comingMeetings}</h3>
      <Show when={props.meetings.coming.length > 0} fallback={<p class="quiet">{forumsText.noComing}</p>}>
        <MeetingList meetings={props.meetings.coming} />
      </Show>
      <Show when={past().length > 0}>
        <h3>{forumsText.pastMeetings}</h3>
        <MeetingList meetings={past()} />
        <Show when={hidden() > 0}>
          <div>
            <Button variant="text" onClick={() => setAll(true)}>
              {forumsText.showAllPast(props.meetings.past.length)}
            </Button>
          </div>
        </Show>
      </Show>
    </Show>
  )
}

const stateTone: Record<Meeting['state'], Tone> = { planned: 'info', held: 'warning', confirmed: 'success' }

function MeetingList(props: { meetings: readonly Meeting[] }) {
  return (
    <ul class="meeting-list">
      <For each={props.meetings}>
        {(meeting) => (
          <li class="meeting-line">
            <div class="stack-tight">
              <div class="cluster">
                <StatusBadge label={meetingStateLabel[meeting.state]} tone={stateTone[meeting.state]} />
                <Show when={meeting.isSample}>
                  <SampleBadge />
                </Show>
              </div>
              <A href={`/meetings/${meeting.id}`} class="strong">
                {meeting.name}
              </A>
              <span>
                {warekiDateTime(meeting.startsAt)}　{meeting.place}（{meetingModeLabel[meeting.mode]}）
              </span>
            </div>
            <MeetingAction meeting={meeting} />
          </li>
        )}
      </For>
    </ul>
  )
}

/** The one thing that is next with this meeting. */
function MeetingAction(props: { meeting: Meeting }) {
  return (
    <Show
      when={props.meeting.versionId}
      fallback={
        <LinkButton href={`/meetings/${props.meeting.id}`}>
          {props.meeting.state === 'planned' ? forumsText.openAgenda : forumsText.openMinutes}
        </LinkButton>
      }
    >
      {(versionId) => <LinkButton href={`/records/${versionId()}`}>{forumsText.openRecord}</LinkButton>}
    </Show>
  )
}

function Outsider(props: { forumId: string }) {
  const me = useMe()
  const isPrefecture = () => me().actor.duty === 'prefecture'
  return (
    <NoticeBanner
      tone="info"
      live="off"
      title={forumsText.outsiderTitle}
      actions={
        <Show when={isPrefecture()}>
          <LinkButton small href={`/records?forumId=${props.forumId}`}>
            {forumsText.confirmedRecords}
          </LinkButton>
        </Show>
      }
    >
      <p>{isPrefecture() ? forumsText.prefectureBody : forumsText.outsiderBody}</p>
    </NoticeBanner>
  )
}

import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { type MeetingState, meetingModeLabel } from '../../shared/meetings/meeting'
import { MeetingStateBadge } from '../meetings/MeetingStateBadge'
import { forumsText } from '../text/forums'
import { LinkButton } from '../ui/LinkButton'
import { SampleBadge } from '../ui/SampleBadge'
import type { Forum } from './forum'

type Meeting = NonNullable<Forum['meetings']>['coming'][number]

/** Meetings with their state, time and place, and for each the one thing that is next with it. */
export function MeetingList(props: { meetings: readonly Meeting[] }) {
  return (
    <ul class="meeting-list">
      <For each={props.meetings}>
        {(meeting) => (
          <li class="meeting-line">
            <div class="stack-tight">
              <div class="cluster">
                <MeetingStateBadge state={meeting.state} />
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
        <LinkButton href={`/meetings/${props.meeting.id}`}>{openText(props.meeting.state)}</LinkButton>
      }
    >
      {(versionId) => <LinkButton href={`/records/${versionId()}`}>{forumsText.openRecord}</LinkButton>}
    </Show>
  )
}

/** Before it sits a meeting is its 次第, afterwards its 議事録; one that is off is only looked at. */
function openText(state: MeetingState): string {
  if (state === 'planned' || state === 'notified') return forumsText.openAgenda
  return state === 'cancelled' || state === 'postponed' ? forumsText.openMeeting : forumsText.openMinutes
}

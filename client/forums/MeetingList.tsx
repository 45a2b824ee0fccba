import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { meetingModeLabel, meetingStateLabel } from '../../shared/meetings/meeting'
import { stateTone } from '../meetings/stateTone'
import { forumsText } from '../text/forums'
import { LinkButton } from '../ui/LinkButton'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
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

import { Show } from 'solid-js'
import { OutcomeLists } from '../minutes/OutcomeLists'
import { MeetingRegister } from '../registers/MeetingRegister'
import type { MeetingTabProps } from './meetingTab'

/** 決定・宿題 of one meeting: as they are written until it ended, then with what becomes of them. */
export function OutcomesTab(props: MeetingTabProps) {
  return (
    <Show
      when={isOver(props.meeting.state)}
      fallback={
        <OutcomeLists
          decisions={props.meeting.decisions}
          actionItems={props.meeting.actionItems}
          items={props.items()}
          organisations={props.meeting.members}
          today={props.meeting.today}
          isConfirmed={props.meeting.versionId !== null}
        />
      }
    >
      <MeetingRegister forumId={props.meeting.forum.id} meetingId={props.meeting.id} />
    </Show>
  )
}

const isOver = (state: MeetingTabProps['meeting']['state']): boolean =>
  state === 'held' || state === 'in_confirmation' || state === 'confirmed'

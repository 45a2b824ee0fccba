import { OutcomeLists } from '../minutes/OutcomeLists'
import type { MeetingTabProps } from './meetingTab'

/** 決定・宿題 of one meeting. */
export function OutcomesTab(props: MeetingTabProps) {
  return (
    <OutcomeLists
      decisions={props.meeting.decisions}
      actionItems={props.meeting.actionItems}
      items={props.items()}
      organisations={props.meeting.members}
      today={props.meeting.today}
      isConfirmed={props.meeting.versionId !== null}
    />
  )
}

import { MeetingPapers } from '../papers/MeetingPapers'
import { meetingsText } from '../text/meetings'
import type { MeetingTabProps } from './meetingTab'

/** 書類 of one meeting. */
export function PapersTab(props: MeetingTabProps) {
  return (
    <>
      <h2 class="visually-hidden">{meetingsText.tabs.papers}</h2>
      <MeetingPapers meetingId={props.meeting.id} />
    </>
  )
}

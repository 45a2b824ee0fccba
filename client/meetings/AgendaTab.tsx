import { useSearchParams } from '@solidjs/router'
import { DocumentFrame } from '../collab/DocumentFrame'
import { useMe } from '../data/session'
import { HistoryBar } from '../history/HistoryBar'
import { WithHistory } from '../history/WithHistory'
import { meetingsText } from '../text/meetings'
import { AgendaEditor } from './AgendaEditor'
import { createAgendaSide } from './agendaSide'
import type { MeetingTabProps } from './meetingTab'

/** 次第: the agenda as it is written, or how it came to be. */
export function AgendaTab(props: MeetingTabProps) {
  const me = useMe()
  const [search, setSearch] = useSearchParams<{ propose?: string }>()
  const side = createAgendaSide(() => props.meeting.id)
  return (
    <WithHistory
      documentId={props.meeting.agenda.documentId}
      kind="agenda"
      hasEarlierMeeting={props.meeting.hasEarlierMeeting}
      organisations={props.meeting.members}
      isOpen={props.isHistory}
      onBack={() => props.onHistory(false)}
    >
      <DocumentFrame connection={props.agenda}>
        <h2 class="visually-hidden meeting-paper-title">{meetingsText.tabs.agenda}</h2>
        <HistoryBar onHistory={() => props.onHistory(true)} />
        <AgendaEditor
          connection={props.agenda}
          organisations={props.meeting.members}
          startsAt={props.meeting.startsAt}
          hasEarlierMeeting={props.meeting.hasEarlierMeeting}
          readOnly={!props.meeting.can.editAgenda}
          beside={{
            meetingId: props.meeting.id,
            side,
            today: props.meeting.today,
            proposed: search.propose,
            onProposed: () => setSearch({ propose: null }, { replace: true }),
          }}
          me={{
            organisationId: me().actor.organisationId,
            isSecretariat: me().actor.secretariatOf.includes(props.meeting.forum.id),
          }}
        />
      </DocumentFrame>
    </WithHistory>
  )
}

import type { DocumentConnection } from '../collab/connectDocument'
import { DocumentFrame } from '../collab/DocumentFrame'
import { useMe } from '../data/session'
import { HistoryBar } from '../history/HistoryBar'
import { WithHistory } from '../history/WithHistory'
import { meetingsText } from '../text/meetings'
import { AgendaEditor } from './AgendaEditor'
import type { Meeting } from './meeting'

interface AgendaTabProps {
  meeting: Meeting
  connection: DocumentConnection
  /** its 経過 stands in its place */
  isHistory: boolean
  onHistory: (isOpen: boolean) => void
}

/** 次第: the agenda as it is written, or how it came to be. */
export function AgendaTab(props: AgendaTabProps) {
  const me = useMe()
  return (
    <WithHistory
      documentId={props.meeting.agenda.documentId}
      kind="agenda"
      hasEarlierMeeting={props.meeting.hasEarlierMeeting}
      organisations={props.meeting.members}
      isOpen={props.isHistory}
      onBack={() => props.onHistory(false)}
    >
      <DocumentFrame connection={props.connection}>
        <h2 class="visually-hidden meeting-paper-title">{meetingsText.tabs.agenda}</h2>
        <HistoryBar onHistory={() => props.onHistory(true)} />
        <AgendaEditor
          connection={props.connection}
          organisations={props.meeting.members}
          startsAt={props.meeting.startsAt}
          hasEarlierMeeting={props.meeting.hasEarlierMeeting}
          readOnly={!props.meeting.can.editAgenda}
          me={{
            organisationId: me().actor.organisationId,
            isSecretariat: me().actor.secretariatOf.includes(props.meeting.forum.id),
          }}
        />
      </DocumentFrame>
    </WithHistory>
  )
}

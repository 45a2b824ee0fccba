import { createEffect, createSignal, on, onCleanup, Show } from 'solid-js'
import { ClosedNotice } from '../collab/ClosedNotice'
import type { Closed } from '../collab/closed'
import { connectDocument, type DocumentConnection, type Keep } from '../collab/connectDocument'
import { DocumentFrame } from '../collab/DocumentFrame'
import { leaveWhenSaved } from '../collab/leaveWhenSaved'
import { keepFor } from '../collab/offline/keepFor'
import type { Me } from '../collab/presence'
import { useMe } from '../data/session'
import { HistoryButton } from '../history/HistoryButton'
import { WithHistory } from '../history/WithHistory'
import { ConfirmedRecord } from '../minutes/ConfirmedRecord'
import { MinutesEditor } from '../minutes/MinutesEditor'
import { OutcomeLists } from '../minutes/OutcomeLists'
import { historyText } from '../text/history'
import { meetingsText } from '../text/meetings'
import { Tabs } from '../ui/Tabs'
import { AgendaEditor } from './AgendaEditor'
import { createAgendaItems } from './createAgendaItems'
import type { Meeting } from './meeting'

export const meetingTabs = ['agenda', 'minutes', 'outcomes'] as const
type MeetingTab = (typeof meetingTabs)[number]

interface MeetingTabsProps {
  meeting: Meeting
  tab: MeetingTab
  onTab: (tab: MeetingTab) => void
  /** the 経過 of the tab's document stands in its place */
  isHistory: boolean
  onHistory: (isOpen: boolean) => void
}

/**
 * What a meeting is made of. Both documents stay connected while the page is open, whichever tab is shown: what was typed
 * in the other one is on its way too.
 */
export function MeetingTabs(props: MeetingTabsProps) {
  const me = useMe()
  const shownAs = (): Me => ({ organisationName: me().organisationName, seatTitle: me().seatTitle })
  const keep = (tab: 'agenda' | 'minutes') =>
    keepFor(
      me(),
      `${props.meeting.name} ${meetingsText.tabs[tab]}`,
      `/meetings/${props.meeting.id}?tab=${tab}`,
    )
  const agenda = connectDocument({
    ...props.meeting.agenda,
    kind: 'agenda',
    me: shownAs(),
    readOnly: !props.meeting.can.editAgenda,
    keep: keep('agenda'),
  })
  onCleanup(agenda.destroy)
  const [minutes, setMinutes] = createSignal<DocumentConnection>()
  leaveWhenSaved(() => [agenda, minutes()].flatMap((connection) => (connection ? [connection.status()] : [])))
  const liveItems = createAgendaItems(agenda.doc, () => props.meeting.hasEarlierMeeting)
  // Until the agenda is here its rows stand in, or headings of the minutes would say for a moment that their item is gone.
  const items = () => (agenda.synced() ? liveItems() : props.meeting.agendaItems)

  const historyOf = (tab: 'agenda' | 'minutes'): HistoryOf => ({
    isOpen: () => props.isHistory && props.tab === tab,
    setOpen: (isOpen) => props.onHistory(isOpen),
  })

  // The tabs are one array for the page's life: a new one would make new editors.
  const tabs = [
    {
      value: 'agenda' as const,
      label: meetingsText.tabs.agenda,
      content: () => <AgendaTab meeting={props.meeting} connection={agenda} history={historyOf('agenda')} />,
    },
    {
      value: 'minutes' as const,
      label: meetingsText.tabs.minutes,
      content: () => (
        <MinutesTab
          meeting={props.meeting}
          me={shownAs()}
          keep={keep('minutes')}
          items={items}
          onConnected={setMinutes}
          history={historyOf('minutes')}
        />
      ),
    },
    {
      value: 'outcomes' as const,
      label: meetingsText.tabs.outcomes,
      content: () => (
        <OutcomeLists
          decisions={props.meeting.decisions}
          actionItems={props.meeting.actionItems}
          items={items()}
          organisations={props.meeting.members}
          today={props.meeting.today}
          isConfirmed={props.meeting.versionId !== null}
        />
      ),
    },
  ]
  return (
    <Tabs
      label={meetingsText.tabs.label}
      tabs={tabs}
      value={props.tab}
      onChange={(tab) => props.onTab(tab)}
      keepMounted
    />
  )
}

interface HistoryOf {
  isOpen: () => boolean
  setOpen: (isOpen: boolean) => void
}

function AgendaTab(props: { meeting: Meeting; connection: DocumentConnection; history: HistoryOf }) {
  const me = useMe()
  const backLabel = () =>
    props.meeting.can.editAgenda ? historyText.timeline.back : historyText.timeline.backToAgenda
  return (
    <WithHistory
      documentId={props.meeting.agenda.documentId}
      kind="agenda"
      hasEarlierMeeting={props.meeting.hasEarlierMeeting}
      organisations={props.meeting.members}
      backLabel={backLabel()}
      isOpen={props.history.isOpen()}
      onBack={() => props.history.setOpen(false)}
    >
      <DocumentFrame connection={props.connection}>
        <h2 class="visually-hidden meeting-paper-title">{meetingsText.tabs.agenda}</h2>
        <div class="history-bar no-print">
          <HistoryButton onOpen={() => props.history.setOpen(true)} />
        </div>
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

interface MinutesTabProps {
  meeting: Meeting
  me: Me
  keep: Keep
  items: () => readonly { id: string; number: string; title: string }[]
  onConnected: (connection: DocumentConnection) => void
  history: HistoryOf
}

/**
 * The editor until the minutes are confirmed, then the record. An editor that was open stays until its connection has ended:
 * only then is it known which words the server did not take, and those are kept above the record.
 */
function MinutesTab(props: MinutesTabProps) {
  const wasConfirmed = props.meeting.versionId !== null
  const [connection, setConnection] = createSignal<DocumentConnection>()
  const [ended, setEnded] = createSignal<Closed>()
  createEffect(
    on(
      () => connection()?.closed(),
      (closed) => closed && setEnded(closed),
    ),
  )
  const recordId = () => (wasConfirmed || ended() ? props.meeting.versionId : null)
  const openHistory = () => props.history.setOpen(true)
  return (
    <WithHistory
      documentId={props.meeting.minutes.documentId}
      kind="minutes"
      hasEarlierMeeting={props.meeting.hasEarlierMeeting}
      organisations={props.meeting.members}
      backLabel={recordId() ? historyText.timeline.backToRecord : historyText.timeline.back}
      isOpen={props.history.isOpen()}
      onBack={() => props.history.setOpen(false)}
    >
      <Show
        when={recordId()}
        fallback={
          <>
            <h2 class="visually-hidden meeting-paper-title">{meetingsText.minutesDraft}</h2>
            <MinutesEditor
              {...props.meeting.minutes}
              me={props.me}
              keep={props.keep}
              organisations={props.meeting.members}
              agendaItems={props.items}
              readOnly={!props.meeting.can.editMinutes}
              onHistory={openHistory}
              onConnected={(made) => {
                setConnection(made)
                props.onConnected(made)
              }}
            />
          </>
        }
      >
        {(versionId) => (
          <div class="stack">
            <Show when={ended()?.updates.length ? ended() : undefined}>
              {(closed) => <ClosedNotice closed={closed()} />}
            </Show>
            <ConfirmedRecord
              versionId={versionId()}
              documentId={props.meeting.minutes.documentId}
              organisations={props.meeting.members}
              onHistory={openHistory}
            />
          </div>
        )}
      </Show>
    </WithHistory>
  )
}

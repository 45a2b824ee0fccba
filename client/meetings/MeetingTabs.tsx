import { createSignal, onCleanup } from 'solid-js'
import { connectDocument, type DocumentConnection } from '../collab/connectDocument'
import { leaveWhenSaved } from '../collab/leaveWhenSaved'
import { keepFor } from '../collab/offline/keepFor'
import { useMe } from '../data/session'
import { OutcomeLists } from '../minutes/OutcomeLists'
import { meetingsText } from '../text/meetings'
import { Tabs } from '../ui/Tabs'
import { AgendaTab } from './AgendaTab'
import { createAgendaItems } from './createAgendaItems'
import { MinutesTab } from './MinutesTab'
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
  const keep = (tab: 'agenda' | 'minutes') =>
    keepFor(
      me(),
      `${props.meeting.name} ${meetingsText.tabs[tab]}`,
      `/meetings/${props.meeting.id}?tab=${tab}`,
    )
  const agenda = connectDocument({
    ...props.meeting.agenda,
    kind: 'agenda',
    me: me(),
    readOnly: !props.meeting.can.editAgenda,
    keep: keep('agenda'),
  })
  onCleanup(agenda.destroy)
  const [minutes, setMinutes] = createSignal<DocumentConnection>()
  leaveWhenSaved(() => [agenda, minutes()].flatMap((connection) => (connection ? [connection.status()] : [])))
  const liveItems = createAgendaItems(agenda.doc, () => props.meeting.hasEarlierMeeting)
  // Until the agenda is here its rows stand in, or headings of the minutes would say for a moment that their item is gone.
  const items = () => (agenda.synced() ? liveItems() : props.meeting.agendaItems)

  // The tabs are one array for the page's life: a new one would make new editors.
  const tabs = [
    {
      value: 'agenda' as const,
      label: meetingsText.tabs.agenda,
      content: () => (
        <AgendaTab
          meeting={props.meeting}
          connection={agenda}
          isHistory={props.isHistory && props.tab === 'agenda'}
          onHistory={props.onHistory}
        />
      ),
    },
    {
      value: 'minutes' as const,
      label: meetingsText.tabs.minutes,
      content: () => (
        <MinutesTab
          meeting={props.meeting}
          keep={keep('minutes')}
          items={items}
          onConnected={setMinutes}
          isHistory={props.isHistory && props.tab === 'minutes'}
          onHistory={props.onHistory}
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

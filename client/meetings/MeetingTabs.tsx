import { createMemo, createSignal, onCleanup, Show } from 'solid-js'
import { connectDocument, type DocumentConnection } from '../collab/connectDocument'
import { leaveWhenSaved } from '../collab/leaveWhenSaved'
import { keepFor } from '../collab/offline/keepFor'
import { useMe } from '../data/session'
import { MaterialsTab } from '../materials/MaterialsTab'
import { ScheduleTab } from '../schedule/ScheduleTab'
import { meetingsText } from '../text/meetings'
import { Tabs } from '../ui/Tabs'
import { AgendaTab } from './AgendaTab'
import { createAgendaItems } from './createAgendaItems'
import { MinutesTab } from './MinutesTab'
import type { Meeting } from './meeting'
import type { MeetingTab, MeetingTabName, MeetingTabProps } from './meetingTab'
import { OutcomesTab } from './OutcomesTab'
import { PapersTab } from './PapersTab'

/** The tabs in their order: a subject that has something to show at a meeting adds a line. */
const list: readonly MeetingTab[] = [
  { value: 'agenda', content: AgendaTab, isDocument: true },
  { value: 'materials', content: MaterialsTab },
  { value: 'schedule', content: ScheduleTab },
  { value: 'minutes', content: MinutesTab, isDocument: true },
  { value: 'outcomes', content: OutcomesTab },
  { value: 'papers', content: PapersTab },
]

/** The tab an address names, else the first one. */
export const meetingTabNamed = (name: string | undefined): MeetingTabName =>
  list.find(({ value }) => value === name)?.value ?? 'agenda'

interface MeetingTabsProps extends Pick<MeetingTabProps, 'meeting' | 'isHistory' | 'onHistory'> {
  tab: MeetingTabName
  onTab: (tab: MeetingTabName) => void
}

/**
 * What a meeting is made of. Both documents stay connected while the page is open, whichever tab is shown: what was typed
 * in the other one is on its way too. The other tabs are made when they are first looked at, and stay.
 */
export function MeetingTabs(props: MeetingTabsProps) {
  const shared = createShared(props)
  // The tabs are one array for the page's life: a new one would make new editors.
  const tabs = list.map(({ value, content: Content, isDocument }) => {
    const isMade = createMemo<boolean>((was) => was || isDocument === true || props.tab === value, false)
    return {
      value,
      label: meetingsText.tabs[value],
      content: () => (
        <Show when={isMade()}>
          <Content
            {...shared}
            meeting={props.meeting}
            isHistory={props.isHistory && props.tab === value}
            onHistory={props.onHistory}
          />
        </Show>
      ),
    }
  })
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

/** What all tabs stand on, for as long as the page is open. */
function createShared(props: { meeting: Meeting }) {
  const me = useMe()
  const keep = (tab: MeetingTabName) =>
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
  return { agenda, items, keep, onMinutesConnected: setMinutes }
}

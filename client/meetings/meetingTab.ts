import type { JSX } from 'solid-js'
import type { NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import type { DocumentConnection } from '../collab/connectDocument'
import type { Keep } from '../collab/offline/keepFor'
import type { meetingsText } from '../text/meetings'
import type { Meeting } from './meeting'

export type MeetingTabName = Exclude<keyof typeof meetingsText.tabs, 'label'>

/** What the page of a meeting hands to each of its tabs. */
export interface MeetingTabProps {
  meeting: Meeting
  /** the 次第 as a document, connected for as long as the page is open */
  agenda: DocumentConnection
  /** its items as they stand now; of one that is not loaded yet only number and title are known */
  items: () => readonly Pick<NumberedAgendaItem, 'id' | 'number' | 'title'>[]
  /** for the copy of a document in this browser */
  keep: (tab: MeetingTabName) => Keep
  /** hands out the connection of the minutes, so that the page waits for what is unsaved */
  onMinutesConnected: (connection: DocumentConnection) => void
  /** the 経過 of the tab's document stands in its place */
  isHistory: boolean
  onHistory: (isOpen: boolean) => void
}

export interface MeetingTab {
  value: MeetingTabName
  content: (props: MeetingTabProps) => JSX.Element
  /** it holds a document: it is made with the page, and what is typed in it goes on its way whichever tab is shown */
  isDocument?: true
}

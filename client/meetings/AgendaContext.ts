import { createContext, useContext } from 'solid-js'
import { assert } from '../../shared/assert'
import type { AgendaAgainstPrinted } from '../../shared/meetings/addedItems'
import type { Peer } from '../collab/presence'
import type { AgendaSide } from './agendaSide'
import type { Agenda } from './createAgenda'

export interface AgendaOrganisation {
  id: string
  name: string
}

/** The rest of the meeting's page, for what stands above the agenda. */
export interface MeetingBeside {
  meetingId: string
  side: () => AgendaSide | undefined
  /** YYYY-MM-DD */
  today: string
  /** a proposal that shall be put on this agenda; told when it was */
  proposed: string | undefined
  onProposed: () => void
}

interface AgendaContextValue {
  agenda: Agenda
  /** in 建制順 */
  organisations: () => readonly AgendaOrganisation[]
  /** what stands beside the document; undefined until it is here, and where an agenda is shown alone */
  side: () => AgendaSide | undefined
  meetingId: () => string | undefined
  /** the items against the 次第 that went out */
  against: () => AgendaAgainstPrinted
  /** the others who are in a field, `${itemId}.${field}` */
  peersIn: (field: string) => Peer[]
}

export const AgendaContext = createContext<AgendaContextValue>()

export function useAgenda(): AgendaContextValue {
  const value = useContext(AgendaContext)
  assert(value, 'parts of the agenda stand inside AgendaEditor')
  return value
}

import { createContext, useContext } from 'solid-js'
import { assert } from '../../shared/assert'
import type { Peer } from '../collab/presence'
import type { Agenda } from './createAgenda'

export interface AgendaOrganisation {
  id: string
  name: string
}

interface AgendaContextValue {
  agenda: Agenda
  /** in 建制順 */
  organisations: () => readonly AgendaOrganisation[]
  /** the others who are in a field, `${itemId}.${field}` */
  peersIn: (field: string) => Peer[]
}

export const AgendaContext = createContext<AgendaContextValue>()

export function useAgenda(): AgendaContextValue {
  const value = useContext(AgendaContext)
  assert(value, 'parts of the agenda stand inside AgendaEditor')
  return value
}

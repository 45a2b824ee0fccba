import { agendaText } from '../text/agenda'
import type { AgendaOrganisation } from './AgendaContext'

/** Names in 建制順; an organisation that is no longer a member stays visible, at the end. */
export function proposerNames(
  ids: readonly string[],
  organisations: readonly AgendaOrganisation[],
): string[] {
  const names = organisations.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  const isKnown = (id: string) => organisations.some((organisation) => organisation.id === id)
  return ids.every(isKnown) ? names : [...names, agendaText.unknownOrganisation]
}

import type { AgendaKind } from '../meetings/agendaItem'

/** The items (議題) of kind 協議 without an outcome, in the order of the agenda: as long as there are some a meeting cannot end. */
export function undecidedItems<Item extends { id: string; kind: AgendaKind }>(
  items: readonly Item[],
  outcomes: readonly { itemId: string }[],
): Item[] {
  const decided = new Set(outcomes.map(({ itemId }) => itemId))
  return items.filter(({ id, kind }) => kind === 'deliberation' && !decided.has(id))
}

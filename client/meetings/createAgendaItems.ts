import { createMemo, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { agendaItems, readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, type NumberedAgendaItem, numberedItems } from '../../shared/meetings/agendaNumbering'

/** The items of the agenda with their numbers, live from its document: the minutes and the lists name items by them. */
export function createAgendaItems(
  doc: Y.Doc,
  hasEarlierMeeting: () => boolean,
): () => readonly NumberedAgendaItem[] {
  const [items, setItems] = createSignal(readAgenda(doc))
  const map = agendaItems(doc)
  const refresh = () => setItems(readAgenda(doc))
  map.observeDeep(refresh)
  onCleanup(() => map.unobserveDeep(refresh))
  return createMemo(() => numberedItems(agendaOutline(items(), { hasEarlierMeeting: hasEarlierMeeting() })))
}

import type * as Y from 'yjs'
import { addCarriedItems, addProposalItem } from '../meetings/agendaActs'
import { addAgendaItem } from '../meetings/agendaDocument'
import type { DraftItem } from './nextDraft'

/** How long an owner reports on one 宿題. */
const reportMinutes = 5

/** Writes the drafted items into a new agenda; ids come from the caller. Carried items and proposals enter as they do by hand. */
export function seedAgenda(doc: Y.Doc, items: readonly DraftItem[], newId: () => string): void {
  for (const item of items) {
    if (item.from === 'carried') addCarriedItems(doc, [item.offer])
    else if (item.from === 'proposal') addProposalItem(doc, newId(), item.proposal)
    else
      addAgendaItem(doc, {
        id: newId(),
        kind: item.kind,
        title: item.title,
        ...(item.from === 'action' && {
          presenter: item.action.owner?.name ?? '',
          minutes: reportMinutes,
        }),
      })
  }
}

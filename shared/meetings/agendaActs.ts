/** What enters an agenda from elsewhere: an item of an earlier meeting, a proposal. Edits of the document like any other. */
import type * as Y from 'yjs'
import {
  addAgendaItem,
  agendaItems,
  agendaOrigin,
  agendaText,
  readAgenda,
  setAgendaProposal,
  setAgendaProposedBy,
} from './agendaDocument'
import type { AgendaItem } from './agendaItem'
import type { CarryOffer } from './carryOver'

/** A submitted proposal (提案) as an item can take it up. */
export interface ItemProposal {
  id: string
  title: string
  /** ids of the originators (発案団体) */
  originators: readonly string[]
}

/**
 * Adds the items and tells how many were new. Each has an id made of the one it carries on: two people who press at once
 * write the same key, and the item stands there once.
 */
export function addCarriedItems(
  doc: Y.Doc,
  offers: readonly Pick<CarryOffer, 'meetingId' | 'item'>[],
): number {
  let added = 0
  for (const { meetingId, item } of offers) {
    const carriedFrom = { meetingId, itemId: item.id }
    const id = carriedId(item.id)
    if (agendaItems(doc).has(id) || isCarried(doc, carriedFrom)) continue
    const { kind, title, presenter, minutes, proposedBy, proposalId, disclosure, closedReason } = item
    const carried = { kind, title, presenter, minutes, proposedBy, proposalId, disclosure, closedReason }
    if (!addAgendaItem(doc, { ...carried, id, carriedFrom })) break
    added += 1
  }
  return added
}

/** Puts a proposal before the meeting: as a new item, or nothing when it is there already. Tells the item's id. */
export function addProposalItem(doc: Y.Doc, id: string, proposal: ItemProposal): string | undefined {
  const standing = readAgenda(doc).find(({ proposalId }) => proposalId === proposal.id)
  if (standing) return standing.id
  const { title, originators: proposedBy } = proposal
  return addAgendaItem(doc, { id, kind: 'deliberation', title, proposedBy, proposalId: proposal.id })
    ? id
    : undefined
}

/** Links an item with a proposal; its title and organisations are filled in where nobody has written any. */
export function linkProposal(doc: Y.Doc, itemId: string, proposal: ItemProposal): void {
  doc.transact(() => {
    setAgendaProposal(doc, itemId, proposal.id)
    const title = agendaText(doc, itemId, 'title')
    if (title && title.toString().trim() === '') {
      title.delete(0, title.length)
      title.insert(0, proposal.title)
    }
    const item = readAgenda(doc).find(({ id }) => id === itemId)
    if (item?.proposedBy.length === 0) setAgendaProposedBy(doc, itemId, proposal.originators)
  }, agendaOrigin)
}

const isCarried = (doc: Y.Doc, from: NonNullable<AgendaItem['carriedFrom']>) =>
  readAgenda(doc).some(
    ({ carriedFrom }) => carriedFrom?.meetingId === from.meetingId && carriedFrom.itemId === from.itemId,
  )

/** x → c1-x → c2-x: as long as an item goes on, its id stays short. */
function carriedId(itemId: string): string {
  const [, count = '0', base = itemId] = /^c(\d{1,4})-(.+)$/.exec(itemId) ?? []
  return `c${Number(count) + 1}-${base}`
}

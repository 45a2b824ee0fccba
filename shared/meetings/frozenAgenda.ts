import type { AgendaKind, Disclosure } from './agendaItem'
import type { AgendaOutline, AgendaSectionKind } from './agendaNumbering'
import type { MeetingMode } from './meeting'

/** The 次第 as it went out: plain data with every name resolved. Its canonical JSON is what the hash of a version covers. */
export type PrintedAgenda = {
  format: 'entaku-agenda-1'
  meeting: { name: string; startsAt: number; place: string; mode: MeetingMode }
  sections: {
    kind: AgendaSectionKind
    number: string
    label: string
    items: PrintedItem[]
  }[]
  /** 配布資料, in their order */
  materials: { id: string; label: string; title: string; itemId: string | null; sha256: string }[]
}

export type PrintedItem = {
  id: string
  kind: AgendaKind
  numberInSection: string
  /** ５(1) */
  number: string
  title: string
  presenter: string
  minutes: number
  /** in 建制順 */
  proposedBy: { id: string; name: string }[]
  proposalId: string | null
  disclosure: Disclosure
  closedReason: string
  carriedFrom: { meetingId: string; itemId: string } | null
}

/** A version of the 次第 (v1, and 差替え v2, …); instants in ms since 1970. */
export interface FrozenAgenda {
  version: number
  frozenAt: number
  /** 「団体 職」 of whoever froze it */
  label: string
  sha256: string
  printed: PrintedAgenda
}

export const printedItems = ({ sections }: Pick<PrintedAgenda, 'sections'>): PrintedItem[] =>
  sections.flatMap(({ items }) => items)

/** `organisations`: names by id, in 建制順; an organisation no longer known keeps its place with an empty name. */
export function printedSections(
  outline: AgendaOutline,
  organisations: ReadonlyMap<string, string>,
): PrintedAgenda['sections'] {
  const order = [...organisations.keys()]
  const named = (ids: readonly string[]) =>
    [...ids]
      .sort((one, other) => order.indexOf(one) - order.indexOf(other))
      .map((id) => ({ id, name: organisations.get(id) ?? '' }))
  return outline.sections.map(({ kind, number, label, items }) => ({
    kind,
    number,
    label,
    items: items.map((item) => ({ ...item, proposedBy: named(item.proposedBy) })),
  }))
}

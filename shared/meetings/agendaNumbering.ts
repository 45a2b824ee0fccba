/**
 * The agenda (次第) as it is printed: the standing sections in their order, the items under 報告事項, 協議事項 and その他,
 * and the numbers. Numbers are never stored: they close up when a section falls away or an item moves.
 */
import { officialNumber } from '../calendar'
import type { AgendaItem, AgendaKind } from './agendaItem'

export type AgendaSectionKind = 'opening' | 'greetings' | 'previousMinutes' | AgendaKind | 'closing'

export interface NumberedAgendaItem extends AgendaItem {
  /** inside its section: (1) */
  numberInSection: string
  /** in the whole agenda, as the minutes refer to it: ５(1) */
  number: string
}

interface AgendaSection {
  kind: AgendaSectionKind
  /** one digit in full width: ５ */
  number: string
  label: string
  items: readonly NumberedAgendaItem[]
}

/** What the screen, the paper and the minutes are all made from. */
export interface AgendaOutline {
  sections: readonly AgendaSection[]
  totalMinutes: number
  /** items whose length nobody has said yet: as long as there are some, the end is later than expected */
  untimedItems: number
}

export const agendaSectionLabel: Record<AgendaSectionKind, string> = {
  opening: '開会',
  greetings: 'あいさつ',
  previousMinutes: '前回議事録の確認',
  report: '報告事項',
  deliberation: '協議事項',
  other: 'その他',
  closing: '閉会',
}

const sectionOrder: readonly AgendaSectionKind[] = [
  'opening',
  'greetings',
  'previousMinutes',
  'report',
  'deliberation',
  'other',
  'closing',
]

/** `items` in order, of all kinds mixed. */
export function agendaOutline(
  items: readonly AgendaItem[],
  { hasEarlierMeeting }: { hasEarlierMeeting: boolean },
): AgendaOutline {
  const standing = sectionOrder.filter((kind) => {
    if (kind === 'previousMinutes') return hasEarlierMeeting
    // その他 is always there: the next date is spoken of under it.
    if (kind === 'report' || kind === 'deliberation') return items.some((item) => item.kind === kind)
    return true
  })
  return {
    sections: standing.map((kind, index) => sectionOf(kind, officialNumber(index + 1), items)),
    totalMinutes: items.reduce((sum, item) => sum + item.minutes, 0),
    untimedItems: items.filter((item) => item.minutes === 0).length,
  }
}

/** The items in the order they are printed, each with its number. */
export function numberedItems(outline: AgendaOutline): NumberedAgendaItem[] {
  return outline.sections.flatMap((section) => section.items)
}

/** When the meeting ends if every item takes as long as planned; both in ms since 1970. */
export function expectedEnd(startsAt: number, outline: AgendaOutline): number {
  return startsAt + outline.totalMinutes * 60_000
}

/** By how many minutes the plan is longer than the time that was set aside; 0 where it fits or no end was named. */
export function overTimeMinutes(
  { startsAt, endsAt }: { startsAt: number; endsAt: number | null },
  outline: AgendaOutline,
): number {
  return endsAt === null ? 0 : Math.max(0, Math.ceil((expectedEnd(startsAt, outline) - endsAt) / 60_000))
}

function sectionOf(kind: AgendaSectionKind, number: string, items: readonly AgendaItem[]): AgendaSection {
  const own = items.filter((item) => item.kind === kind)
  return {
    kind,
    number,
    label: agendaSectionLabel[kind],
    items: own.map((item, index) => ({
      ...item,
      numberInSection: `(${index + 1})`,
      number: `${number}(${index + 1})`,
    })),
  }
}

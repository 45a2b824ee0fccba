import type { AgendaItem } from './agendaItem'
import type { NumberedAgendaItem } from './agendaNumbering'
import { type PrintedAgenda, type PrintedItem, printedItems } from './frozenAgenda'

/** What a reader of the printed 次第 must be told of an item: it is not on the sheet, or is printed otherwise there. */
export type ItemStanding =
  | { standing: 'asPrinted' }
  | { standing: 'added' }
  | { standing: 'changed'; fields: ChangedPart[]; printed: PrintedItem }

export const changedPartLabel = {
  title: '議題名',
  kind: '種別',
  presenter: '説明者',
  minutes: '所要',
  proposedBy: '提案団体',
  disclosure: '公開の扱い',
} as const
export type ChangedPart = keyof typeof changedPartLabel

export interface AgendaAgainstPrinted {
  /** by the ids of the items that stand now */
  standing: ReadonlyMap<string, ItemStanding>
  /** printed, and no more there */
  removed: PrintedItem[]
}

/** The items as they stand now against the latest 次第 that went out [G3]; without one nothing is added nor changed. */
export function againstPrinted(
  items: readonly AgendaItem[],
  printed: Pick<PrintedAgenda, 'sections'> | undefined,
): AgendaAgainstPrinted {
  if (!printed) return { standing: new Map(), removed: [] }
  const known = new Map(printedItems(printed).map((item) => [item.id, item]))
  const standing = new Map(items.map((item) => [item.id, standingOf(item, known.get(item.id))]))
  const removed = [...known.values()].filter(({ id }) => !standing.has(id))
  return { standing, removed }
}

/** 追加議題: ids of the items that are in no 次第 that went out. */
export const addedItems = (
  items: readonly AgendaItem[],
  printed: Pick<PrintedAgenda, 'sections'> | undefined,
): ReadonlySet<string> =>
  new Set(
    [...againstPrinted(items, printed).standing].flatMap(([id, { standing }]) =>
      standing === 'added' ? [id] : [],
    ),
  )

function standingOf(item: AgendaItem, printed: PrintedItem | undefined): ItemStanding {
  if (!printed) return { standing: 'added' }
  const fields = changedParts(item, printed)
  return fields.length === 0 ? { standing: 'asPrinted' } : { standing: 'changed', fields, printed }
}

/** Printed items that bear another number by now: whoever holds the sheet looks for them in the wrong place [G3]. */
export function renumberedItems(
  items: readonly Pick<NumberedAgendaItem, 'id' | 'number'>[],
  printed: Pick<PrintedAgenda, 'sections'> | undefined,
): { id: string; from: string; to: string }[] {
  const numbers = new Map(printed ? printedItems(printed).map(({ id, number }) => [id, number]) : [])
  return items.flatMap(({ id, number: to }) => {
    const from = numbers.get(id)
    return from === undefined || from === to ? [] : [{ id, from, to }]
  })
}

/** The order is told by the numbers themselves, which change with every item that moves. */
function changedParts(item: AgendaItem, printed: PrintedItem): ChangedPart[] {
  const isSame: Record<ChangedPart, boolean> = {
    title: item.title === printed.title,
    kind: item.kind === printed.kind,
    presenter: item.presenter === printed.presenter,
    minutes: item.minutes === printed.minutes,
    proposedBy: sortedIds(item.proposedBy) === sortedIds(printed.proposedBy.map(({ id }) => id)),
    disclosure: item.disclosure === printed.disclosure && item.closedReason === printed.closedReason,
  }
  // The keys of a Record are its key type.
  return (Object.keys(isSame) as ChangedPart[]).filter((part) => !isSame[part])
}

const sortedIds = (ids: readonly string[]) => JSON.stringify([...ids].sort())

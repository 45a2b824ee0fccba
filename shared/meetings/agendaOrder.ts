import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import { agendaLimits } from './agendaItem'

/** Where an item stands. `order` is undefined when what the document holds is no usable key. */
export interface Place {
  id: string
  order: string | undefined
}

/** By key, then by id, so that two items given the same key at once stand alike on every screen; items without a key come last. */
export function comparePlaces(one: Place, other: Place): number {
  if (one.order !== other.order) {
    if (one.order === undefined) return 1
    if (other.order === undefined) return -1
    return one.order < other.order ? -1 : 1
  }
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}

/** A foreign value becomes undefined: the library throws on keys that are not its own, or miscounts their characters. */
export function usableOrder(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > agendaLimits.orderLengthMax) return undefined
  if (!/^[0-9A-Za-z]+$/.test(value)) return undefined
  try {
    generateKeyBetween(value, null)
    return value
  } catch {
    return undefined
  }
}

/**
 * The keys to write so that `id` stands at `index` of `others` (sorted, without `id`). It is one key, except where the
 * gap does not exist: then the equal or keyless items that follow are given keys of their own in the same breath.
 */
export function keysForInsertion(id: string, others: readonly Place[], index: number): Map<string, string> {
  let from = index
  while (from > 0 && others[from - 1]?.order === undefined) from -= 1
  const lower = from > 0 ? (others[from - 1]?.order ?? null) : null
  let to = index
  while (to < others.length && !isAbove(others[to]?.order, lower)) to += 1
  const upper = others[to]?.order ?? null

  const run = others.slice(from, to).map((place) => place.id)
  run.splice(index - from, 0, id)
  const keys = generateNKeysBetween(lower, upper, run.length)
  return new Map(run.map((each, position) => [each, keys[position] ?? '']))
}

function isAbove(order: string | undefined, lower: string | null): boolean {
  return order !== undefined && (lower === null || order > lower)
}

import * as Y from 'yjs'
import { type AgendaTextField, agendaItems, agendaText, readAgenda } from '../meetings/agendaDocument'
import type { AgendaItem } from '../meetings/agendaItem'
import { changerOf, typeIn } from './changedBlocks'
import { type Change, type ChangedRun, changedText } from './changes'
import type { Replay, Stamp } from './Replay'

/** An item (議題) of the agenda at the end of a replay; one that was removed stands where it stood, as it was. */
export interface ChangedAgendaItem {
  item: AgendaItem
  change: Change
  /** who added or removed it */
  by: Stamp | undefined
  /** title and presenter by who wrote what; empty where nothing changed */
  title: ChangedRun[]
  presenter: ChangedRun[]
  fields: ChangedAgendaField[]
}

/** A field has another value than before; of the place in the order and of the linked proposal only that it changed is told. */
export type ChangedAgendaField = { by: Stamp | undefined } & (
  | { name: 'kind'; before: AgendaItem['kind'] }
  | { name: 'minutes'; before: number }
  | { name: 'proposedBy'; before: readonly string[] }
  | { name: 'disclosure'; before: Pick<AgendaItem, 'disclosure' | 'closedReason'> }
  | { name: 'proposalId' }
  | { name: 'order' }
)

/** `before`: the agenda as it was when the replay began, read before its first row. */
export function changedAgenda(replay: Replay, before: readonly AgendaItem[]): ChangedAgendaItem[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const now = readAgenda(replay.doc).map((item) => changedItem(replay, item, known.get(item.id)))
  return withRemoved(replay, now, before)
}

function changedItem(replay: Replay, item: AgendaItem, before: AgendaItem | undefined): ChangedAgendaItem {
  const entry = agendaItems(replay.doc)._map.get(item.id)
  const by = entry && changerOf(replay, entry)
  if (!before || by) return { item, change: 'inserted', by, title: [], presenter: [], fields: [] }
  return {
    item,
    change: 'kept',
    by: undefined,
    title: changedField(replay, item, before, 'title'),
    presenter: changedField(replay, item, before, 'presenter'),
    fields: changedFields(replay, item, before),
  }
}

/** Of the text only what is shown of it: a field that reads the same is the same. */
function changedField(
  replay: Replay,
  item: AgendaItem,
  before: AgendaItem,
  field: AgendaTextField,
): ChangedRun[] {
  const text = item[field] === before[field] ? undefined : agendaText(replay.doc, item.id, field)
  return text ? changedText(replay, text) : []
}

function changedFields(replay: Replay, item: AgendaItem, before: AgendaItem): ChangedAgendaField[] {
  const entry = agendaItems(replay.doc).get(item.id)
  const values = entry instanceof Y.Map ? entry._map : new Map<string, Y.Item>()
  const changer = (name: string) => {
    const value = values.get(name)
    return value && changerOf(replay, value)
  }
  const fields: ChangedAgendaField[] = []
  if (item.kind !== before.kind) fields.push({ name: 'kind', before: before.kind, by: changer('kind') })
  if (item.minutes !== before.minutes)
    fields.push({ name: 'minutes', before: before.minutes, by: changer('minutes') })
  if (item.proposedBy.join() !== before.proposedBy.join())
    fields.push({ name: 'proposedBy', before: before.proposedBy, by: proposersChanger(replay, values) })
  if (item.disclosure !== before.disclosure || item.closedReason !== before.closedReason)
    fields.push({ name: 'disclosure', before, by: latest(changer('disclosure'), changer('closedReason')) })
  if (item.proposalId !== before.proposalId) fields.push({ name: 'proposalId', by: changer('proposalId') })
  const moved = changer('order')
  if (moved) fields.push({ name: 'order', by: moved })
  return fields
}

/** Proposers are keys of a map of their own: the last who added or removed one. */
function proposersChanger(replay: Replay, values: ReadonlyMap<string, Y.Item>): Stamp | undefined {
  const item = values.get('proposedBy')
  const proposers = item && typeIn(item)
  const changers = [item, ...(proposers?._map.values() ?? [])].flatMap(
    (each) => (each && changerOf(replay, each)) ?? [],
  )
  return latest(...changers)
}

const latest = (...stamps: readonly (Stamp | undefined)[]): Stamp | undefined =>
  stamps.flatMap((stamp) => stamp ?? []).sort((one, other) => other.seq - one.seq)[0]

/** Each removed item behind the one it stood behind. */
function withRemoved(
  replay: Replay,
  now: readonly ChangedAgendaItem[],
  before: readonly AgendaItem[],
): ChangedAgendaItem[] {
  const shown = [...now]
  for (const [index, item] of before.entries()) {
    if (shown.some((each) => each.item.id === item.id)) continue
    const entry = agendaItems(replay.doc)._map.get(item.id)
    const by = entry && changerOf(replay, entry)
    const previous = before[index - 1]?.id
    const place = shown.findIndex((each) => each.item.id === previous) + 1
    shown.splice(place, 0, { item, change: 'deleted', by, title: [], presenter: [], fields: [] })
  }
  return shown
}

/**
 * The agenda (次第) as a co-edited document: `items` is a Y.Map of item id → Y.Map. An item is never moved inside the
 * document, only its `order` key changes, so a move cannot duplicate an item, undo an edit of its text or bring back
 * what somebody deleted. The proposing organisations are keys of a map: two that join at once are both kept.
 */
import * as Y from 'yjs'
import {
  type AgendaItem,
  type AgendaKind,
  agendaKinds,
  agendaLimits,
  type Disclosure,
  disclosures,
} from './agendaItem'
import { comparePlaces, keysForInsertion, type Place, usableOrder } from './agendaOrder'

/** Marks what this person changed here, so that undo takes back that and nothing of the others. */
export const agendaOrigin = Symbol('agenda')
/** An addition is not taken back by undo: by then others may have written in the new item. It is removed by name. */
const additionOrigin = Symbol('agenda addition')

type ItemMap = Y.Map<unknown>
export type AgendaTextField = 'title' | 'presenter'

/** Where an item shall stand: right after one item, else right before another, else at the end. */
export interface Destination {
  after?: string | undefined
  before?: string | undefined
}

export function agendaItems(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('items')
}

/** The items in order. Foreign or broken entries are skipped or given defaults; this never throws. */
export function readAgenda(doc: Y.Doc): AgendaItem[] {
  return places(doc)
    .slice(0, agendaLimits.itemsReadMax)
    .flatMap(({ id }) => {
      const item = itemMap(doc, id)
      return item ? [readItem(id, item)] : []
    })
}

/** The text a field is bound to; undefined when the item is gone or holds no text there. */
export function agendaText(doc: Y.Doc, id: string, field: AgendaTextField): Y.Text | undefined {
  const text = itemMap(doc, id)?.get(field)
  return text instanceof Y.Text ? text : undefined
}

export function isAgendaFull(doc: Y.Doc): boolean {
  return places(doc).length >= agendaLimits.itemsMax
}

/** Adds an item and tells whether there was room. `id` comes from the caller: this file makes no randomness. */
export function addAgendaItem(
  doc: Y.Doc,
  item: Pick<AgendaItem, 'id' | 'kind'> & Partial<AgendaItem>,
  destination: Destination = {},
): boolean {
  if (isAgendaFull(doc)) return false
  doc.transact(() => {
    // Read before the new item is there: it has no key yet.
    const others = places(doc).filter((place) => place.id !== item.id)
    agendaItems(doc).set(item.id, newItemMap(item))
    writeKeys(doc, keysForInsertion(item.id, others, indexAt(others, destination)))
  }, additionOrigin)
  return true
}

/** Moves an item, and into another kind when one is given, as one change. */
export function moveAgendaItem(doc: Y.Doc, id: string, destination: Destination, kind?: AgendaKind): void {
  const item = itemMap(doc, id)
  if (!item) return
  doc.transact(() => {
    const others = places(doc).filter((place) => place.id !== id)
    writeKeys(doc, keysForInsertion(id, others, indexAt(others, destination)))
    if (kind && kind !== item.get('kind')) item.set('kind', kind)
  }, agendaOrigin)
}

export function removeAgendaItem(doc: Y.Doc, id: string): void {
  doc.transact(() => agendaItems(doc).delete(id), agendaOrigin)
}

export function setAgendaKind(doc: Y.Doc, id: string, kind: AgendaKind): void {
  setValue(doc, id, 'kind', kind)
}

export function setAgendaMinutes(doc: Y.Doc, id: string, minutes: number): void {
  setValue(doc, id, 'minutes', readMinutes(minutes))
}

export function setAgendaProposal(doc: Y.Doc, id: string, proposalId: string | null): void {
  setValue(doc, id, 'proposalId', proposalId)
}

/** 公開 needs no reason: one given before is taken back with it. */
export function setAgendaDisclosure(doc: Y.Doc, id: string, disclosure: Disclosure, reason: string): void {
  doc.transact(() => {
    setValue(doc, id, 'disclosure', disclosure)
    setValue(doc, id, 'closedReason', disclosure === 'open' ? '' : reason)
  }, agendaOrigin)
}

/** Writes only what changed, so that organisations added by others at the same moment stay. */
export function setAgendaProposedBy(doc: Y.Doc, id: string, organisationIds: readonly string[]): void {
  const item = itemMap(doc, id)
  if (!item) return
  doc.transact(() => {
    const proposers = item.get('proposedBy')
    if (!(proposers instanceof Y.Map)) {
      item.set('proposedBy', newProposers(organisationIds))
      return
    }
    for (const each of proposers.keys()) if (!organisationIds.includes(each)) proposers.delete(each)
    for (const each of organisationIds) if (!proposers.has(each)) proposers.set(each, true)
  }, agendaOrigin)
}

function setValue(doc: Y.Doc, id: string, field: string, value: string | number | null): void {
  const item = itemMap(doc, id)
  if (!item || item.get(field) === value) return
  doc.transact(() => item.set(field, value), agendaOrigin)
}

function itemMap(doc: Y.Doc, id: string): ItemMap | undefined {
  const item = agendaItems(doc).get(id)
  return item instanceof Y.Map ? item : undefined
}

function places(doc: Y.Doc): Place[] {
  const found: Place[] = []
  agendaItems(doc).forEach((item, id) => {
    if (item instanceof Y.Map) found.push({ id, order: usableOrder(item.get('order')) })
  })
  return found.sort(comparePlaces)
}

function indexAt(others: readonly Place[], { after, before }: Destination): number {
  const previous = others.findIndex((place) => place.id === after)
  if (previous >= 0) return previous + 1
  const next = others.findIndex((place) => place.id === before)
  return next >= 0 ? next : others.length
}

function writeKeys(doc: Y.Doc, keys: ReadonlyMap<string, string>): void {
  for (const [id, order] of keys) itemMap(doc, id)?.set('order', order)
}

function newItemMap(item: Pick<AgendaItem, 'kind'> & Partial<AgendaItem>): ItemMap {
  return new Y.Map<unknown>([
    ['kind', item.kind],
    ['title', new Y.Text(item.title ?? '')],
    ['presenter', new Y.Text(item.presenter ?? '')],
    ['minutes', readMinutes(item.minutes)],
    ['proposedBy', newProposers(item.proposedBy ?? [])],
    ['proposalId', item.proposalId ?? null],
    ['disclosure', item.disclosure ?? 'open'],
    ['closedReason', item.closedReason ?? ''],
    ['carriedFrom', item.carriedFrom ?? null],
  ])
}

const newProposers = (ids: readonly string[]) => new Y.Map(ids.map((id) => [id, true] as const))

function readItem(id: string, item: ItemMap): AgendaItem {
  return {
    id,
    kind: readKind(item.get('kind')),
    title: readLine(item.get('title'), agendaLimits.titleLengthMax),
    presenter: readLine(item.get('presenter'), agendaLimits.presenterLengthMax),
    minutes: readMinutes(item.get('minutes')),
    proposedBy: readProposers(item.get('proposedBy')),
    proposalId: readId(item.get('proposalId')),
    disclosure: disclosures.find((each) => each === item.get('disclosure')) ?? 'open',
    closedReason: readLine(item.get('closedReason'), agendaLimits.closedReasonLengthMax),
    carriedFrom: readCarriedFrom(item.get('carriedFrom')),
  }
}

const readId = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= agendaLimits.idLengthMax ? value : null

function readCarriedFrom(value: unknown): AgendaItem['carriedFrom'] {
  if (typeof value !== 'object' || value === null || !('meetingId' in value) || !('itemId' in value))
    return null
  const [meetingId, itemId] = [readId(value.meetingId), readId(value.itemId)]
  return meetingId !== null && itemId !== null ? { meetingId, itemId } : null
}

/** An unknown kind is discussed rather than lost from the sheet. */
function readKind(value: unknown): AgendaKind {
  return agendaKinds.find((kind) => kind === value) ?? 'deliberation'
}

/** One line of at most `lengthMax` characters: line breaks reach a text by paste or by foreign clients. */
function readLine(value: unknown, lengthMax: number): string {
  if (!(value instanceof Y.Text) && typeof value !== 'string') return ''
  const line = value.toString().replace(/\s*[\n\r]\s*/g, ' ')
  return line.length <= lengthMax ? line : [...line].slice(0, lengthMax).join('')
}

function readMinutes(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0
  return Math.min(agendaLimits.minutesMax, Math.max(0, Math.round(value)))
}

function readProposers(value: unknown): string[] {
  const ids: unknown[] =
    value instanceof Y.Map
      ? [...value.keys()]
      : value instanceof Y.Array
        ? value.toArray()
        : Array.isArray(value)
          ? value
          : []
  const names = ids.filter((id): id is string => typeof id === 'string' && id !== '')
  return [...new Set(names)].sort().slice(0, agendaLimits.proposersMax)
}

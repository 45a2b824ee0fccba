import { wareki } from '../../shared/calendar'
import type { ChangedAgendaItem } from '../../shared/history/changedAgenda'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import type { ChangedRun } from '../../shared/history/changes'
import type { Stamp } from '../../shared/history/Replay'
import type { HistorySeat } from '../../shared/history/seats'
import { type AgendaItem, agendaKindLabel, disclosureLabel } from '../../shared/meetings/agendaItem'
import { editorText } from '../text/editor'
import { historyText } from '../text/history'
import type { Names } from './names'
import { seatText } from './seatMarks'

/** 「追加」 by somebody: what happened to a block or an item. */
interface Happening {
  what: string
  by: Stamp | undefined
}

/** 「追加・移動 栄村 企画担当」: a line for each seat. */
export function notesOfBlock(block: ChangedBlock, seats: readonly HistorySeat[], names: Names): string[] {
  const happened = block.runs.flatMap(happeningOfRun)
  // A block without words of its own, such as a heading of the agenda, is told by itself.
  if (happened.length === 0 && block.children.length === 0 && block.by && !block.isMoved)
    happened.push({ what: changeWord(block), by: block.by })
  const fields = block.fields
    .filter(({ name }) => name in historyText.field)
    .map(({ name, before, by }) => ({ what: fieldWords(name, blockValue(name, before, names)), by }))
  return linesOf([...happened, ...fields], seats)
}

export function notesOfItem(
  { change, by, title, presenter, fields }: ChangedAgendaItem,
  seats: readonly HistorySeat[],
  names: Names,
): string[] {
  if (change !== 'kept') return linesOf([{ what: changeWord({ change, isMoved: false }), by }], seats)
  const texts = [...title, ...presenter].flatMap(happeningOfRun)
  return linesOf([...texts, ...fields.map((field) => happeningOfField(field, names))], seats)
}

function happeningOfRun(run: ChangedRun): Happening[] {
  if (run.change === 'kept' || (run.change === 'deleted' && run.isMoved)) return []
  return [{ what: changeWord(run), by: run.by }]
}

function changeWord({ change, isMoved }: Pick<ChangedRun, 'change' | 'isMoved'>): string {
  if (isMoved) return historyText.change.moved
  return change === 'deleted' ? historyText.change.deleted : historyText.change.inserted
}

function happeningOfField(field: ChangedAgendaItem['fields'][number], names: Names): Happening {
  const { by } = field
  switch (field.name) {
    case 'order':
      return { what: historyText.order, by }
    case 'disclosure':
      return { what: fieldWords(field.name, disclosureWords(field.before)), by }
    case 'proposalId':
      return { what: historyText.proposalLink, by }
    case 'kind':
      return { what: fieldWords(field.name, agendaKindLabel[field.before]), by }
    case 'minutes':
      return { what: fieldWords(field.name, historyText.minutes(field.before)), by }
    case 'proposedBy': {
      const before = field.before.map(names.organisation).join('・')
      return { what: fieldWords(field.name, before), by }
    }
  }
}

const disclosureWords = ({ disclosure, closedReason }: Pick<AgendaItem, 'disclosure' | 'closedReason'>) =>
  closedReason === '' ? disclosureLabel[disclosure] : `${disclosureLabel[disclosure]}（${closedReason}）`

function fieldWords(name: string, before: string): string {
  const field = historyText.field[name] ?? name
  return before === '' ? historyText.fieldSet(field) : historyText.fieldChanged(field, before)
}

function linesOf(happened: readonly Happening[], seats: readonly HistorySeat[]): string[] {
  const bySeat = new Map<string, Set<string>>()
  for (const { what, by } of happened) {
    const seat = by ? seatText(seats[by.author]) : ''
    bySeat.set(seat, (bySeat.get(seat) ?? new Set()).add(what))
  }
  return [...bySeat].map(([seat, words]) => historyText.timeline.shown([...words].join('・'), seat))
}

/** The earlier value of an attribute of a block, as screens say it; empty where there was none. */
function blockValue(name: string, value: unknown, names: Names): string {
  if (name === 'done') return value === true ? editorText.minutes.done : editorText.minutes.notDone
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value === '') return ''
  if (name === 'organisation' || name === 'owner') return names.organisation(value)
  if (name === 'itemId') return names.heading(value)
  return name === 'due' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? wareki(value) : value
}

import type { AgendaItem } from '../../shared/meetings/agendaItem'
import { agendaOutline, type NumberedAgendaItem, numberedItems } from '../../shared/meetings/agendaNumbering'
import type { ItemOutcome } from '../../shared/meetings/outcome'
import {
  type MinutesRecord,
  type Named,
  plainText,
  type RecordActionItem,
  type RecordAgendaSection,
  type RecordAttendance,
  type RecordBlock,
  type RecordDecision,
  type RecordMaterial,
  type RecordOutcome,
  type RecordRound,
  type Run,
  type SourceDocument,
} from '../../shared/minutes/record'
import type { MinutesBlock } from './walkMinutes'

/** Everything a record is made of, read beforehand. */
export interface RecordParts {
  forum: Named
  meeting: Omit<MinutesRecord['meeting'], 'startsAt'> & { startsAt: number }
  members: MinutesRecord['members']
  hasEarlierMeeting: boolean
  /** names of all organisations by id, in 建制順 */
  organisations: ReadonlyMap<string, string>
  agenda: SourceDocument & { items: readonly AgendaItem[] }
  minutes: SourceDocument & { blocks: readonly MinutesBlock[] }
  /** numbers of decisions and 宿題 by their ids */
  numbers: ReadonlyMap<string, { label: string }>
  attendance: RecordAttendance | null
  materials: RecordMaterial[]
  outcomes: readonly ItemOutcome[]
  course: RecordRound[]
}

/** The record as it would be filed now: names instead of ids, numbers given, empty lines left out. Pure. */
export function buildRecord(parts: RecordParts): MinutesRecord {
  const { agenda, minutes, meeting } = parts
  const outline = agendaOutline(agenda.items, parts)
  const writer = new Writer(parts, numberedItems(outline))
  const blocks = writer.blocks(minutes.blocks)
  return {
    format: 'entaku-minutes-2',
    forum: parts.forum,
    meeting: { ...meeting, startsAt: japanTime(meeting.startsAt) },
    members: parts.members.map(({ id, name, role }) => ({ id, name, role })),
    agenda: outline.sections.map(
      (section): RecordAgendaSection => ({
        kind: section.kind,
        number: section.number,
        label: section.label,
        items: section.items.map((item) => ({
          id: item.id,
          numberInSection: item.numberInSection,
          number: item.number,
          title: item.title,
          presenter: item.presenter,
          minutes: item.minutes,
          proposedBy: writer.organisations(item.proposedBy),
          disclosure: item.disclosure,
          closedReason: item.closedReason,
        })),
      }),
    ),
    attendance: parts.attendance,
    materials: parts.materials,
    outcomes: writer.outcomes(parts.outcomes),
    blocks,
    decisions: writer.decisions,
    actionItems: writer.actionItems,
    course: parts.course,
    source: { agenda: sourceOf(agenda), minutes: sourceOf(minutes) },
    confirmation: null,
    errata: [],
    publication: null,
  }
}

class Writer {
  readonly decisions: RecordDecision[] = []
  readonly actionItems: RecordActionItem[] = []
  readonly #parts: RecordParts
  readonly #agenda: ReadonlyMap<string, NumberedAgendaItem>

  constructor(parts: RecordParts, items: readonly NumberedAgendaItem[]) {
    this.#parts = parts
    this.#agenda = new Map(items.map((item) => [item.id, item]))
  }

  blocks(blocks: readonly MinutesBlock[]): RecordBlock[] {
    return blocks.flatMap((block) => this.#block(block))
  }

  /** Named and in 建制順, whatever the order of the ids. */
  organisations(ids: readonly string[]): Named[] {
    const order = [...this.#parts.organisations.keys()]
    return [...ids].sort((a, b) => order.indexOf(a) - order.indexOf(b)).map((id) => this.#organisation(id))
  }

  /** In the order of the agenda; an item that was taken from it takes its outcome along. */
  outcomes(outcomes: readonly ItemOutcome[]): RecordOutcome[] {
    return [...this.#agenda.keys()].flatMap((itemId) => {
      const outcome = outcomes.find((each) => each.itemId === itemId)
      if (!outcome) return []
      const { decidedAt, present, ...rest } = outcome
      return [{ ...rest, decidedAt: japanTime(decidedAt), present: this.organisations(present) }]
    })
  }

  #block(block: MinutesBlock): RecordBlock[] {
    if ('runs' in block && plainText(block.runs).trim() === '') return []
    switch (block.type) {
      case 'paragraph':
      case 'heading':
      case 'understanding':
        return [block]
      case 'agendaRef':
        return [this.#agendaItem(block.itemId)]
      case 'speech': {
        const { organisationId, speaker, runs } = block
        return [{ type: 'speech', organisation: this.#named(organisationId), speaker, runs }]
      }
      case 'decision':
        return [this.#decision(block)]
      case 'actionItem':
        return [this.#actionItem(block)]
      case 'list': {
        const items = block.items.map((item) => this.blocks(item)).filter((item) => item.length > 0)
        return items.length === 0 ? [] : [{ type: 'list', isOrdered: block.isOrdered, items }]
      }
    }
  }

  #agendaItem(itemId: string): RecordBlock {
    const item = this.#agenda.get(itemId)
    return {
      type: 'agendaItem',
      itemId,
      number: item?.number ?? '',
      title: item?.title ?? '（削除された議題）',
    }
  }

  #decision(block: Extract<MinutesBlock, { type: 'decision' }>): RecordBlock {
    const number = this.#number(block.id)
    this.decisions.push({ id: block.id, number, itemId: this.#known(block.itemId), text: lineOf(block.runs) })
    return { type: 'decision', number, runs: block.runs }
  }

  #actionItem(block: Extract<MinutesBlock, { type: 'actionItem' }>): RecordBlock {
    const { id, dueOn, isDone, runs } = block
    const number = this.#number(id)
    const owner = this.#named(block.ownerId)
    const shown = { number, owner, dueOn, isDone }
    this.actionItems.push({ id, itemId: this.#known(block.itemId), text: lineOf(runs), ...shown })
    return { type: 'actionItem', ...shown, runs }
  }

  #number(id: string): string {
    return this.#parts.numbers.get(id)?.label ?? ''
  }

  #known(itemId: string | null): string | null {
    return itemId !== null && this.#agenda.has(itemId) ? itemId : null
  }

  #named(id: string | null): Named | null {
    return id === null ? null : this.#organisation(id)
  }

  /** An id no organisation bears can only come from a foreign client; the words said are kept all the same. */
  #organisation(id: string): Named {
    return { id, name: this.#parts.organisations.get(id) ?? '（不明な団体）' }
  }
}

const lineOf = (runs: readonly Run[]) => plainText(runs).replaceAll('\n', ' ').trim()
const sourceOf = ({ documentId, epoch, seq }: SourceDocument): SourceDocument => ({ documentId, epoch, seq })

/** ms since 1970 → 2026-09-18T13:30:00+09:00 */
export function japanTime(at: number): string {
  const nineHours = 9 * 60 * 60 * 1000
  return `${new Date(at + nineHours).toISOString().slice(0, 19)}+09:00`
}

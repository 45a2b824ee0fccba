/**
 * 正誤: what a confirmed record says wrongly, put right in a record of its own; the one before it stays as it was [V10].
 */
import {
  type MinutesRecord,
  type Named,
  plainText,
  type RecordActionItem,
  type RecordBlock,
  type RecordDecision,
  type Run,
} from './record'
import { headSection, sectionsOf } from './sections'

export interface ErratumRow {
  /** key of the section (shared/minutes/sections.ts) */
  section: string
  wrong: string
  right: string
  reason: string
  requestedBy: Named | null
}

export type ErratumFault = 'unknown_section' | 'not_found' | 'not_once' | 'nothing_changes'

export type Applied = { record: MinutesRecord } | { faults: { row: number; fault: ErratumFault }[] }

/** 1.1 after 1.0, 1.2 after 1.1 */
export function nextVersion(version: string): string {
  const [major = '1', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}`
}

/**
 * The record with every row put right, one after the other. 誤 must stand exactly once in its section, so that nobody corrects another
 * place than was meant; a decision and its line in the list of decisions are one place.
 */
export function applyErrata(record: MinutesRecord, rows: readonly ErratumRow[]): Applied {
  const version = nextVersion(record.confirmation?.version ?? '1.0')
  const labels = new Map(sectionsOf(record).map(({ key, label }) => [key, label]))
  const faults: { row: number; fault: ErratumFault }[] = []
  let result = record
  rows.forEach((row, index) => {
    const fault = faultOf(result, row, labels)
    if (fault) faults.push({ row: index, fault })
    else result = replaced(result, row)
  })
  if (faults.length > 0) return { faults }
  const errata = rows.map(({ section, ...row }) => ({
    version,
    section,
    place: labels.get(section) ?? '',
    ...row,
  }))
  return { record: { ...result, confirmation: null, errata: [...record.errata, ...errata] } }
}

function faultOf(
  record: MinutesRecord,
  { section, wrong, right }: ErratumRow,
  labels: ReadonlyMap<string, string>,
): ErratumFault | undefined {
  if (!labels.has(section)) return 'unknown_section'
  if (wrong === right || wrong === '') return 'nothing_changes'
  let count = 0
  mapSection(record, section, (text) => {
    count += occurrences(text, wrong)
    return text
  })
  if (count === 1) return undefined
  return count === 0 ? 'not_found' : 'not_once'
}

const replaced = (record: MinutesRecord, { section, wrong, right }: ErratumRow): MinutesRecord =>
  // A function, for in a plain replacement `$&` has a meaning.
  linked(mapSection(record, section, (text) => text.replace(wrong, () => right)))

/** Overlapping ones too: 「々々」 stands twice in 「々々々」. */
function occurrences(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) count += 1
  return count
}

/** Every text of one section that says something of its own; what only repeats it is linked afterwards. */
function mapSection(record: MinutesRecord, section: string, map: (text: string) => string): MinutesRecord {
  const isHead = section === headSection
  let current = headSection
  return {
    ...record,
    ...(isHead ? mapHead(record, map) : {}),
    agenda: record.agenda.map((part) => ({
      ...part,
      items: part.items.map((item) =>
        item.id === section
          ? {
              ...item,
              title: map(item.title),
              presenter: map(item.presenter),
              closedReason: map(item.closedReason),
            }
          : item,
      ),
    })),
    outcomes: record.outcomes.map((outcome) =>
      outcome.itemId === section ? { ...outcome, note: map(outcome.note) } : outcome,
    ),
    materials: record.materials.map((material) =>
      (material.itemId ?? headSection) === section ? { ...material, title: map(material.title) } : material,
    ),
    blocks: record.blocks.map((block) => {
      if (block.type === 'agendaItem') current = block.itemId
      return current === section ? mapBlock(block, map) : block
    }),
  }
}

function mapHead({ meeting, attendance }: MinutesRecord, map: (text: string) => string) {
  return {
    meeting: { ...meeting, place: map(meeting.place) },
    attendance: attendance && {
      ...attendance,
      attendees: attendance.attendees.map((attendee) => ({
        ...attendee,
        division: map(attendee.division),
        title: map(attendee.title),
        name: map(attendee.name),
        proxyFor: map(attendee.proxyFor),
      })),
    },
  }
}

function mapBlock(block: RecordBlock, map: (text: string) => string): RecordBlock {
  switch (block.type) {
    case 'agendaItem':
      return block
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((each) => mapBlock(each, map))) }
    case 'speech':
      return { ...block, speaker: map(block.speaker), runs: mapRuns(block.runs, map) }
    default:
      return { ...block, runs: mapRuns(block.runs, map) }
  }
}

/** What is put in place of a stretch has the manner of the stretch's first character; the rest keeps its own. */
function mapRuns(runs: readonly Run[], map: (text: string) => string): Run[] {
  const before = plainText(runs)
  const after = map(before)
  if (after === before) return [...runs]
  const head = commonLength(before, after)
  const tail = commonLength(reverse(before.slice(head)), reverse(after.slice(head)))
  const isBold = runAt(runs, head)?.isBold ?? runs.at(-1)?.isBold ?? false
  return joined([
    ...cut(runs, 0, head),
    { text: after.slice(head, after.length - tail), isBold },
    ...cut(runs, before.length - tail, before.length),
  ])
}

function cut(runs: readonly Run[], from: number, to: number): Run[] {
  let at = 0
  return runs.flatMap(({ text, isBold }) => {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    at += text.length
    return part === '' ? [] : [{ text: part, isBold }]
  })
}

function runAt(runs: readonly Run[], position: number): Run | undefined {
  let at = 0
  return runs.find(({ text }) => {
    at += text.length
    return position < at
  })
}

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (run.text === '') continue
    if (last && last.isBold === run.isBold) last.text += run.text
    else result.push({ ...run })
  }
  return result
}

const commonLength = (one: string, other: string): number => {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}
const reverse = (text: string) => text.split('').reverse().join('')

/** Titles above the sections, and the lists of decisions and 宿題, say again what agenda and blocks say. */
function linked(record: MinutesRecord): MinutesRecord {
  const titles = new Map(
    record.agenda.flatMap(({ items }) => items.map(({ id, title }) => [id, title] as const)),
  )
  const said = record.blocks.flatMap(flat)
  const decisions = said.filter((block) => block.type === 'decision')
  const actions = said.filter((block) => block.type === 'actionItem')
  return {
    ...record,
    blocks: record.blocks.map((block) =>
      block.type === 'agendaItem' ? { ...block, title: titles.get(block.itemId) ?? block.title } : block,
    ),
    // Both lists were made from these blocks, in their order (server/minutes/buildRecord.ts).
    decisions: record.decisions.map(
      (each, index): RecordDecision => ({ ...each, text: lineOf(decisions[index], each.text) }),
    ),
    actionItems: record.actionItems.map(
      (each, index): RecordActionItem => ({ ...each, text: lineOf(actions[index], each.text) }),
    ),
  }
}

const flat = (block: RecordBlock): RecordBlock[] =>
  block.type === 'list' ? block.items.flatMap((item) => item.flatMap(flat)) : [block]

const lineOf = (block: { runs: readonly Run[] } | undefined, otherwise: string): string =>
  block ? plainText(block.runs).replaceAll('\n', ' ').trim() : otherwise

import { canonicalJson } from './canonical'
import type { MinutesRecord, RecordAgendaItem, RecordBlock } from './record'

/**
 * The minutes by 議題: what is confirmed, corrected and kept back is a section. The head holds what is said of the meeting as
 * a whole and what stands before the first 議題見出し.
 */
export interface RecordSection {
  /** `headSection` or the id of the item */
  key: string
  /** ５(1) 除雪の共同発注, as it is named beside the text */
  label: string
  item: RecordAgendaItem | null
  /** without their own 議題見出し */
  blocks: RecordBlock[]
}

export const headSection = 'head'
const headLabel = '冒頭（日時・場所・出席者・資料）'

/** Every section once: the head, the items in their order, and at last headings whose item was taken from the agenda. */
export function sectionsOf(record: MinutesRecord): RecordSection[] {
  const sections = new Map<string, RecordSection>()
  const head: RecordSection = { key: headSection, label: headLabel, item: null, blocks: [] }
  sections.set(headSection, head)
  for (const item of record.agenda.flatMap(({ items }) => items))
    sections.set(item.id, { key: item.id, label: `${item.number} ${item.title}`, item, blocks: [] })
  let current = head
  for (const block of record.blocks) {
    if (block.type !== 'agendaItem') current.blocks.push(block)
    else {
      const { itemId: key, title: label } = block
      current = sections.get(key) ?? { key, label, item: null, blocks: [] }
      sections.set(key, current)
    }
  }
  return [...sections.values()]
}

/**
 * What a section says, as one text to take a hash of. Numbers are left out, for they move when an item is put before it, and so is
 * whether a 宿題 was done since: neither is anything that was said.
 */
export function sectionContent(record: MinutesRecord, { key, item, blocks }: RecordSection): string {
  const about = key === headSection ? headContent(record) : itemContent(record, key, item)
  return canonicalJson({ ...about, blocks: blocks.map(unnumbered) })
}

function headContent({ meeting, attendance, materials }: MinutesRecord) {
  const { name, startsAt, place, mode } = meeting
  const papers = materials
    .filter(({ itemId }) => itemId === null)
    .map(({ title, sha256 }) => ({ title, sha256 }))
  return { name, startsAt, place, mode, attendance, papers }
}

function itemContent({ materials, outcomes }: MinutesRecord, key: string, item: RecordAgendaItem | null) {
  const outcome = outcomes.find(({ itemId }) => itemId === key)
  return {
    title: item?.title ?? '',
    proposedBy: item?.proposedBy.map(({ id }) => id) ?? [],
    disclosure: item?.disclosure ?? 'open',
    outcome: outcome
      ? { outcome: outcome.outcome, hasNoObjection: outcome.hasNoObjection, note: outcome.note }
      : null,
    papers: materials.filter(({ itemId }) => itemId === key).map(({ title, sha256 }) => ({ title, sha256 })),
  }
}

function unnumbered(block: RecordBlock): RecordBlock {
  switch (block.type) {
    case 'decision':
      return { ...block, number: '' }
    case 'actionItem':
      return { ...block, number: '', isDone: false }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(unnumbered)) }
    default:
      return block
  }
}

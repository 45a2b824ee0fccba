import type { MinutesRecord, RecordBlock } from '../../shared/minutes/record'

/** The record without its 内部 items: what leaves the members' circle [X1]. */
export function withoutInternal(record: MinutesRecord): MinutesRecord {
  const internal = new Set(
    record.agenda
      .flatMap(({ items }) => items.filter(({ disclosure }) => disclosure === 'internal'))
      .map(({ id }) => id),
  )
  const isOpen = ({ itemId }: { itemId: string | null }) => itemId === null || !internal.has(itemId)
  return {
    ...record,
    agenda: record.agenda.map((section) => ({
      ...section,
      items: section.items.filter(({ id }) => !internal.has(id)),
    })),
    materials: record.materials.filter((each) => isOpen(each) && each.disclosure !== 'internal'),
    outcomes: record.outcomes.filter(isOpen),
    decisions: record.decisions.filter(isOpen),
    actionItems: record.actionItems.filter(isOpen),
    blocks: openBlocks(record.blocks, internal),
  }
}

/** A section lasts from its heading to the next one. */
function openBlocks(blocks: readonly RecordBlock[], internal: ReadonlySet<string>): RecordBlock[] {
  let isInternal = false
  return blocks.filter((block) => {
    if (block.type === 'agendaItem') isInternal = internal.has(block.itemId)
    return !isInternal
  })
}

import type { MinutesRecord, RecordBlock, RecordErratum } from './record'
import { headSection } from './sections'

/**
 * The record without its 内部 items and 資料: what leaves the members' circle [R8]. Whatever else speaks of such an item goes with it. The
 * very same record where nothing of it is 内部.
 */
export function withoutInternal(record: MinutesRecord): MinutesRecord {
  const internal = internalItemsOf(record)
  const isOpen = ({ itemId }: { itemId: string | null }) => itemId === null || !internal.has(itemId)
  const materials = record.materials.filter((each) => isOpen(each) && each.disclosure !== 'internal')
  if (internal.size === 0 && materials.length === record.materials.length) return record
  return {
    ...record,
    agenda: record.agenda.map((section) => ({
      ...section,
      items: section.items.filter(({ id }) => !internal.has(id)),
    })),
    materials,
    outcomes: record.outcomes.filter(isOpen),
    decisions: record.decisions.filter(isOpen),
    actionItems: record.actionItems.filter(isOpen),
    blocks: openBlocks(record.blocks, internal),
    // Why a 修正依頼 was not taken up is kept without the place it spoke of: it may be one of these.
    course: record.course.map((round) => ({
      ...round,
      corrections: round.corrections.map((correction) => ({ ...correction, reason: '' })),
    })),
    errata: withoutTitles(
      record.errata.filter(({ section }) => !internal.has(section)),
      record.materials.filter(({ disclosure }) => disclosure === 'internal'),
    ),
  }
}

/** Ids of the items that leave the members in no paper. */
export const internalItemsOf = ({ agenda }: Pick<MinutesRecord, 'agenda'>): ReadonlySet<string> =>
  new Set(
    agenda
      .flatMap(({ items }) => items.filter(({ disclosure }) => disclosure === 'internal'))
      .map(({ id }) => id),
  )

/**
 * The rows but those that put a title of these 資料 right, which stand in a section that may be open. Read backwards, from the title as it is
 * now to what it was before each row.
 */
function withoutTitles(
  errata: readonly RecordErratum[],
  materials: MinutesRecord['materials'],
): RecordErratum[] {
  const titles = materials.map(({ itemId, title }) => ({ section: itemId ?? headSection, title }))
  const left: RecordErratum[] = []
  for (const erratum of errata.toReversed()) {
    const { section, wrong, right } = erratum
    const found = titles.filter((each) => each.section === section && each.title.includes(right))
    if (found.length === 0) left.push(erratum)
    for (const { title } of found) titles.push({ section, title: title.replace(right, () => wrong) })
  }
  return left.reverse()
}

/** A section lasts from its heading to the next one. */
function openBlocks(blocks: readonly RecordBlock[], internal: ReadonlySet<string>): RecordBlock[] {
  let isInternal = false
  return blocks.filter((block) => {
    if (block.type === 'agendaItem') isInternal = internal.has(block.itemId)
    return !isInternal
  })
}

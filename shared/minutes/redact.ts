/**
 * 公開版: a confirmed record without what is not for everybody [V11]. What is taken out is not hidden but absent: no character of it is in the
 * result, wherever else in the record it stood.
 */
import type { MinutesRecord, RecordBlock, RecordErratum, Run } from './record'
import { headSection, sectionsOf } from './sections'
import { withoutInternal } from './withoutInternal'

/** What whoever publishes has chosen, beside what the agenda itself says of 非公開 and 内部. */
export interface PublicationChoices {
  /** sections taken out though their item is 公開, and why */
  sections: readonly { section: string; reason: string }[]
  /** 非公開 items whose title is taken out as well */
  titles: readonly string[]
  /** words taken out wherever they stand, and why */
  passages: readonly { text: string; reason: string }[]
  /** 発言者: by 団体 alone, without 職 and 氏名 */
  speakers: 'organisation' | 'as_filed'
}

export const redacted = '（非公開）'

/** The record for everybody. `publication` is filled in by whoever files it. */
export function redact(record: MinutesRecord, choices: PublicationChoices): MinutesRecord {
  const open = withoutInternal(record)
  const bySection = withoutSections(open, cutOf(open, choices))
  const bySpeaker = choices.speakers === 'organisation' ? withoutNames(bySection) : bySection
  return withoutPassages(bySpeaker, choices.passages)
}

/** What a 公開版 leaves out, as it is told in it and before it is filed. */
export function redactionsOf(
  record: MinutesRecord,
  choices: PublicationChoices,
): { place: string; reason: string }[] {
  const open = withoutInternal(record)
  const { closed, hidden } = cutOf(open, choices)
  const labels = sectionsOf(open).filter(({ key }) => closed.has(key))
  return [
    ...labels.map(({ key, item, label }) => ({
      place: hidden.has(key) ? (item?.number ?? '') : label,
      reason: closed.get(key) ?? '',
    })),
    ...choices.passages.map(({ reason }) => ({ place: '文中', reason })),
  ].map(({ place, reason }) => ({ place: withoutWords(place, choices.passages), reason }))
}

interface Cut {
  /** sections that say only （非公開）, with the reason */
  closed: ReadonlyMap<string, string>
  /** of these, those whose title is not said either */
  hidden: ReadonlySet<string>
}

function cutOf(record: MinutesRecord, { sections, titles }: PublicationChoices): Cut {
  const items = record.agenda.flatMap((part) => part.items)
  const closed = new Map([
    ...items
      .filter(({ disclosure }) => disclosure === 'closed')
      .map(({ id, closedReason }) => [id, closedReason] as const),
    ...sections.map(({ section, reason }) => [section, reason] as const),
  ])
  return { closed, hidden: new Set(titles.filter((key) => closed.has(key))) }
}

function withoutSections(record: MinutesRecord, { closed, hidden }: Cut): MinutesRecord {
  const isCut = (key: string | null) => closed.has(key ?? headSection)
  return {
    ...record,
    agenda: record.agenda.map((part) => ({
      ...part,
      items: part.items.map((item) =>
        closed.has(item.id)
          ? {
              ...item,
              disclosure: 'closed',
              closedReason: closed.get(item.id) ?? '',
              ...(hidden.has(item.id) ? { title: redacted, presenter: '', proposedBy: [], minutes: 0 } : {}),
            }
          : item,
      ),
    })),
    blocks: cutBlocks(record.blocks, { closed, hidden }),
    outcomes: record.outcomes.filter(({ itemId }) => !isCut(itemId)),
    materials: record.materials.map((material) =>
      isCut(material.itemId) || material.disclosure === 'closed'
        ? { ...material, title: redacted, sha256: '' }
        : material,
    ),
    decisions: record.decisions.map((decision) =>
      isCut(decision.itemId) ? { ...decision, text: redacted } : decision,
    ),
    actionItems: record.actionItems.map((item) =>
      isCut(item.itemId) ? { ...item, text: redacted, owner: null, dueOn: null, isDone: false } : item,
    ),
    // What was said for and against a wording may say what the wording no longer does.
    course: record.course.map((round) => ({
      ...round,
      corrections: round.corrections.map((correction) => ({ ...correction, reason: '' })),
    })),
    errata: record.errata.map((erratum) => (isCut(erratum.section) ? cutErratum(erratum, hidden) : erratum)),
  }
}

const cutErratum = (erratum: RecordErratum, hidden: ReadonlySet<string>): RecordErratum => ({
  ...erratum,
  place: hidden.has(erratum.section) ? redacted : erratum.place,
  wrong: redacted,
  right: redacted,
  reason: '',
})

/** In place of what a closed section said there is one line that says so, and why. */
function cutBlocks(blocks: readonly RecordBlock[], { closed, hidden }: Cut): RecordBlock[] {
  let current: string = headSection
  let isTold = false
  return blocks.flatMap((block): RecordBlock[] => {
    if (block.type === 'agendaItem') {
      current = block.itemId
      isTold = false
      return [hidden.has(current) ? { ...block, title: redacted } : block]
    }
    const reason = closed.get(current)
    if (reason === undefined) return [block]
    if (isTold) return []
    isTold = true
    return [
      { type: 'paragraph', runs: [{ text: reason ? `${redacted}${reason}` : redacted, isBold: false }] },
    ]
  })
}

/** 団体 alone: neither the 職 as it was typed beside the words nor the 氏名 of the 名簿. */
function withoutNames(record: MinutesRecord): MinutesRecord {
  const silent = (block: RecordBlock): RecordBlock => {
    if (block.type === 'speech') return { ...block, speaker: '' }
    if (block.type === 'list') return { ...block, items: block.items.map((item) => item.map(silent)) }
    return block
  }
  return {
    ...record,
    blocks: record.blocks.map(silent),
    attendance: record.attendance && {
      ...record.attendance,
      attendees: record.attendance.attendees.map((attendee) => ({ ...attendee, name: '' })),
    },
  }
}

/** Names of fields that hold no words of anybody: ids, hashes, numbers and days. */
const fixedFields = new Set([
  ...['id', 'itemId', 'documentId', 'sha256', 'format', 'type', 'kind', 'category', 'role', 'mode', 'state'],
  ...['disclosure', 'outcome', 'startsAt', 'decidedAt', 'arrivedAt', 'leftAt', 'at', 'sentOn', 'dueOn'],
  ...['version', 'number', 'numberInSection', 'section'],
])

function withoutPassages(record: MinutesRecord, passages: PublicationChoices['passages']): MinutesRecord {
  if (passages.every(({ text }) => text === '')) return record
  const strip = (value: unknown, field = ''): unknown => {
    if (typeof value === 'string') return fixedFields.has(field) ? value : withoutWords(value, passages)
    if (Array.isArray(value))
      return field === 'runs' ? stripRuns(value) : value.map((each) => strip(each, field))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, strip(each, key)]))
  }
  // The fields of a record named `runs` are all lists of Run.
  const stripRuns = (runs: Run[]): Run[] => {
    const whole = runs.map(({ text }) => text).join('')
    const rest = withoutWords(whole, passages)
    // A passage may run over bold and plain: then the line goes on plain.
    return rest === whole ? runs : [{ text: rest, isBold: false }]
  }
  // Only strings were replaced by strings, so the shape is what it was.
  return strip(record) as MinutesRecord
}

/** Every character that belongs to one of the passages, also where two of them overlap. */
function withoutWords(text: string, passages: PublicationChoices['passages']): string {
  const isOut = new Array<boolean>(text.length).fill(false)
  for (const { text: word } of passages)
    for (let at = word === '' ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      isOut.fill(true, at, at + word.length)
  let result = ''
  for (let at = 0; at < text.length; at += 1)
    if (!isOut[at]) result += text[at]
    else if (at === 0 || !isOut[at - 1]) result += redacted
  return result
}

/** Passages that stand nowhere in the record: somebody mistyped them, and would think them gone. */
export function passagesNotFound(record: MinutesRecord, choices: PublicationChoices): string[] {
  const rest = { ...choices, passages: [] }
  const before = JSON.stringify(redact(record, rest))
  return choices.passages
    .filter((passage) => JSON.stringify(redact(record, { ...rest, passages: [passage] })) === before)
    .map(({ text }) => text)
}

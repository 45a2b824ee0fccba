import { dayOf, timeOfDay, warekiWithWeekday } from '../../../shared/calendar'
import type { RecordAgendaItem, RecordAgendaSection } from '../../../shared/minutes/record'
import { emptyLine, labelled, paragraph, title, widthEm } from '../model/blocks'
import { portrait, textWidthEm } from '../model/layout'
import type { Paper, PaperBlock } from '../model/Paper'
import type { PaperFacts } from './PaperFacts'
import { footerOf, names, officialDigits, placeOf, plannedTime } from './words'

/** 次第: whoever proposed an item stands beside it, on every paper and always [X2]. */
export function agendaPaper(facts: PaperFacts): Paper {
  const { record, rules } = facts
  const page = portrait(rules)
  return {
    title: `${record.meeting.name} 次第`,
    author: record.forum.name,
    page,
    footer: footerOf(facts),
    blocks: [
      title(`${record.meeting.name} 次第`),
      ...whenAndWhere(facts, textWidthEm(page)),
      emptyLine(),
      ...record.agenda.flatMap((section) => sectionBlocks(facts, section)),
      ...handouts(facts),
    ],
  }
}

/** On the right half of the page, each under the other. */
function whenAndWhere(facts: PaperFacts, pageEm: number): PaperBlock[] {
  const lines = [
    ['日時', plannedTime(facts)],
    ['場所', placeOf(facts)],
  ] as const
  const label = 3
  const longest = Math.max(...lines.map(([, text]) => widthEm(text)))
  const indentEm = Math.max(0, Math.floor(pageEm - label - longest - 1))
  return lines.map(([lead, text]) => labelled(lead, text, { indentEm, widthEm: label, align: 'left' }))
}

function sectionBlocks(facts: PaperFacts, section: RecordAgendaSection): PaperBlock[] {
  const next = section.kind === 'other' && facts.next ? `（次回：${whenShort(facts.next.startsAt)}）` : ''
  return [
    labelled(section.number, `${section.label}${next}`, {
      widthEm: 2,
      linesBefore: 0.5,
      align: 'left',
      isKeptWithNext: section.items.length > 0,
    }),
    ...section.items.map((item) =>
      labelled(item.numberInSection, itemText(facts, item), { indentEm: 1, widthEm: 2.5, align: 'left' }),
    ),
  ]
}

/** 専門職の共同確保について【提案：木島平村・栄村】（木島平村・20分）資料２ */
function itemText({ record, addedItems }: PaperFacts, item: RecordAgendaItem): string {
  const proposers = item.proposedBy.length > 0 ? `【提案：${names(item.proposedBy)}】` : ''
  const details = [item.presenter, item.minutes > 0 ? `${item.minutes}分` : ''].filter((each) => each !== '')
  const papers = record.materials.filter(({ itemId }) => itemId === item.id)
  return [
    addedItems.has(item.id) ? '【追加議題】' : '',
    item.title,
    proposers,
    details.length > 0 ? `（${details.join('・')}）` : '',
    papers.map(({ label }) => officialDigits(label)).join('、'),
    closedNote(item),
  ].join('')
}

function closedNote({ disclosure, closedReason }: RecordAgendaItem): string {
  if (disclosure === 'open') return ''
  const word = disclosure === 'closed' ? '非公開' : '内部'
  return closedReason === '' ? `〔${word}〕` : `〔${word}：${closedReason}〕`
}

function handouts({ record: { materials } }: PaperFacts): PaperBlock[] {
  if (materials.length === 0) return []
  const width = Math.max(...materials.map(({ label }) => widthEm(officialDigits(label)))) + 1
  return [
    paragraph('【配布資料】', { linesBefore: 1, isKeptWithNext: true }),
    ...materials.map(({ label, title: name }) =>
      labelled(officialDigits(label), name, { indentEm: 1, widthEm: width, align: 'left' }),
    ),
  ]
}

const whenShort = (at: number) => `${warekiWithWeekday(dayOf(at))}${timeOfDay(at)}`

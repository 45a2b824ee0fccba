import { warekiDateTime } from '../../../shared/calendar'
import { outcomeLabel } from '../../../shared/meetings/outcome'
import { dueLabel, ownerLabel } from '../../../shared/minutes/recordText'
import { heading, labelled, paragraph, rightLine, title } from '../model/blocks'
import { fitColumns, portrait } from '../model/layout'
import { headingNumber } from '../model/numbering'
import type { PageLayout, Paper, PaperBlock } from '../model/Paper'
import { attendanceLine } from './attendanceLine'
import type { PaperFacts } from './PaperFacts'
import { footerOf, itemsOf, names, placeOf, timeOf } from './words'

/** 会議結果概要: one A4 with what was concluded, who has what to do, and when it goes on. */
export function summaryPaper(facts: PaperFacts): Paper {
  const { record, rules } = facts
  const page = portrait(rules)
  return {
    title: `${record.meeting.name} 会議結果概要`,
    author: record.forum.name,
    page,
    footer: footerOf(facts),
    blocks: [
      title(`${record.meeting.name} 会議結果概要`),
      ...(record.confirmation ? [] : [rightLine('（速報。議事録の確定前）')]),
      labelled('日時', timeOf(facts), { widthEm: 4 }),
      labelled('場所', placeOf(facts), { widthEm: 4 }),
      labelled('出席', attendanceLine(record), { widthEm: 4 }),
      heading(1, headingNumber(1, 1), '結論'),
      ...conclusions(facts, page),
      heading(1, headingNumber(1, 2), '宿題'),
      ...homework(facts, page),
      ...(facts.next === undefined
        ? []
        : [heading(1, headingNumber(1, 3), '次回'), paragraph(nextLine(facts.next), { leftEm: 1 })]),
    ],
  }
}

/** Many lines stand smaller: the paper is to stay one page. */
const sizeFor = (page: PageLayout, lines: number) => page.fontSizePt - (lines > 24 ? 3 : lines > 12 ? 2 : 1)

function conclusions({ record }: PaperFacts, page: PageLayout): PaperBlock[] {
  const rows = itemsOf(record)
    .map((item) => ({
      item,
      outcome: record.outcomes.find(({ itemId }) => itemId === item.id),
      decisions: record.decisions.filter(({ itemId }) => itemId === item.id),
    }))
    .filter(({ outcome, decisions }) => outcome || decisions.length > 0)
    .map(({ item, outcome, decisions }) => [
      item.number,
      `${item.title}${item.proposedBy.length > 0 ? `【提案：${names(item.proposedBy)}】` : ''}`,
      outcome ? outcomeLabel[outcome.outcome] : '',
      [
        ...(outcome?.note ? [outcome.note] : []),
        ...decisions.map(({ number, text }) => `${number} ${text}`),
      ].join('\n'),
    ])
  const loose = record.decisions
    .filter(({ itemId }) => itemId === null || !itemsOf(record).some(({ id }) => id === itemId))
    .map(({ number, text }) => ['', '', '', `${number} ${text}`])
  const all = [...rows, ...loose]
  if (all.length === 0) return [paragraph('決定した事項はありません。', { leftEm: 1 })]
  const columns = fitColumns(page, [
    { header: '番号', widthMm: 14, align: 'center' },
    { header: '議題', share: 2 },
    { header: '結果', widthMm: 24, align: 'center' },
    { header: '決定事項', share: 3 },
  ])
  return [
    { type: 'table', columns, rows: all, sizePt: sizeFor(page, all.length + record.actionItems.length) },
  ]
}

function homework({ record }: PaperFacts, page: PageLayout): PaperBlock[] {
  const rows = record.actionItems.map((item) => [
    item.number,
    item.text,
    ownerLabel(item.owner),
    dueLabel(item.dueOn),
  ])
  if (rows.length === 0) return [paragraph('宿題はありません。', { leftEm: 1 })]
  const columns = fitColumns(page, [
    { header: '番号', widthMm: 24, align: 'center' },
    { header: '内容', share: 1 },
    { header: '担当', widthMm: 30 },
    { header: '期限', widthMm: 32 },
  ])
  return [{ type: 'table', columns, rows, sizePt: sizeFor(page, rows.length + itemsOf(record).length) }]
}

const nextLine = (next: PaperFacts['next']) =>
  next ? `${warekiDateTime(next.startsAt)}　${next.place || '場所未定'}` : '未定（日程調整のうえ通知します）'

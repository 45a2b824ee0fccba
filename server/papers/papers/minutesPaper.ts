import { dayOf, wareki } from '../../../shared/calendar'
import { outcomeLabel } from '../../../shared/meetings/outcome'
import type { MinutesRecord } from '../../../shared/minutes/record'
import { dueLabel, ownerLabel, versionLabel } from '../../../shared/minutes/recordText'
import { heading, labelled, pageBreak, paragraph, rightLine, spread, title } from '../model/blocks'
import { fitColumns, portrait } from '../model/layout'
import { headingNumber } from '../model/numbering'
import type { PageLayout, Paper, PaperBlock, TableBlock } from '../model/Paper'
import { attendanceLine } from './attendanceLine'
import { courseTable } from './courseTable'
import type { PaperFacts } from './PaperFacts'
import { proceedings } from './proceedings'
import { rosterTable } from './rosterPaper'
import { footerOf, itemsOf, names, officialDigits, placeOf, timeOf } from './words'

/** 議事録（要点）: all of it from the record, whose rows are printed and never typed again [X3]. */
export function minutesPaper(facts: PaperFacts): Paper {
  const { record, rules } = facts
  const page = portrait(rules)
  const name = `${record.meeting.name} 議事録${record.publication ? '（公開版）' : ''}`
  return {
    title: name,
    author: record.forum.name,
    page,
    footer: footerOf(facts),
    blocks: [
      title(name),
      rightLine(versionLabel(record)),
      ...head(facts),
      ...parts(facts, page),
      ...(facts.roster.length > 0
        ? [pageBreak, paragraph('別紙'), title('出席者名簿'), ...rosterTable(facts, page)]
        : []),
    ],
  }
}

function head(facts: PaperFacts): PaperBlock[] {
  const { record } = facts
  const lines: [string, string][] = [
    ['会議名', record.meeting.name],
    ['日時', timeOf(facts)],
    ['場所', placeOf(facts)],
    ['出席者', present(facts)],
    ['欠席者', absent(record)],
    ['事務局', secretariat(facts)],
    ['公開・非公開', disclosure(record)],
    ['傍聴者', record.attendance ? `${record.attendance.observerCount}人` : '記録なし'],
    [
      '資料',
      record.materials.map(({ label, title: name }) => `${officialDigits(label)} ${name}`).join('、') ||
        'なし',
    ],
  ]
  return lines.map(([label, text]) => labelled(spread(label, 4), text, { widthEm: 7 }))
}

function present({ record, roster }: PaperFacts): string {
  if (!record.attendance) return attendanceLine(record)
  return `${roster.length > 0 ? '別紙名簿のとおり　' : ''}${attendanceLine(record)}`
}

const absent = ({ attendance }: MinutesRecord) =>
  attendance === null ? '記録なし' : names(attendance.absent, '、') || 'なし'

function secretariat({ record }: PaperFacts): string {
  const staff = (record.attendance?.attendees ?? []).filter(({ category }) => category === 'secretariat')
  const lines = staff.map(({ organisation, division, title: post }) =>
    [organisation.name, division, post].filter((each) => each !== '').join(' '),
  )
  return [...new Set(lines)].join('、') || `${record.forum.name} 事務局`
}

/** 一部非公開（５(1)：人事に関する情報） */
function disclosure(record: MinutesRecord): string {
  const closed = itemsOf(record).filter((item) => item.disclosure !== 'open')
  if (closed.length === 0) return '公開'
  const items = closed.map(({ number, closedReason }) => `${number}${closedReason && `：${closedReason}`}`)
  return `${closed.length === itemsOf(record).length ? '非公開' : '一部非公開'}（${items.join('、')}）`
}

/** The parts that have something to say; the numbers close up. */
function parts(facts: PaperFacts, page: PageLayout): PaperBlock[] {
  const { record } = facts
  const all: [string, PaperBlock[]][] = [
    ['議題と結果', results(record, page)],
    ['議事の経過', proceedings(facts)],
    ['決定事項', decisions(record)],
    ['宿題', actionItems(record, page)],
    ['確認の経過', courseTable(record, page)],
    ['公開しない部分', withheld(record)],
  ]
  return all
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([label, blocks], index) => [heading(1, headingNumber(1, index + 1), label), ...blocks])
}

function results(record: MinutesRecord, page: PageLayout): PaperBlock[] {
  const items = itemsOf(record)
  if (items.length === 0) return [paragraph('議題はありません。', { leftEm: 1 })]
  const rows = items.map((item) => {
    const outcome = record.outcomes.find(({ itemId }) => itemId === item.id)
    const numbers = record.decisions.filter(({ itemId }) => itemId === item.id).map(({ number }) => number)
    return [
      item.number,
      item.title,
      names(item.proposedBy),
      outcome
        ? `${outcomeLabel[outcome.outcome]}${outcome.hasNoObjection ? '（異議なし）' : ''}${outcome.note && `（${outcome.note}）`}`
        : '',
      numbers.join('\n'),
    ]
  })
  return [
    table(page, rows, [
      { header: '番号', widthMm: 14, align: 'center' },
      { header: '議題', share: 5 },
      { header: '提案団体', share: 3 },
      { header: '結果', share: 3 },
      { header: '決定番号', widthMm: 23, align: 'center' },
    ]),
  ]
}

const decisions = ({ decisions: list }: MinutesRecord): PaperBlock[] =>
  list.map(({ number, text }) => labelled(number, text, { indentEm: 1, widthEm: 6 }))

function actionItems({ actionItems: list }: MinutesRecord, page: PageLayout): PaperBlock[] {
  if (list.length === 0) return []
  const rows = list.map((item) => [
    item.number,
    item.text,
    ownerLabel(item.owner),
    dueLabel(item.dueOn),
    item.isDone ? '済' : '',
  ])
  return [
    table(page, rows, [
      { header: '番号', widthMm: 24, align: 'center' },
      { header: '内容', share: 1 },
      { header: '担当', widthMm: 30 },
      { header: '期限', widthMm: 32 },
      { header: '状態', widthMm: 12, align: 'center' },
    ]),
  ]
}

/** 公開版: what was taken out, and why. */
function withheld({ publication }: MinutesRecord): PaperBlock[] {
  if (!publication) return []
  const day = `この公開版は、${wareki(dayOf(Date.parse(publication.at)))}に${publication.by}が公開したものです。`
  const lines = publication.redactions.map(({ place, reason }) =>
    labelled('・', `${place}　${reason === '' ? '非公開' : reason}`, { indentEm: 1, widthEm: 1 }),
  )
  return [paragraph(day, { leftEm: 1 }), ...lines]
}

const table = (
  page: PageLayout,
  rows: TableBlock['rows'],
  wishes: Parameters<typeof fitColumns>[1],
): TableBlock => ({ type: 'table', rows, columns: fitColumns(page, wishes), sizePt: page.fontSizePt - 1 })

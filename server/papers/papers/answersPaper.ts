import { wareki } from '../../../shared/calendar'
import { callKindLabel } from '../../../shared/calls/call'
import type { ForumRules } from '../../../shared/forums/rules'
import type { Made } from '../makePaper'
import { paragraph, rightLine, sampleLines, title } from '../model/blocks'
import { listPage } from '../model/layout'
import type { PaperBlock } from '../model/Paper'
import { type Cell, fileValue, type Sheet } from '../sheets/Sheet'
import { sheetTables } from '../sheets/sheetTable'
import { type AnswersFacts, answersSheet, entryMark } from './answersSheet'

interface About {
  rules: ForumRules
  /** YYYY-MM-DD */
  asOf: string
  dueOn: string
}

/** What still is read with ease on paper that lies on a table. */
const sizePt = 8.5

const isMarked = (cell: Cell) => String(fileValue(cell)).includes(entryMark)

/** More columns than these are a second table: a column keeps room for an answer with its conditions. */
const proposalsAcross = 7

/** 回答集計表 on A4 landscape, as wide as one page. */
export function answersPaper(facts: AnswersFacts, { rules, asOf, dueOn }: About): Made {
  const page = listPage(rules)
  const { asked, answered } = facts.counts
  const sheet = answersSheet(facts)
  const blocks: PaperBlock[] = [
    title(sheet.title),
    ...sampleLines(facts.isSample),
    rightLine(`${facts.forumName}　${wareki(asOf)}現在`),
    paragraph(
      `${callKindLabel[facts.kind]}　回答期限：${wareki(dueOn)}　${asked}団体のうち回答 ${answered}団体、未回答 ${asked - answered}団体`,
      { align: 'left' },
    ),
    ...sheetTables(pagesOf(sheet), page, sizePt),
  ]
  if (sheet.rows.flat().some(isMarked))
    blocks.push(paragraph(`${entryMark}は代行入力で、団体がまだ確認していないものです。`, { align: 'left' }))
  return { paper: { title: sheet.title, author: facts.forumName, page, footer: '', blocks }, sheet }
}

/** 団体 stands in every table, 意見 and 回答日 in the last alone. */
function pagesOf(sheet: Sheet): Sheet[] {
  const about = sheet.columns.flatMap((column, index) => (column.about ? [index] : []))
  const last = sheet.columns.flatMap((column, index) => (column.about || index === 0 ? [] : [index]))
  const count = Math.max(1, Math.ceil(about.length / proposalsAcross))
  return Array.from({ length: count }, (_, page) => {
    const across = about.slice(page * proposalsAcross, (page + 1) * proposalsAcross)
    return withColumns(sheet, [0, ...across, ...(page === count - 1 ? last : [])])
  })
}

const withColumns = (sheet: Sheet, kept: readonly number[]): Sheet => ({
  ...sheet,
  columns: kept.flatMap((index) => sheet.columns[index] ?? []),
  rows: sheet.rows.map((row) => kept.map((index) => row[index] ?? null)),
})

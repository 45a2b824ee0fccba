import { wareki } from '../../../shared/calendar'
import { callKindLabel } from '../../../shared/calls/call'
import type { ForumRules } from '../../../shared/forums/rules'
import type { Made } from '../makePaper'
import { paragraph, rightLine, title } from '../model/blocks'
import { landscape } from '../model/layout'
import type { PaperBlock } from '../model/Paper'
import type { Sheet } from '../sheets/Sheet'
import { sheetTable } from '../sheets/sheetTable'
import { type AnswersFacts, answersSheet, entryMark } from './answersSheet'

interface About {
  rules: ForumRules
  /** YYYY-MM-DD */
  asOf: string
  dueOn: string
}

/** More columns than these are a second table: a column keeps room for an answer with its conditions. */
const proposalsAcross = 7

/** 回答集計表 on A4 landscape, as wide as one page. */
export function answersPaper(facts: AnswersFacts, { rules, asOf, dueOn }: About): Made {
  const page = landscape(rules)
  const { asked, answered } = facts.counts
  const sheet = answersSheet(facts)
  const blocks: PaperBlock[] = [
    title(sheet.title),
    rightLine(`${facts.forumName}　${wareki(asOf)}現在`),
    paragraph(
      `${callKindLabel[facts.kind]}　回答期限：${wareki(dueOn)}　${asked}団体のうち回答 ${answered}団体、未回答 ${asked - answered}団体`,
      { align: 'left' },
    ),
    ...pagesOf(facts).map((each) => sheetTable(each, page, page.fontSizePt - 3)),
  ]
  if (sheet.rows.flat().some((cell) => typeof cell === 'string' && cell.includes(entryMark)))
    blocks.push(paragraph(`${entryMark}は代行入力で、団体がまだ確認していないものです。`, { align: 'left' }))
  return { paper: { title: sheet.title, author: facts.forumName, page, footer: '', blocks }, sheet }
}

/** 意見 and 回答日 stand in the last table alone. */
function pagesOf(facts: AnswersFacts): Sheet[] {
  const count = Math.max(1, Math.ceil(facts.proposals.length / proposalsAcross))
  return Array.from({ length: count }, (_, index) => {
    const part = facts.proposals.slice(index * proposalsAcross, (index + 1) * proposalsAcross)
    const sheet = answersSheet({ ...facts, proposals: part })
    return index === count - 1 ? sheet : withoutLast(sheet)
  })
}

function withoutLast(sheet: Sheet): Sheet {
  const isKept = (index: number) => !['意見', '回答日'].includes(sheet.columns[index]?.header ?? '')
  return {
    ...sheet,
    columns: sheet.columns.filter((_, index) => isKept(index)),
    rows: sheet.rows.map((row) => row.filter((_, index) => isKept(index))),
  }
}

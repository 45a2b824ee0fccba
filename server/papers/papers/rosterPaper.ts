import { emptyLine, labelled, paragraph, title } from '../model/blocks'
import { portrait } from '../model/layout'
import type { PageLayout, Paper, PaperBlock } from '../model/Paper'
import { sheetTables } from '../sheets/sheetTable'
import type { PaperFacts } from './PaperFacts'
import { rosterSheet } from './roster'
import { footerOf, placeOf, plannedTime } from './words'

/** 出席者名簿, also as the 別紙 of the minutes. */
export function rosterPaper(facts: PaperFacts): Paper {
  const { record, rules } = facts
  const page = portrait(rules)
  return {
    title: `${record.meeting.name} 出席者名簿`,
    author: record.forum.name,
    page,
    footer: footerOf(facts),
    blocks: [
      title(`${record.meeting.name} 出席者名簿`),
      labelled('日時', plannedTime(facts), { widthEm: 3 }),
      labelled('場所', placeOf(facts), { widthEm: 3 }),
      emptyLine(),
      ...rosterTable(facts, page),
    ],
  }
}

export function rosterTable(facts: PaperFacts, page: PageLayout): PaperBlock[] {
  if (facts.roster.length === 0) return [paragraph('（出席者はまだ登録されていません）')]
  return sheetTables([rosterSheet(facts)], page, page.fontSizePt - 1)
}

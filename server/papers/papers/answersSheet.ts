import { type CallKind, callValueLabel } from '../../../shared/calls/call'
import type { CallStanding } from '../../../shared/calls/standing'
import type { CallCounts } from '../../../shared/calls/table'
import { answerLevelLabel } from '../../../shared/confirmation/level'
import { awaitsConfirmation } from '../../../shared/entry'
import { conditionText } from '../../../shared/intents/condition'
import { type Intent, intentLabel, intentValues } from '../../../shared/intents/intent'
import { type Cell, type Sheet, softBreak } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'

/** What a 照会 asked and what came back, as far as the reader may see it. */
export interface AnswersFacts {
  kind: CallKind
  isSample: boolean
  number: string
  title: string
  forumName: string
  /** 照会 of 意向: the proposals it lists, in its order */
  proposals: { id: string; number: string | null; title: string }[]
  /** in 建制順 */
  rows: AnswersRow[]
  counts: CallCounts
  nameOf: (organisationId: string) => string
}

interface AnswersRow {
  name: string
  /** null: not yet to be seen by this reader */
  standing: CallStanding | null
  intents: Intent[]
  /** what it proposed on being asked */
  proposals: { number: string | null; title: string }[]
}

const unanswered = { shaded: '未' }
const hidden = '締切後に公開'
/** 代行入力 keeps its mark until the 団体 confirms it. */
export const entryMark = '＊'

/** 回答集計表: 未回答 is written 未 and shaded, every answer says its level, and the totals stand beneath. */
export function answersSheet(facts: AnswersFacts): Sheet {
  const columns = facts.kind === 'intents' ? intentColumns(facts) : answerColumns
  return listSheet(
    `${facts.number} ${facts.title} 回答集計表`,
    '回答集計表',
    [nameColumn, ...columns, opinionColumn(facts), answeredColumn],
    [...facts.rows.map((row): Line => ({ row })), ...totals(facts)],
  )
}

/** A 団体, or below them how many said something. */
type Line = { row: AnswersRow } | { total: string; of: (proposalId: string | null) => number | null }

const nameColumn: Column<Line> = {
  header: '団体',
  kind: 'text',
  width: 18,
  print: { widthMm: 27 },
  of: (line) => ('row' in line ? line.row.name : line.total),
}

/** What was said of one proposal among others is told with its number. */
function opinionColumn({ proposals }: AnswersFacts): Column<Line> {
  const about = (proposalId: string) => {
    const number = proposals.find(({ id }) => id === proposalId)?.number ?? null
    return number === null || proposals.length === 1 ? '' : `${number}：`
  }
  return ofRow('意見', { width: 40, print: { share: 4, isDroppedEmpty: true } }, ({ standing, intents }) => ({
    text: '',
    more: [
      standing?.note ?? '',
      ...intents.map(({ note, proposalId }) => note && `${about(proposalId)}${note}`),
    ]
      .filter(Boolean)
      .join('\n'),
  }))
}

const answeredColumn: Column<Line> = {
  ...ofRow(
    '回答日',
    { width: 12, print: { widthMm: 19, align: 'center', isShortDay: true } },
    ({ standing }) => standing?.answeredOn ?? null,
  ),
  kind: 'day',
}

const answerColumns: readonly Column<Line>[] = [
  {
    header: '回答',
    kind: 'text',
    width: 18,
    print: { share: 3, align: 'center' },
    of: (line) => ('row' in line ? answerText(line.row) : line.of(null)),
  },
  ofRow('提案', { width: 40, print: { share: 4, isDroppedEmpty: true } }, ({ proposals }) => ({
    text: '',
    more: proposals.map(({ number, title }) => `${number ?? ''} ${title}`.trim()).join('\n'),
    brief: `${proposals.length}件`,
  })),
]

function intentColumns({ proposals, nameOf }: AnswersFacts): Column<Line>[] {
  return proposals.map(({ id, number, title }) => ({
    header: number ?? '',
    about: { label: '件名', text: title },
    kind: 'text',
    width: 26,
    print: { share: 3 },
    of: (line: Line) => ('row' in line ? intentText(line.row, id, nameOf) : line.of(id)),
  }))
}

function ofRow(
  header: string,
  look: Pick<Column<Line>, 'width'> & Partial<Pick<Column<Line>, 'print'>>,
  of: (row: AnswersRow) => Cell,
): Column<Line> {
  return { header, kind: 'text', ...look, of: (line) => ('row' in line ? of(line.row) : '') }
}

function answerText({ standing }: AnswersRow): Cell {
  if (standing === null) return hidden
  if (standing.value === 'unanswered') return unanswered
  const level = standing.level === null ? '' : `（${answerLevelLabel[standing.level]}）`
  const isMarked = standing.entry !== null && awaitsConfirmation(standing.entry)
  return `${callValueLabel[standing.value]}${level}${isMarked ? entryMark : ''}${standing.isLate ? '・期限後' : ''}`
}

function intentText(row: AnswersRow, proposalId: string, nameOf: AnswersFacts['nameOf']): Cell {
  if (row.standing === null) return hidden
  const intent = row.intents.find((each) => each.proposalId === proposalId)
  // 検討中 was said of the call as a whole: of this proposal nothing was.
  if (!intent) return row.standing.value === 'considering' ? answerText(row) : unanswered
  const conditions = intent.conditions.map((condition) => conditionText(condition, nameOf)).join('、')
  const mark = awaitsConfirmation(intent.entry) ? entryMark : ''
  return {
    text: `${intentLabel[intent.value]}${softBreak}（${answerLevelLabel[intent.level]}）${mark}`,
    more: conditions,
  }
}

/** Nobody is told who answered what by a total before the answers are to be seen. */
function totals(facts: AnswersFacts): Line[] {
  const { counts, rows, kind } = facts
  if (counts.values === null) return []
  if (kind !== 'intents')
    return counts.values.map(({ value, organisationIds }) => ({
      total: `計　${value === 'unanswered' ? '未' : callValueLabel[value]}`,
      of: () => organisationIds.length,
    }))
  const about = (proposalId: string | null) =>
    rows.map(({ intents }) => intents.find((each) => each.proposalId === proposalId)?.value)
  return [
    ...intentValues.map((value) => ({
      total: `計　${intentLabel[value]}`,
      of: (proposalId: string | null) => about(proposalId).filter((each) => each === value).length,
    })),
    { total: '計　未', of: (proposalId) => about(proposalId).filter((each) => each === undefined).length },
  ]
}

import { assessmentMarks, assessmentSign } from '../../../shared/projects/assessment'
import { evaluationLabel } from '../../../shared/projects/evaluation'
import type { EvaluationRow } from '../../../shared/projects/evaluationRow'
import type { Sheet } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'

/** A line of the sheet; what is said of a project as a whole stands in its first line alone, so that sums come out right. */
interface Line extends EvaluationRow {
  isFirst: boolean
}

const ofProject =
  <C>(of: (line: Line) => C) =>
  (line: Line): C | null =>
    line.isFirst ? of(line) : null

const number = { kind: 'number', width: 12, print: { widthMm: 14, align: 'right' } } as const

const before: readonly Column<Line>[] = [
  { header: '事業番号', kind: 'text', width: 14, print: { widthMm: 20 }, of: (line) => line.number },
  { header: '連携事業', kind: 'text', width: 36, print: { share: 5 }, of: (line) => line.title },
  {
    header: '指標',
    kind: 'text',
    width: 28,
    print: { share: 3 },
    of: (line) => line.indicator ?? { shaded: '指標なし' },
  },
  {
    header: '単位',
    kind: 'text',
    width: 8,
    print: { widthMm: 10, align: 'center' },
    of: (line) => line.unit,
  },
  { ...number, header: '基準値', of: (line) => figure(line, line.baseline) },
  { ...number, header: '目標', of: (line) => figure(line, line.target) },
  { ...number, header: '実績', of: (line) => figure(line, line.actual) },
  {
    header: '達成',
    kind: 'text',
    width: 8,
    print: { widthMm: 10, align: 'center' },
    of: ({ isAchieved }) => (isAchieved === null ? '' : isAchieved ? '○' : '×'),
  },
  {
    header: '事業費（円）',
    kind: 'number',
    width: 14,
    print: { widthMm: 24, align: 'right' },
    of: ofProject((line) => line.cost ?? missing),
  },
]

const missing = { shaded: '未' }
/** A figure that an indicator should have and has not is told as missing; without an indicator there is nothing to have. */
const figure = ({ indicator }: Line, value: number | null) => value ?? (indicator === null ? null : missing)

const after: readonly Column<Line>[] = [
  {
    header: '団体別負担（円）',
    kind: 'text',
    width: 30,
    isOnPaperOnly: true,
    // A name and its yen on one line, so that no figure leaves its cell.
    print: { widthMm: 34, isDroppedEmpty: true },
    of: ofProject(({ shares }) => ({
      text: '',
      more: shares.map(({ organisationName, value }) => `${organisationName} ${grouped(value)}`).join('\n'),
      brief: `${shares.length}団体`,
    })),
  },
  {
    header: '利用者（人）',
    kind: 'number',
    width: 12,
    print: { widthMm: 13, align: 'right', isDroppedEmpty: true },
    of: ofProject(({ users }) => users),
  },
  {
    header: '自己評価',
    kind: 'text',
    width: 40,
    print: { share: 4, isDroppedEmpty: true },
    of: ofProject(({ assessments }) => ({
      text: '',
      more: assessments.map(assessmentText).join('\n'),
      brief: tally(assessments),
    })),
  },
  {
    header: '検証結果',
    kind: 'text',
    width: 10,
    print: { widthMm: 16, align: 'center' },
    of: ofProject(({ result }) => (result === null ? { shaded: '検証なし' } : evaluationLabel[result])),
  },
  {
    header: '決定番号',
    kind: 'text',
    width: 14,
    print: { widthMm: 18, isDroppedEmpty: true },
    of: ofProject(({ decisionNumber }) => decisionNumber),
  },
]

const grouped = (value: number) => new Intl.NumberFormat('ja-JP').format(value)

/** ○8 △7 ×5 */
const tally = (assessments: EvaluationRow['assessments']) =>
  assessmentMarks
    .map((mark) => ({ mark, count: assessments.filter((each) => each.mark === mark).length }))
    .filter(({ count }) => count > 0)
    .map(({ mark, count }) => `${assessmentSign[mark]}${count}`)
    .join(' ')

const assessmentText = ({
  organisationName,
  mark,
  line,
  awaitsConfirmation,
}: EvaluationRow['assessments'][number]) =>
  `${organisationName} ${assessmentSign[mark]}${line && ` ${line}`}${awaitsConfirmation ? '（代行入力・未確認）' : ''}`

/** 効果検証シート: a line per indicator. In files each member's share is a column of numbers of its own. */
export function evaluationTable(of: string, rows: readonly EvaluationRow[]): Sheet {
  const members = [
    ...new Set(rows.flatMap(({ shares }) => shares.map(({ organisationName }) => organisationName))),
  ]
  const lines = rows.map((row, index) => ({
    ...row,
    isFirst: row.projectId !== rows[index - 1]?.projectId,
  }))
  const sheet = listSheet(
    `${of} 効果検証シート`,
    '効果検証シート',
    [...before, ...members.map(shareColumn), ...after],
    lines,
  )
  return { ...sheet, counted: `${lines.filter(({ isFirst }) => isFirst).length}事業` }
}

const shareColumn = (member: string): Column<Line> => ({
  header: `負担：${member}（円）`,
  kind: 'number',
  width: 14,
  of: ofProject(
    ({ shares }) => shares.find(({ organisationName }) => organisationName === member)?.value ?? null,
  ),
})

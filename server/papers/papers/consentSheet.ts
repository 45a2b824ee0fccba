import { consentStateLabel } from '../../../shared/consent/cell'
import type { Outlook } from '../../../shared/consent/earliest'
import { consentStageLabel } from '../../../shared/consent/stage'
import { awaitsConfirmation } from '../../../shared/entry'
import type { ConsentCell, ConsentMatrix, ConsentRow } from '../../consent/queries'
import type { Cell, Sheet } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'
import { shortWareki } from './words'

/** Reasons this long stand whole on the page; files have every word. */
interface Limits {
  reasonMax: number
}

/** 同意表: a line per 団体 in 建制順, a column per stage. In files day and 文書番号 have columns of their own. */
export function consentSheet(matrix: ConsentMatrix, { reasonMax }: Limits): Sheet {
  const columns: Column<ConsentRow>[] = [
    {
      header: '団体',
      kind: 'text',
      width: 18,
      print: { widthMm: 27 },
      of: ({ name, standing }) => `${name}${standing === 'left' ? '（脱退）' : ''}`,
    },
    ...matrix.stages.flatMap((_, index) => stageColumns(matrix, index)),
    {
      header: '支障理由',
      kind: 'text',
      width: 40,
      print: { share: 6, isDroppedEmpty: true },
      of: (row) =>
        reasonsOf(row)
          .map((reason) => shortened(reason, reasonMax))
          .join('\n'),
    },
    {
      header: '最短成立日',
      kind: 'text',
      width: 20,
      isOnPaperOnly: true,
      print: { widthMm: 20, align: 'center' },
      of: ({ outlook, isCritical }) => `${outlookText(outlook)}${isCritical ? '\n（決め手）' : ''}`,
    },
    {
      header: '最短成立日',
      kind: 'day',
      width: 12,
      of: ({ outlook }) => (outlook.kind === 'day' ? outlook.day : null),
    },
    {
      header: '見通し',
      kind: 'text',
      width: 16,
      of: ({ outlook, isCritical }) =>
        [outlook.kind === 'day' ? '' : outlookText(outlook), isCritical ? '決め手' : '']
          .filter(Boolean)
          .join('・'),
    },
    {
      header: '逆算（議決）',
      kind: 'text',
      width: 14,
      isOnPaperOnly: true,
      print: { widthMm: 20, align: 'center', isDroppedEmpty: true },
      of: (row) => shortDay(latestOf(row)),
    },
    { header: '逆算（議決）', kind: 'day', width: 14, of: latestOf },
  ]
  return listSheet(`${matrix.title} 同意表`, '同意表', columns, matrix.rows)
}

const latestOf = ({ latest }: ConsentRow) => latest?.assemblyOn ?? latest?.headOn ?? null
const shortDay = (day: string | null) => (day === null ? '' : shortWareki(day))

function stageColumns({ stages }: ConsentMatrix, index: number): Column<ConsentRow>[] {
  const stage = stages[index]
  if (!stage) return []
  const label = consentStageLabel[stage]
  const of = (read: (cell: ConsentCell) => Cell) => (row: ConsentRow) => {
    const cell = row.cells[index] ?? null
    // A stage that is not this 団体's is neither open nor missing.
    return cell === null ? '―' : read(cell)
  }
  return [
    {
      header: label,
      kind: 'text',
      width: 10,
      isOnPaperOnly: true,
      print: { share: 3, align: 'center' },
      of: of(printed),
    },
    { header: label, kind: 'text', width: 10, of: of(stateText) },
    { header: `${label} 日付`, kind: 'day', width: 12, of: (row) => row.cells[index]?.onDay ?? null },
    { header: `${label} 文書番号`, kind: 'text', width: 16, of: (row) => row.cells[index]?.docNumber ?? '' },
  ]
}

/** 未 is shaded, as what is still to be said; 代行入力 keeps its mark until the 団体 confirms it. */
function stateText(cell: ConsentCell): Cell {
  const label = consentStateLabel[cell.state]
  if (cell.state === 'none') return { shaded: label }
  return `${label}${cell.entry && awaitsConfirmation(cell.entry) ? '＊' : ''}`
}

function printed(cell: ConsentCell): Cell {
  const state = stateText(cell)
  if (typeof state !== 'string') return state
  const day = cell.onDay === null ? '' : ` ${shortWareki(cell.onDay)}`
  return `${state}${day}${cell.docNumber && `\n${cell.docNumber}`}`
}

const reasonsOf = ({ cells }: ConsentRow): string[] =>
  cells.flatMap((cell) =>
    cell?.state === 'obstacle' && cell.reason !== ''
      ? [`${consentStageLabel[cell.stage]}：${cell.reason}`]
      : [],
  )

const shortened = (text: string, max: number) =>
  [...text].length <= max ? text : `${[...text].slice(0, max).join('')}…`

export function outlookText(outlook: Outlook): string {
  if (outlook.kind === 'day') return `${shortWareki(outlook.day)}${outlook.isDone ? ' 済' : ''}`
  return outlook.kind === 'no_session' ? '会期未登録' : '支障あり'
}

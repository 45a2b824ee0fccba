import { consentStateLabel } from '../../../shared/consent/cell'
import type { Outlook } from '../../../shared/consent/earliest'
import { consentStageLabel } from '../../../shared/consent/stage'
import { awaitsConfirmation } from '../../../shared/entry'
import type { ConsentCell, ConsentMatrix, ConsentRow } from '../../consent/queries'
import { type Cell, type Sheet, softBreak } from '../sheets/Sheet'
import { type Column, listSheet } from './listColumns'
import { shortWareki } from './words'

/** 同意表: a line per 団体 in 建制順, a column per stage. In files day and 文書番号 have columns of their own. */
export function consentSheet(matrix: ConsentMatrix): Sheet {
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
      of: (row) => reasonsOf(row).join('\n'),
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
      kind: 'day',
      width: 14,
      print: { widthMm: 20, align: 'center', isDroppedEmpty: true, isShortDay: true },
      of: latestOf,
    },
  ]
  return listSheet(`${matrix.title} 同意表`, '同意表', columns, matrix.rows)
}

const latestOf = ({ latest }: ConsentRow) => latest?.assemblyOn ?? latest?.headOn ?? null

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

/** On paper a 支障 refers to its reason, which stands whole in the cell or beneath the table. */
function printed(cell: ConsentCell): Cell {
  const state = stateText(cell)
  if (typeof state !== 'string') return state
  const day = cell.onDay === null ? '' : ` ${shortWareki(cell.onDay)}`
  const text = `${state}${day}${cell.docNumber && ` ${softBreak}${cell.docNumber}`}`
  return cell.state === 'obstacle' ? { text, more: cell.reason } : text
}

const reasonsOf = ({ cells }: ConsentRow): string[] =>
  cells.flatMap((cell) =>
    cell?.state === 'obstacle' && cell.reason !== ''
      ? [`${consentStageLabel[cell.stage]}：${cell.reason}`]
      : [],
  )

export function outlookText(outlook: Outlook): string {
  if (outlook.kind === 'day') return `${shortWareki(outlook.day)}${outlook.isDone ? ' 済' : ''}`
  return outlook.kind === 'no_session' ? '会期未登録' : '支障あり'
}

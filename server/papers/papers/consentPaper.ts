import { wareki } from '../../../shared/calendar'
import { consentStateLabel } from '../../../shared/consent/cell'
import { consentStageLabel } from '../../../shared/consent/stage'
import { consentTemplates } from '../../../shared/consent/template'
import type { ForumRules } from '../../../shared/forums/rules'
import type { ConsentMatrix } from '../../consent/queries'
import type { Made } from '../makePaper'
import { heading, paragraph, sampleLines, title, widthEm } from '../model/blocks'
import { fitColumns, linePitchPt, listPage, pageHeightMm, textWidthEm } from '../model/layout'
import type { PageLayout, Paper, PaperBlock, ParagraphBlock } from '../model/Paper'
import { tableHeightMm } from '../model/tableHeight'
import type { Sheet } from '../sheets/Sheet'
import { sheetTables } from '../sheets/sheetTable'
import { consentSheet, outlookText } from './consentSheet'

/** Smaller than the body's other papers: fifteen 団体 with their 文書番号 are one page. */
const headSizePt = 8
/** From what reads well to what an official still reads on paper; where even that leaves no room, it goes on overleaf. */
const sizesPt = [9.5, 9, 8.5, 8] as const

/** 同意表, on one A4 landscape up to fifteen 団体; reasons that are longer than their cell stand whole beneath it [X10]. */
export function consentPaper(matrix: ConsentMatrix, rules: ForumRules): Made {
  const page = { ...listPage(rules), fontSizePt: headSizePt }
  const lines = [...sampleLines(matrix.isSample), ...headLines(matrix)]
  const sheet = consentSheet(matrix)
  const tables = fittingTables(sheet, page, lines)
  const name = `${matrix.title} 同意表`
  const paper: Paper = {
    title: name,
    author: matrix.forumName,
    page,
    footer: '',
    blocks: [title(name), ...lines, ...tables.slice(0, 1), ...pairsTable(matrix, page), ...tables.slice(1)],
  }
  return { paper, sheet }
}

/** As large as the page has room for: with all of its reasons, else the matrix alone. */
function fittingTables(sheet: Sheet, page: PageLayout, lines: readonly ParagraphBlock[]): PaperBlock[] {
  const free = pageHeightMm(page) - page.topMm - page.bottomMm - headMm(page, lines)
  const tried = sizesPt.map((sizePt) => sheetTables([sheet], page, sizePt))
  const smallest = tried.at(-1) ?? []
  return (
    tried.find((blocks) => heightMm(blocks, page) <= free) ??
    tried.find((blocks) => heightMm(blocks.slice(0, 1), page) <= free) ??
    smallest
  )
}

const heightMm = (blocks: readonly PaperBlock[], page: PageLayout) =>
  blocks.reduce((sum, block) => sum + (block.type === 'table' ? tableHeightMm(block) : 2 * lineMm(page)), 0)

const lineMm = (page: PageLayout) => (linePitchPt(page.fontSizePt) * 25.4) / 72

/** 1対1: when each partner is through with each 中心市. */
function pairsTable({ pairs, rows }: ConsentMatrix, page: PageLayout): PaperBlock[] {
  if (pairs.length === 0) return []
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? ''
  const centres = [...new Set(pairs.map(({ centralId }) => centralId))]
  const partners = [...new Set(pairs.map(({ partnerId }) => partnerId))]
  const cell = (partner: string, centre: string) => {
    const pair = pairs.find(({ centralId, partnerId }) => centralId === centre && partnerId === partner)
    if (!pair) return '―'
    if (pair.isAgreed) return `成立 ${outlookText(pair.outlook)}`
    return `${outlookText(pair.outlook)}${pair.critical.length > 0 ? `（決め手：${pair.critical.map(nameOf).join('、')}）` : ''}`
  }
  return [
    heading(1, '', '1対1の組の最短成立日'),
    {
      type: 'table',
      sizePt: headSizePt,
      columns: fitColumns(page, [
        { header: '相手方', widthMm: 45 },
        ...centres.map((id) => ({ header: nameOf(id), share: 1, align: 'center' as const })),
      ]),
      rows: partners.map((partner) => [nameOf(partner), ...centres.map((centre) => cell(partner, centre))]),
    },
  ]
}

/** Title, the lines below, and some air for what another program's type takes more. */
function headMm(page: PageLayout, lines: readonly ParagraphBlock[]): number {
  const fit = textWidthEm(page)
  const count = lines.reduce(
    (sum, { lead, runs }) => sum + Math.ceil(widthEm(lead + runs.map(({ text }) => text).join('')) / fit),
    0,
  )
  return (count + 3) * lineMm(page) + 5
}

function headLines(matrix: ConsentMatrix): ParagraphBlock[] {
  const { label } = consentTemplates[matrix.template]
  const plan = [
    `${matrix.forumName}　${wareki(matrix.asOf)}現在`,
    `手続：${label}`,
    ...(matrix.proposal ? [`提案：${matrix.proposal.number ?? ''} ${matrix.proposal.title}`] : []),
    `案の確定：${wareki(matrix.readyOn)}`,
    ...(matrix.targetOn === null ? [] : [`目標：${wareki(matrix.targetOn)}`]),
  ]
  return [plan, [resultOf(matrix), ...notesOf(matrix)]].map((parts) =>
    paragraph(parts.join('　'), { align: 'left' }),
  )
}

/** 全団体同意, or what is missing for it, when it can be at the earliest, who decides that, and 逆算. */
function resultOf(matrix: ConsentMatrix): string {
  const { forecast, rows, whole, backward, pairs } = matrix
  const critical = rows.filter(({ isCritical }) => isCritical).map(({ name }) => name)
  const agreed = pairs.filter(({ isAgreed }) => isAgreed).length
  return [
    matrix.isAgreed
      ? '全団体が同意しました。'
      : pairs.length > 0
        ? `成立 ${agreed}組／${pairs.length}組。`
        : '全団体の同意には至っていません。',
    `最短成立日：${outlookText(forecast.outlook)}${critical.length > 0 ? `（決め手：${critical.join('、')}）` : ''}`,
    ...(whole === null
      ? []
      : [
          `${consentStageLabel[whole.stage]}：${consentStateLabel[whole.state]}${whole.onDay === null ? '' : ` ${wareki(whole.onDay)}`}${whole.docNumber && ` ${whole.docNumber}`}`,
        ]),
    ...(backward?.readyOn == null ? [] : [`逆算：案の確定は${wareki(backward.readyOn)}まで`]),
  ].join('　')
}

function notesOf({ rows }: ConsentMatrix): string[] {
  const cells = rows.flatMap(({ cells }) => cells)
  const isMarked = cells.some(
    (cell) => cell?.entry && cell.entry.channel !== null && cell.entry.confirmedAt === null,
  )
  return isMarked ? ['＊は代行入力・未確認'] : []
}

import { wareki } from '../../../shared/calendar'
import { consentStateLabel } from '../../../shared/consent/cell'
import { consentStageLabel } from '../../../shared/consent/stage'
import { consentTemplates } from '../../../shared/consent/template'
import type { ForumRules } from '../../../shared/forums/rules'
import type { ConsentMatrix } from '../../consent/queries'
import type { Made } from '../makePaper'
import { paragraph, title, widthEm } from '../model/blocks'
import { landscape, linePitchPt, pageHeightMm, textWidthEm } from '../model/layout'
import type { PageLayout, Paper, ParagraphBlock, TableBlock } from '../model/Paper'
import { tableHeightMm } from '../model/tableHeight'
import { sheetTable } from '../sheets/sheetTable'
import { consentSheet, outlookText } from './consentSheet'

/** Smaller than the body's other papers: fifteen 団体 with their 文書番号 are one page. */
const headSizePt = 8
/** From what reads well to what still can be read on paper. */
const sizesPt = [9.5, 9, 8.5, 8, 7.5, 7, 6.5] as const
/** Where even the smallest type leaves no room, long reasons end in …; the Excel file has them whole. */
const reasonLengths = [1000, 80, 40, 20] as const

/** 同意表, on one A4 landscape up to fifteen 団体 [X10]. */
export function consentPaper(matrix: ConsentMatrix, rules: ForumRules): Made {
  const page = { ...landscape(rules), fontSizePt: headSizePt }
  const lines = headLines(matrix)
  const table = fittingTable(matrix, page, lines)
  const name = `${matrix.title} 同意表`
  const paper: Paper = {
    title: name,
    author: matrix.forumName,
    page,
    footer: '',
    blocks: [title(name), ...lines, table],
  }
  return { paper, sheet: consentSheet(matrix, { reasonMax: Number.POSITIVE_INFINITY }) }
}

/** As large as the page has room for. */
function fittingTable(matrix: ConsentMatrix, page: PageLayout, lines: readonly ParagraphBlock[]): TableBlock {
  const free = pageHeightMm(page) - page.topMm - page.bottomMm - headMm(page, lines)
  const tried = reasonLengths.flatMap((reasonMax) => {
    const sheet = consentSheet(matrix, { reasonMax })
    return sizesPt.map((sizePt) => sheetTable(sheet, page, sizePt))
  })
  const smallest = sheetTable(consentSheet(matrix, { reasonMax: reasonLengths[0] }), page, sizesPt[0])
  return tried.find((table) => tableHeightMm(table) <= free) ?? tried.at(-1) ?? smallest
}

/** Title, the lines below, and some air for what another program's type takes more. */
function headMm(page: PageLayout, lines: readonly ParagraphBlock[]): number {
  const lineMm = (linePitchPt(page.fontSizePt) * 25.4) / 72
  const fit = textWidthEm(page)
  const count = lines.reduce(
    (sum, { lead, runs }) => sum + Math.ceil(widthEm(lead + runs.map(({ text }) => text).join('')) / fit),
    0,
  )
  return (count + 3) * lineMm + 5
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

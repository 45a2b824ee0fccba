import { linePitchPt, pageHeightMm, pageWidthMm, tablePitchPt } from '../model/layout'
import { isFigure, isShaded, type Paper, type TableBlock, textOfCell } from '../model/Paper'
import { mayBreak } from '../model/tableHeight'

/** What the template reads: the paper with its page measured out. */
export function typstInput(paper: Paper): string {
  const { page } = paper
  return JSON.stringify({
    title: paper.title,
    author: paper.author,
    footer: paper.footer,
    widthMm: pageWidthMm(page),
    heightMm: pageHeightMm(page),
    topMm: page.topMm,
    bottomMm: page.bottomMm,
    leftMm: page.leftMm,
    rightMm: page.rightMm,
    size: page.fontSizePt,
    pitch: linePitchPt(page.fontSizePt),
    font: fontFamily[page.typeface],
    blocks: paper.blocks.map((block) => (block.type === 'table' ? tableInput(block) : block)),
  })
}

const fontFamily = { mincho: 'Noto Serif JP', gothic: 'Noto Sans JP' } as const

const tableInput = (block: TableBlock) => ({
  ...block,
  pitch: tablePitchPt(block.sizePt),
  rows: block.rows.map((row) => ({
    mayBreak: mayBreak(block, row),
    cells: row.map((cell) => ({
      text: textOfCell(cell),
      isShaded: isShaded(cell),
      isFigure: isFigure(cell),
    })),
  })),
})

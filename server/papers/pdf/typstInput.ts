import { linePitchPt, pageHeightMm, pageWidthMm, tablePitchPt } from '../model/layout'
import type { Paper } from '../model/Paper'

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
    blocks: paper.blocks.map((block) =>
      block.type === 'table' ? { ...block, pitch: tablePitchPt(block.sizePt) } : block,
    ),
  })
}

const fontFamily = { mincho: 'Noto Serif JP', gothic: 'Noto Sans JP' } as const

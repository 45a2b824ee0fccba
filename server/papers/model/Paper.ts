import type { Run } from '../../../shared/minutes/record'

/**
 * A paper as it will be printed, before anybody decides in which file format: docx and PDF are made from the same blocks,
 * so that what was mailed and what was filed cannot differ.
 */
export interface Paper {
  /** core property of the docx, title of the PDF */
  title: string
  /** the body (会議体) it comes from */
  author: string
  page: PageLayout
  /** stands small under the page number: version and hash */
  footer: string
  blocks: readonly PaperBlock[]
}

/** A4; lengths in mm. */
export interface PageLayout {
  isLandscape: boolean
  topMm: number
  bottomMm: number
  leftMm: number
  rightMm: number
  fontSizePt: number
  typeface: 'mincho' | 'gothic'
}

export type PaperBlock = TitleBlock | HeadingBlock | ParagraphBlock | TableBlock | PageBreakBlock

/** What follows begins on a new page: 別紙. */
interface PageBreakBlock {
  type: 'pageBreak'
}

interface TitleBlock {
  type: 'title'
  text: string
}

export interface HeadingBlock {
  type: 'heading'
  /** 1: a part of the paper; 2: what stands under it */
  level: 1 | 2
  /** 第１ or ５(1); stands in the hanging indent */
  number: string
  text: string
}

/** Indents are in 字 (the width of one full-width character of the body). */
export interface ParagraphBlock {
  type: 'paragraph'
  /** where every line but the first begins, from the left margin */
  leftEm: number
  /** how much further left the first line begins */
  hangingEm: number
  /** what stands in the hanging indent, before the text: （木島平村）, (1), 日　　時 */
  lead: string
  runs: readonly Run[]
  align: 'both' | 'left' | 'center' | 'right'
  /** empty lines above, at the top of a page none */
  linesBefore: number
  /** stays on the page of what follows */
  isKeptWithNext: boolean
}

export interface TableBlock {
  type: 'table'
  /** their widths in mm add up to the text width (see fitColumns) */
  columns: readonly TableColumn[]
  rows: readonly (readonly TableCell[])[]
  sizePt: number
}

/**
 * What is missing (未) is shaded as well as written: it is seen at a glance and survives a copier. A figure stands at the
 * right, whatever its column holds.
 */
export type TableCell = string | { shaded: string } | { figure: string }
export const isShaded = (cell: TableCell) => typeof cell !== 'string' && 'shaded' in cell
export const isFigure = (cell: TableCell) => typeof cell !== 'string' && 'figure' in cell
export function textOfCell(cell: TableCell): string {
  if (typeof cell === 'string') return cell
  return 'shaded' in cell ? cell.shaded : cell.figure
}

export interface TableColumn {
  header: string
  widthMm: number
  align: 'left' | 'center' | 'right'
}

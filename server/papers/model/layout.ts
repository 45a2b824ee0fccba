import type { ForumRules } from '../../../shared/forums/rules'
import type { PageLayout, TableColumn } from './Paper'

const a4 = { widthMm: 210, heightMm: 297 }
const mmPerPt = 25.4 / 72

/** The page a body's rules ask for. */
export function portrait({ papers }: Pick<ForumRules, 'papers'>): PageLayout {
  const { topMm, bottomMm, leftMm, rightMm, fontSizePt, typeface } = papers
  return { isLandscape: false, topMm, bottomMm, leftMm, rightMm, fontSizePt, typeface }
}

/** The same page turned: the side that is bound (左とじ) is its upper one. */
export function landscape(rules: Pick<ForumRules, 'papers'>): PageLayout {
  const { topMm, bottomMm, leftMm, rightMm, ...rest } = portrait(rules)
  return {
    ...rest,
    isLandscape: true,
    topMm: leftMm,
    bottomMm: rightMm,
    leftMm: bottomMm,
    rightMm: topMm,
  }
}

/** Of a wide list no body asks for more than what printers need, but for the side that is bound. */
const listMarginMm = 15
/** A page for lists and matrices: turned, with room for their columns. */
export function listPage(rules: Pick<ForumRules, 'papers'>): PageLayout {
  const page = landscape(rules)
  return {
    ...page,
    topMm: Math.min(page.topMm, listMarginMm + 5),
    bottomMm: Math.min(page.bottomMm, listMarginMm),
    leftMm: Math.min(page.leftMm, listMarginMm),
    rightMm: Math.min(page.rightMm, listMarginMm),
  }
}

export const pageWidthMm = (page: PageLayout): number => (page.isLandscape ? a4.heightMm : a4.widthMm)
export const pageHeightMm = (page: PageLayout): number => (page.isLandscape ? a4.widthMm : a4.heightMm)
export const textWidthMm = (page: PageLayout): number => pageWidthMm(page) - page.leftMm - page.rightMm

/**
 * From one line to the next. 40 lines of 11pt fill a page with 25mm above and below, as the offices' rules ask
 * (42字×40行): 17.5pt for 11pt.
 */
export const linePitchPt = (sizePt: number): number => (sizePt * 17.5) / 11
/** Lines of a table stand closer. */
export const tablePitchPt = (sizePt: number): number => sizePt * 1.35

/** A width in 字 of the body as mm. */
export const emMm = (page: PageLayout, em: number): number => em * page.fontSizePt * mmPerPt

/** A column with a width of its own, or with a share of what the others leave. */
export interface ColumnWish {
  header: string
  widthMm?: number
  share?: number
  align?: TableColumn['align']
}

/** Columns that fill the text width exactly: the last with a share takes what rounding leaves. */
export function fitColumns(page: PageLayout, wishes: readonly ColumnWish[]): TableColumn[] {
  const total = textWidthMm(page)
  const shares = wishes.reduce((sum, { share = 0 }) => sum + share, 0)
  const fixed = wishes.reduce((sum, { widthMm = 0 }) => sum + widthMm, 0)
  const each = shares === 0 ? 0 : (total - fixed) / shares
  const edges = wishes.map((_, index) =>
    wishes
      .slice(0, index + 1)
      .reduce((sum, { widthMm, share = 0 }) => sum + (widthMm ?? Math.round(each * share)), 0),
  )
  return wishes.map(({ header, align = 'left' }, index) => {
    const right = index === wishes.length - 1 ? total : (edges[index] ?? total)
    return { header, align, widthMm: right - (index === 0 ? 0 : (edges[index - 1] ?? 0)) }
  })
}

/** How many 字 of the body fit a line. */
export const textWidthEm = (page: PageLayout): number => textWidthMm(page) / emMm(page, 1)

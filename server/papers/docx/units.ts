import { emMm } from '../model/layout'
import type { PageLayout, TableColumn } from '../model/Paper'

/** A twentieth of a point: what Word measures in. */
export const twipsOfMm = (mm: number): number => Math.round((mm * 1440) / 25.4)
export const twipsOfPt = (pt: number): number => Math.round(pt * 20)
export const twipsOfEm = (page: PageLayout, em: number): number => twipsOfMm(emMm(page, em))

/** Widths of columns, rounded at their edges, so that they add up to the text width to the twip. */
export function columnTwips(columns: readonly TableColumn[]): number[] {
  let leftMm = 0
  return columns.map(({ widthMm }) => {
    const from = twipsOfMm(leftMm)
    leftMm += widthMm
    return twipsOfMm(leftMm) - from
  })
}

import type { PageLayout } from '../model/Paper'

type Typeface = PageLayout['typeface']

/**
 * A Word file names one face per script; which other faces may stand in for it is said in its font table.
 * ＭＳ 明朝 is on every Windows an office has; elsewhere the alternatives are looked for in their order.
 */
export const faces: Record<Typeface, { name: string; alternatives: string; family: 'roman' | 'swiss' }> = {
  mincho: {
    name: 'ＭＳ 明朝',
    alternatives: 'MS 明朝,MS Mincho,Yu Mincho,Noto Serif CJK JP',
    family: 'roman',
  },
  gothic: {
    name: 'ＭＳ ゴシック',
    alternatives: 'MS ゴシック,MS Gothic,Yu Gothic,Noto Sans CJK JP',
    family: 'swiss',
  },
}

/** Latin letters and digits bear the same face as the Japanese ones, as offices write. */
export function faceOf(typeface: Typeface) {
  const { name } = faces[typeface]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

import type { Run } from '../../../shared/minutes/record'
import type { HeadingBlock, PaperBlock, ParagraphBlock } from './Paper'

/** The blocks papers are written with. */
const plainParagraph: ParagraphBlock = {
  type: 'paragraph',
  leftEm: 0,
  hangingEm: 0,
  lead: '',
  runs: [],
  align: 'both',
  linesBefore: 0,
  isKeptWithNext: false,
}

export const plainRun = (text: string): Run => ({ text, isBold: false })
export const boldRun = (text: string): Run => ({ text, isBold: true })

export function paragraph(
  text: string | readonly Run[],
  style: Partial<Omit<ParagraphBlock, 'type' | 'runs'>> = {},
): ParagraphBlock {
  return { ...plainParagraph, ...style, runs: typeof text === 'string' ? [plainRun(text)] : text }
}

/** Text with a label in front of it, whose further lines stand under the text and not under the label. */
export const labelled = (
  lead: string,
  text: string | readonly Run[],
  { indentEm = 0, widthEm, ...style }: Partial<ParagraphBlock> & { indentEm?: number; widthEm: number },
): ParagraphBlock => paragraph(text, { ...style, lead, leftEm: indentEm + widthEm, hangingEm: widthEm })

export const title = (text: string): PaperBlock => ({ type: 'title', text })
export const heading = (level: HeadingBlock['level'], number: string, text: string): HeadingBlock => ({
  type: 'heading',
  level,
  number,
  text,
})
export const rightLine = (text: string): ParagraphBlock => paragraph(text, { align: 'right' })
/** What was made to try things in says so on paper, too. */
export const sampleLines = (isSample: boolean): ParagraphBlock[] =>
  isSample
    ? [
        paragraph([boldRun('サンプル（使い方を知るための見本です。実際の会議や提案ではありません。）')], {
          align: 'left',
        }),
      ]
    : []
export const pageBreak: PaperBlock = { type: 'pageBreak' }
export const emptyLine = (): ParagraphBlock => paragraph('')

/** 会 議 名: a label spread over so many 字, as offices align their heads. */
export function spread(label: string, widthEm: number): string {
  const letters = [...label]
  const gaps = letters.length - 1
  const spaces = widthEm - letters.length
  if (gaps < 1 || spaces < 1) return label
  // Half an em is one ordinary space in Japanese type; a whole one is the ideographic space.
  const halves = spaces * 2
  return letters
    .map((letter, index) => {
      if (index === gaps) return letter
      const from = Math.round((halves * index) / gaps)
      const until = Math.round((halves * (index + 1)) / gaps)
      const width = until - from
      return letter + '　'.repeat(Math.floor(width / 2)) + (width % 2 === 1 ? ' ' : '')
    })
    .join('')
}

/** How many 字 a text is wide: Latin letters and digits are half as wide as the others. */
export function widthEm(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[ -~｡-ﾟ]/.test(letter) ? 0.5 : 1), 0)
}

/** Mail that is read on any terminal stays within this many columns; a Japanese character takes two. */
export const columnsMax = 76

/** Half-width: Latin letters, digits and signs, and half-width kana. Everything else is drawn two columns wide. */
const widthOf = (character: string): number => (/[\u0020-\u007e\uff61-\uff9f]/.test(character) ? 1 : 2)

const columnsOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + widthOf(character), 0)

/** 行頭禁則: what may not begin a line. It hangs over the edge instead, by one character. */
const mayNotBegin = /^[、。，．）」』】〉》〕！？ー・…々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.)\]!?]$/

/** Breaks each line to the columns. Words of Latin letters, numbers and addresses stay whole where they fit on a line of their own. */
export function wrap(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line))
    .join('\n')
}

function wrapLine(line: string): string[] {
  if (columnsOf(line) <= columnsMax || /^https?:\/\/\S+$/.test(line)) return [line]
  const lines: string[] = []
  let current = ''
  let columns = 0
  for (const piece of pieces(line)) {
    const width = columnsOf(piece)
    if (columns + width > columnsMax && current !== '' && !mayNotBegin.test(piece)) {
      lines.push(current.trimEnd())
      current = ''
      columns = 0
      if (piece === ' ') continue
    }
    current += piece
    columns += width
  }
  return current === '' ? lines : [...lines, current]
}

/** Runs of half-width characters hold together up to a line's length; every other character stands alone. */
const pieces = (line: string): string[] => line.match(/[\u0021-\u007e]{1,76}|[\s\S]/gu) ?? []

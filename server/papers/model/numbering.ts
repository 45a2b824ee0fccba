import { officialNumber } from '../../../shared/calendar'

const kana = 'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン'

/** The levels of 公文用: 第１, １, (1), ア, (ア). */
export type NumberLevel = 1 | 2 | 3 | 4 | 5

export function headingNumber(level: NumberLevel, position: number): string {
  switch (level) {
    case 1:
      return `第${officialNumber(position)}`
    case 2:
      return officialNumber(position)
    case 3:
      return `(${position})`
    case 4:
      return kanaNumber(position)
    case 5:
      return `(${kanaNumber(position)})`
  }
}

/** ア … ン, then アア, アイ …: no list is too long for it. */
function kanaNumber(position: number): string {
  const rest = position - 1
  const last = kana[rest % kana.length] ?? ''
  return rest < kana.length ? last : `${kanaNumber(Math.floor(rest / kana.length))}${last}`
}

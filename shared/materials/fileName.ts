import { materialLimits } from './material'

/** What changes how a name reads, or cannot be seen: control, bidirectional and zero-width characters, halves of characters. */
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu
/** What a path is made of, and what Windows takes in no name. */
const forbidden = /[<>:"|?*]/g
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])$/i

/**
 * A file's name as it is kept and handed out: one name without a path, in NFC, that every office computer can save.
 * The extension stays what it is.
 */
export function safeFileName(name: string): string {
  const clean = name
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(unseen, '')
    .replace(forbidden, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '')
  if (!clean) return '資料'
  const { stem, extension } = partsOf(clean)
  const safe = reserved.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem
  return shortened(safe, extension) + extension
}

function partsOf(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && name.length - dot <= 6
  return isExtension
    ? { stem: name.slice(0, dot), extension: name.slice(dot) }
    : { stem: name, extension: '' }
}

/** By characters as they are read, never through the middle of one; 200 bytes go into a name on every file system. */
function shortened(stem: string, extension: string): string {
  const bytesMax = 200 - extension.length * 3
  let short = ''
  let bytes = 0
  for (const character of [...stem].slice(0, materialLimits.fileNameLengthMax - extension.length)) {
    bytes += utf8Length(character)
    if (bytes > bytesMax) break
    short += character
  }
  return short.trimEnd().replace(/[ .]+$/, '') || '資料'
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

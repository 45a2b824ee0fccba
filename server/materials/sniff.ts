import { unreachable } from '../../shared/assert'
import type { MaterialFormat } from '../../shared/materials/format'
import { zipNames } from './zipNames'

/** Why these bytes are not what their name says, and what to do; undefined where they are. */
export function refusedByContent(format: MaterialFormat, bytes: Uint8Array): string | undefined {
  if (bytes.byteLength === 0) return 'ファイルが空です。元のファイルを確かめて、選び直してください。'
  switch (format) {
    case 'pdf':
      return includes(bytes.subarray(0, 1024), latin('%PDF-')) ? undefined : other('PDF')
    case 'png':
      return startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) ? undefined : other('PNG')
    case 'jpg':
    case 'jpeg':
      return startsWith(bytes, [0xff, 0xd8, 0xff]) ? undefined : other('JPEG')
    case 'docx':
      return officeFault(bytes, 'word/', 'Word')
    case 'xlsx':
      return officeFault(bytes, 'xl/', 'Excel')
    case 'pptx':
      return officeFault(bytes, 'ppt/', 'PowerPoint')
    case 'jtd':
      return ichitaroFault(bytes)
    case 'csv':
    case 'txt':
      return isText(bytes) ? undefined : other('テキスト')
    default:
      return unreachable(format)
  }
}

/** A file of another kind under a wrong name is refused; so is one whose macros or password keep anybody from looking in. */
function officeFault(bytes: Uint8Array, folder: string, name: string): string | undefined {
  if (isCompound(bytes))
    return includes(bytes, utf16('EncryptedPackage'))
      ? 'パスワードの付いたファイルは、検査できないため資料にできません。パスワードを外して保存し直してください。見せる相手は「公開の扱い」で決められます。'
      : other(name)
  const names = zipNames(bytes)?.map((each) => each.toLowerCase())
  if (!names?.includes('[content_types].xml') || !names.some((each) => each.startsWith(folder)))
    return other(name)
  return names.some((each) => /(^|\/)(vbaproject\.bin|vbadata\.xml|activex\/|macrosheets\/)/.test(each))
    ? `ファイルにマクロが含まれているため、資料にできません。${name}で開き、マクロのない形式で保存し直してください。`
    : undefined
}

/** 一太郎 is kept as a compound file with its words in a stream of this name. */
function ichitaroFault(bytes: Uint8Array): string | undefined {
  if (!isCompound(bytes) || !includes(bytes, utf16('DocumentText'))) return other('一太郎')
  return includes(bytes, utf16('_VBA_PROJECT')) ? other('一太郎') : undefined
}

/** UTF-8, Shift_JIS, or UTF-16 that says so; no control characters but those of lines and columns. */
function isText(bytes: Uint8Array): boolean {
  const encodings = startsWith(bytes, [0xff, 0xfe]) ? ['utf-16le'] : ['utf-8', 'shift_jis']
  return encodings.some((encoding) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return !/[^\P{Cc}\t\r\n\f]/u.test(text)
    } catch {
      return false
    }
  })
}

const other = (name: string) =>
  `ファイルの中身が${name}ではないようです。拡張子だけが変わっていないか確かめ、${name}として保存し直したものを選んでください。`

const isCompound = (bytes: Uint8Array) => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const startsWith = (bytes: Uint8Array, head: readonly number[]) =>
  head.every((byte, index) => bytes[index] === byte)
const includes = (bytes: Uint8Array, part: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(part))
const latin = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string) => Buffer.from(text, 'utf16le')

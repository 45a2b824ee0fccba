import { DomainError } from '../error'
import type { MemberRole } from '../permission'
import { readTable } from '../readTable'

/** The columns of a list of members and seats, in the order of the template; other names people give them stand beside. */
const columns = {
  code: ['団体コード', '全国地方公共団体コード', '市町村コード', 'コード'],
  name: ['団体名', '団体', '市町村名'],
  role: ['役割'],
  title: ['職', '職名'],
  secretariat: ['事務局'],
} as const
type ColumnKey = keyof typeof columns

export const registerHeaders = Object.values(columns).map(([header]) => header)

/** One line of the list as it was written, without width and space that nobody sees. */
export type RegisterLine = { line: number } & Record<ColumnKey, string>

/** More rows than any body has members and seats: a file of another kind was chosen. */
const registerRowsMax = 1_000

export function readRegister(text: string): { lines: RegisterLine[]; ignored: string[] } {
  const [head, ...rows] = readTable(text)
  if (!head) throw wrongFile('ファイルに何も書かれていません。')
  const headers = head.cells.map(tidy)
  const places = new Map(keys.map((key) => [key, headers.findIndex((header) => isColumn(key, header))]))
  if (places.get('code') === -1 && places.get('name') === -1)
    throw wrongFile(
      `1行目に見出し「団体コード」か「団体名」がありません（1行目：${headers.slice(0, 5).join('、').slice(0, 60)}）。`,
    )
  if (places.get('role') === -1 && places.get('title') === -1)
    throw wrongFile('1行目に見出し「役割」も「職」もありません。')
  if (rows.length === 0) throw wrongFile('見出しの下に行がありません。')
  if (rows.length > registerRowsMax) throw wrongFile(`行が多すぎます（上限 ${registerRowsMax}行）。`)
  const lines = rows.map(({ line, cells }): RegisterLine => {
    const at = (key: ColumnKey) => tidy(cells[places.get(key) ?? -1] ?? '')
    return {
      line,
      code: at('code').normalize('NFKC'),
      name: at('name'),
      role: at('role'),
      title: at('title'),
      secretariat: at('secretariat'),
    }
  })
  return {
    lines,
    ignored: headers.filter((header) => header !== '' && !keys.some((key) => isColumn(key, header))),
  }
}

// Object.keys forgets what the object says of its keys.
const keys = Object.keys(columns) as ColumnKey[]
const isColumn = (key: ColumnKey, header: string) =>
  (columns[key] as readonly string[]).includes(header.normalize('NFKC'))

/** Space at the ends, also the wide one, and the two ways to compose a character. */
const tidy = (cell: string) => cell.normalize('NFC').trim()

const roleWords: Record<string, MemberRole> = {
  中心市: 'central_city',
  連携中枢都市: 'central_city',
  連携市町村: 'partner_municipality',
  近隣市町村: 'partner_municipality',
  構成団体: 'constituent',
  県: 'prefecture',
  オブザーバー: 'observer',
}
export const roleWordsShown = ['中心市', '連携市町村', '構成団体', '県', 'オブザーバー'] as const

export const roleOf = (word: string): MemberRole | undefined => roleWords[word]

/** ○ in any of the ways it is typed; undefined for what is neither a mark nor nothing. */
export function markOf(word: string): boolean | undefined {
  if (['', '-', '－', '×', 'なし', '0'].includes(word)) return false
  return ['○', '〇', '◯', '●', '1', '１', 'はい', '事務局'].includes(word) ? true : undefined
}

const wrongFile = (why: string) =>
  new DomainError('invalid', `${why}ひな形をダウンロードして、その見出しのまま書き、もう一度選んでください。`)

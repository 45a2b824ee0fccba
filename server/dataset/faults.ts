import type { JsonPath } from './positionedJson'

/** One thing that is wrong in one place of one file. */
export interface Fault {
  file: string
  /** 1-based */
  line: number
  /** which record, in the words of the file: its name and id */
  record: string
  /** what is wrong */
  problem: string
  /** what to do */
  remedy: string
}

/** One line per fault, in the form editors and terminals can jump to. */
export const faultLine = ({ file, line, record, problem, remedy }: Fault): string =>
  `${file}:${line}: ${record} – ${problem} – ${remedy}`

/** Where a check reports to: it names the file and the path, line and record are looked up. */
export type Report = (file: string, path: JsonPath, problem: string, remedy: string) => void

/** Beyond this many nobody reads on; the first ones usually explain the rest. */
export const faultsShownMax = 200

/** The nearest record around a path that has a name or an id, in words. */
export function recordAt(value: unknown, path: JsonPath): string {
  let current = value
  let record = ''
  for (const step of path) {
    if (typeof current !== 'object' || current === null) break
    // Whatever JSON holds at this step; undefined when the path leads past the end.
    current = (current as Record<string | number, unknown>)[step]
    record = nameOf(current) ?? record
  }
  const where = path.join('.')
  return record ? `${record}（${where}）` : where || 'ファイル全体'
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  // Only read, and every part is checked to be text below.
  const { name, title, form, code, id } = value as Record<string, unknown>
  const words = [name ?? title ?? form, code ?? id].filter((word) => typeof word === 'string')
  return words.length > 0 ? words.join(' ') : undefined
}

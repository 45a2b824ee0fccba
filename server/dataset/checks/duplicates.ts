import type { Report } from '../faults'
import type { JsonPath } from '../positionedJson'

/** Every value of a list must occur once; each repetition is told where it stands. */
export function checkUnique(
  report: Report,
  file: string,
  values: readonly (readonly [value: string, path: JsonPath])[],
): void {
  const seen = new Set<string>()
  for (const [value, path] of values) {
    if (seen.has(value)) report(file, path, `「${value}」が二度あります`, 'どちらか一方を消してください')
    seen.add(value)
  }
}

/** The paths of one key in every record of a list. */
export const each = <T>(
  list: string,
  records: readonly T[],
  key: string,
  value: (record: T) => string,
): (readonly [string, JsonPath])[] =>
  records.map((record, index) => [value(record), [list, index, key]] as const)

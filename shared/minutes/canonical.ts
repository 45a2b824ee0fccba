type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * One JSON text per value: keys sorted by UTF-16 code unit, no white space, strings as they are (no normalisation,
 * so 髙 stays 髙). Whoever parses a downloaded record and writes it again by these rules gets the same bytes and the same hash.
 */
export function canonicalJson(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonicalJson(each)}`).join(',')}}`
}

const isArray = (value: object): value is readonly Json[] => Array.isArray(value)

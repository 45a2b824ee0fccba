/** What somebody typed as a number: null where nothing stands there, undefined where it is none. Commas and wide digits are read. */
export function readNumber(typed: string): number | null | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^[−‐–]/, '-')
  if (text === '') return null
  return /^[+-]?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined
}

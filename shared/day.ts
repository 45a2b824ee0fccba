import * as v from 'valibot'

/** A day YYYY-MM-DD that is in the calendar, with the sentence for what is none. */
export const day = (message: string) =>
  v.pipe(
    v.string(message),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, message),
    v.check((value) => isDay(value), message),
  )

function isDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(value)
}

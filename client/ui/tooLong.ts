import { commonText } from '../text/common'

/** A browser would cut a long paste off without a word. It stays in the field instead, and the field says how much is too much. */
export function tooLong(value: string, max: number | undefined): string | undefined {
  // As a person counts them: 𠮷 is one. A field is never called too long that the server would take.
  const { length } = [...value.trim()]
  return max === undefined || length <= max ? undefined : commonText.tooLong(length, max)
}

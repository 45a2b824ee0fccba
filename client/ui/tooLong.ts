import { isWithin, lettersIn } from '../../shared/letters'
import { commonText } from '../text/common'

/** A browser would cut a long paste off without a word. It stays in the field instead, and the field says how much is too much. */
export function tooLong(value: string, max: number | undefined): string | undefined {
  // Counted as the server counts: a field is never called too long that it would take.
  return max === undefined || isWithin(value.trim(), max)
    ? undefined
    : commonText.tooLong(lettersIn(value), max)
}

import * as v from 'valibot'
import { idempotencyKey, previewed } from '../commandParts'

/**
 * Confirms exactly what was shown: `previewed` is the SHA-256 of the previewed record, so an edit of the minutes,
 * of the agenda or of the meeting's head made after the preview is noticed [S6].
 */
export const confirmMinutesCommand = v.object({
  previewed: previewed('確定'),
  idempotencyKey,
})
export type ConfirmMinutes = v.InferOutput<typeof confirmMinutesCommand>

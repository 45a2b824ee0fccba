import * as v from 'valibot'

/**
 * Confirms exactly what was shown: `previewed` is the SHA-256 of the previewed record, so an edit of the minutes,
 * of the agenda or of the meeting's head made after the preview is noticed [S6].
 */
export const confirmMinutesCommand = v.object({
  previewed: v.pipe(
    v.string('プレビューを開いてから確定してください。'),
    v.regex(/^[0-9a-f]{64}$/, 'プレビューを開いてから確定してください。'),
  ),
  idempotencyKey: v.pipe(
    v.string('操作の番号がありません。画面を再読み込みして、もう一度操作してください。'),
    v.regex(
      /^[A-Za-z0-9_-]{8,64}$/,
      '操作の番号を読み取れません。画面を再読み込みして、もう一度操作してください。',
    ),
  ),
})
export type ConfirmMinutes = v.InferOutput<typeof confirmMinutesCommand>

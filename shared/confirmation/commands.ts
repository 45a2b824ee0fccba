import * as v from 'valibot'
import { id, idempotencyKey, onBehalf, previewed } from '../commandParts'
import { day } from '../day'
import { decisions } from './correction'
import { answerLevels } from './level'

const level = v.optional(v.picklist(answerLevels, '回答のレベルを選んでください。'), 'official_in_charge')

/** A passage of a page or two is more than anybody means. */
export const quoteLengthMax = 2_000
const correctionLengthMax = 2_000
const wish = v.pipe(
  v.string('どう直してほしいかを書いてください。'),
  v.trim(),
  v.minLength(1, 'どう直してほしいかを書いてください。'),
  v.maxLength(correctionLengthMax, `修正依頼は${correctionLengthMax}字以内にしてください。`),
)

export const openRoundCommand = v.object({
  previewed: previewed('操作'),
  dueOn: day('回答の期限を選んでください。'),
  idempotencyKey,
})
export type OpenRound = v.InferOutput<typeof openRoundCommand>

export const roundCommand = v.object({ roundId: id, idempotencyKey })
export type RoundAct = v.InferOutput<typeof roundCommand>

export const noObjectionCommand = v.object({
  roundId: id,
  level,
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type NoObjection = v.InferOutput<typeof noObjectionCommand>

export const requestCorrectionCommand = v.object({
  /** the section it speaks of; null: of the minutes as a whole */
  section: v.nullable(id),
  quote: v.optional(v.pipe(v.string(), v.maxLength(quoteLengthMax)), ''),
  /** JSON of Anchor */
  anchor: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(2_000))), null),
  body: wish,
  level,
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type RequestCorrection = v.InferOutput<typeof requestCorrectionCommand>

/** Words the server did not take because the minutes were confirmed meanwhile. */
export const draftCorrectionCommand = v.object({
  documentId: id,
  words: v.pipe(
    v.string('文がありません。'),
    v.trim(),
    v.minLength(1, '文がありません。'),
    v.maxLength(20_000, '文が長すぎます。退避ファイルに保存して、必要なところだけ修正依頼に書いてください。'),
  ),
  idempotencyKey,
})
export type DraftCorrection = v.InferOutput<typeof draftCorrectionCommand>

export const sendDraftCommand = v.object({ body: wish, level, idempotencyKey })
export type SendDraft = v.InferOutput<typeof sendDraftCommand>

export const decideCorrectionCommand = v.pipe(
  v.object({
    decision: v.picklist(decisions, '採否を選んでください。'),
    reason: v.optional(
      v.pipe(v.string(), v.trim(), v.maxLength(1_000, '理由は1,000字以内にしてください。')),
      '',
    ),
    idempotencyKey,
  }),
  v.forward(
    v.check(
      ({ decision, reason }) => decision === 'adopted' || reason !== '',
      '一部採用・不採用のときは、理由を書いてください。',
    ),
    ['reason'],
  ),
)
export type DecideCorrection = v.InferOutput<typeof decideCorrectionCommand>

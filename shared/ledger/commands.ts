import * as v from 'valibot'
import { idempotencyKey } from '../commandParts'
import { jobKinds } from './job'

const ownerId = v.nullable(v.string())

/** 引き受けます. `from` is the owner that was on the screen: of two who take one job at once the second is told. */
export const TakeJob = v.object({ from: ownerId, idempotencyKey })
export type TakeJob = v.InferOutput<typeof TakeJob>

/** 引き継ぐ: to another organisation of the body, with the reason where there is one. */
export const HandOverJob = v.object({
  from: ownerId,
  to: v.pipe(
    v.string('引き継ぐ先の団体を選んでください。'),
    v.minLength(1, '引き継ぐ先の団体を選んでください。'),
  ),
  reason: v.pipe(
    v.string('理由を読み取れません。'),
    v.trim(),
    v.maxLength(200, '理由は200字以内にしてください。'),
  ),
  idempotencyKey,
})
export type HandOverJob = v.InferOutput<typeof HandOverJob>

/** 済みにする, or back to open. */
export const MarkJob = v.object({ isDone: v.boolean(), idempotencyKey })
export type MarkJob = v.InferOutput<typeof MarkJob>

const yearlyMax = '1年度の上限は0～99の整数で入力してください。'

/** 受けられる仕事. */
export const SetLimit = v.object({
  kinds: v.nullable(v.array(v.picklist(jobKinds, '仕事の種類を選び直してください。'))),
  yearlyMax: v.nullable(
    v.pipe(v.number(yearlyMax), v.integer(yearlyMax), v.minValue(0, yearlyMax), v.maxValue(99, yearlyMax)),
  ),
  isExempt: v.boolean(),
})
export type SetLimit = v.InferOutput<typeof SetLimit>

/** Which year of which body; without a year the present one. */
export const AskLedger = v.object({
  forumId: v.pipe(v.string(), v.minLength(1)),
  year: v.optional(v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))),
})

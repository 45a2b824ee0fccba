import * as v from 'valibot'
import { chosenId, id, idempotencyKey, neededText, onBehalf, text } from '../commandParts'
import { day } from '../day'
import { consentStates } from './cell'
import { consentStages } from './stage'
import { consentTemplateIds } from './template'

const days = (message: string, max: number) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(0, message), v.maxValue(max, message))
const line = (name: string, max: number) => v.optional(text(name, max), '')

const plan = {
  readyOn: day('案のそろう日を選んでください。'),
  targetOn: v.nullable(day('成立させたい日を選び直してください。')),
  leadDays: days('首長の了解から議会への提案までの日数は、0～120の整数で入力してください。', 120),
  prefectureDays: days('県の手続の日数は、0～365の整数で入力してください。', 365),
}

/** 同意手続を始める: for whom it asks, and by which law. */
export const OpenConsent = v.object({
  forumId: id,
  proposalId: v.nullable(id),
  template: v.picklist(consentTemplateIds, '手続の種類を選んでください。'),
  title: neededText('件名', 100),
  ...plan,
  parties: v.array(v.object({ organisationId: chosenId('団体を選んでください。'), isCentral: v.boolean() })),
  idempotencyKey,
})
export type OpenConsent = v.InferOutput<typeof OpenConsent>

export const ChangeConsentPlan = v.object({ ...plan, idempotencyKey })
export type ChangeConsentPlan = v.InferOutput<typeof ChangeConsentPlan>

/** 済 / 予定 / 支障 / 未 of one stage. `seen` is the row that stood on the screen: of two who mark one cell at once the second is told. */
export const MarkConsent = v.object({
  stage: v.picklist(consentStages, '段階を選んでください。'),
  state: v.picklist(consentStates, '状況を選んでください。'),
  onDay: v.nullable(day('日付を選んでください。')),
  docNumber: line('文書番号', 60),
  reason: line('理由', 300),
  seen: v.optional(v.nullable(id)),
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type MarkConsent = v.InferOutput<typeof MarkConsent>

export const ConfirmConsent = v.object({ idempotencyKey })

/** 成立 or 取りやめ. */
export const EndConsent = v.object({
  end: v.picklist(['agreed', 'given_up'], '成立か取りやめかを選んでください。'),
  reason: line('理由', 300),
  idempotencyKey,
})
export type EndConsent = v.InferOutput<typeof EndConsent>

export const AskConsents = v.object({
  forumId: v.optional(id),
  proposalId: v.optional(id),
})
export type AskConsents = v.InferOutput<typeof AskConsents>

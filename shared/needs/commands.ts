import * as v from 'valibot'
import { chosenId, id, idempotencyKey, neededText, onBehalf, text } from '../commandParts'
import { day } from '../day'
import { needLettersMax, needScopes } from './need'
import { offerKinds } from './offer'

const told = neededText('内容', needLettersMax)
const until = v.nullable(day('日付を選んでください。'))
const line = (max: number) => v.optional(text('ひとこと', max), '')

const needFields = {
  topicId: chosenId('分野×事務を選んでください。'),
  text: told,
  untilOn: until,
  scope: v.picklist(needScopes, '見せる範囲を選んでください。'),
}
/** 困りごとを書く: three fields and how far it is opened. */
export const WriteNeed = v.object({
  ...needFields,
  forumId: id,
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type WriteNeed = v.InferOutput<typeof WriteNeed>

export const ChangeNeed = v.object({ ...needFields, idempotencyKey })
export type ChangeNeed = v.InferOutput<typeof ChangeNeed>

/** 解決した・取り下げる, and back. */
export const SettleNeed = v.object({
  state: v.picklist(['open', 'solved', 'withdrawn']),
  note: line(100),
  idempotencyKey,
})
export type SettleNeed = v.InferOutput<typeof SettleNeed>

/** A press and nothing else: confirming, renewing, taking over, giving back. */
export const Press = v.object({ idempotencyKey })
export type Press = v.InferOutput<typeof Press>

/** うちも, and back. */
export const EchoNeed = v.object({ isEchoed: v.boolean(), onBehalf: v.optional(onBehalf), idempotencyKey })
export type EchoNeed = v.InferOutput<typeof EchoNeed>

const offerFields = {
  kind: v.picklist(offerKinds, '種類を選んでください。'),
  topicId: chosenId('分野×事務を選んでください。'),
  text: told,
  amount: line(60),
  untilOn: until,
}
export const WriteOffer = v.object({
  ...offerFields,
  forumId: id,
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type WriteOffer = v.InferOutput<typeof WriteOffer>
export const ChangeOffer = v.object({ ...offerFields, idempotencyKey })
export type ChangeOffer = v.InferOutput<typeof ChangeOffer>
export const CloseOffer = v.object({ isClosed: v.boolean(), idempotencyKey })

/** 使いたい: with a line where there is something to say. */
export const RequestOffer = v.object({ note: line(200), onBehalf: v.optional(onBehalf), idempotencyKey })
export type RequestOffer = v.InferOutput<typeof RequestOffer>
/** 応じられる・今回は難しい by who offers; 取下げ by who asked. */
export const AnswerRequest = v.object({
  state: v.picklist(['agreed', 'declined', 'withdrawn', 'open']),
  answer: line(200),
  idempotencyKey,
})
export type AnswerRequest = v.InferOutput<typeof AnswerRequest>

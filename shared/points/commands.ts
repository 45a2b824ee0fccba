import * as v from 'valibot'
import { chosenId, id, idempotencyKey, neededText, onBehalf, revision, text } from '../commandParts'

const words = {
  title: neededText('論点', 120),
  ground: text('根拠', 1000),
  compromise: text('妥協案', 1000),
  nextMeetingId: v.nullable(id),
}

/** 論点を加える: one disagreement, one row. */
export const OpenPoint = v.object({ proposalId: id, ...words, idempotencyKey })
export type OpenPoint = v.InferOutput<typeof OpenPoint>

/** The row as the person saw it (`revision`): of two who change it at once the second is told, and keeps what they typed. */
export const ChangePoint = v.object({ revision, ...words, idempotencyKey })
export type ChangePoint = v.InferOutput<typeof ChangePoint>

/** 立場 of one 団体; an empty one takes it back. `seen` is the stance that stood on the screen. */
export const StateStance = v.object({
  text: text('立場', 500),
  seen: v.optional(v.nullable(id)),
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type StateStance = v.InferOutput<typeof StateStance>

export const ConfirmStance = v.object({ idempotencyKey })

/** Closed by a decision of a meeting. */
export const SettlePoint = v.object({
  revision,
  meetingId: chosenId('会議を選んでください。'),
  decisionId: chosenId('決定を選んでください。'),
  note: text('メモ', 300),
  idempotencyKey,
})
export type SettlePoint = v.InferOutput<typeof SettlePoint>

/** 取下げ, with its reason. */
export const WithdrawPoint = v.object({
  revision,
  reason: neededText('理由', 300, '取り下げる理由を書いてください。'),
  idempotencyKey,
})
export type WithdrawPoint = v.InferOutput<typeof WithdrawPoint>

import * as v from 'valibot'
import { idempotencyKey, onBehalf, previewed } from '../commandParts'
import { day } from '../day'

/** 議題の募集: until when, or null to end it. */
export const callForItemsCommand = v.object({ dueOn: v.nullable(day('日付を年月日で入力してください。')) })
export type CallForItems = v.InferOutput<typeof callForItemsCommand>

/** 特になし, or that taken back. Of another organisation only where the secretariat types what it was told. */
export const answerAgendaCallCommand = v.object({
  hasNone: v.boolean(),
  note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200, '一言は200字以内にしてください。')), ''),
  onBehalf: v.optional(v.nullable(onBehalf), null),
})
export type AnswerAgendaCall = v.InferOutput<typeof answerAgendaCallCommand>

/** 次第を確定: `previewed` names exactly what was seen. */
export const freezeAgendaCommand = v.object({ previewed: previewed('確定'), idempotencyKey })
export type FreezeAgenda = v.InferOutput<typeof freezeAgendaCommand>

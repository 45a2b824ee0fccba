import * as v from 'valibot'
import { chosenId, idempotencyKey } from '../commandParts'
import { day } from '../day'

const id = chosenId('一覧から選んでください。')
const text = (message: string) =>
  v.pipe(v.string(message), v.trim(), v.maxLength(300, '300字以内で入力してください。'))
const required = (message: string) => v.pipe(text(message), v.minLength(1, message))
const because = required('理由を入力してください。あとで経緯を確かめる人が読みます。')

const of = <K extends 'decision' | 'action'>(kind: K) => ({
  kind: v.literal(kind),
  meetingId: id,
  outcomeId: id,
  idempotencyKey,
})

/** What may be marked on a 宿題 … */
const action = of('action')
/** … and on a decision (決定事項). */
const decision = of('decision')

/** 完了の根拠 may be empty: one press on the desk is an answer. */
const done = {
  act: v.literal('done'),
  onDay: day('完了した日を年月日で入力してください。'),
  note: text('根拠は文字で入力してください。'),
}
const reopened = { act: v.literal('reopened'), note: because }

export const markOutcomeCommand = v.union([
  v.object({ ...action, ...done }),
  v.object({ ...action, ...reopened }),
  v.object({
    ...action,
    act: v.literal('due'),
    onDay: day('新しい期限を年月日で入力してください。'),
    note: because,
  }),
  v.object({ ...action, act: v.literal('owner'), ownerId: id, note: because }),
  v.object({ ...decision, ...done }),
  v.object({ ...decision, ...reopened }),
  v.object({
    ...decision,
    act: v.literal('abolished'),
    onDay: day('廃止した日を年月日で入力してください。'),
    note: because,
  }),
])
export type MarkOutcome = v.InferOutput<typeof markOutcomeCommand>

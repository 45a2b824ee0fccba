import * as v from 'valibot'
import { chosenId, idempotencyKey } from '../commandParts'
import { attendanceStatuses, attendeeCategories } from '../meetings/attendee'
import { outcomes } from '../meetings/outcome'

const line = (what: string, lengthMax: number) =>
  v.pipe(v.string(), v.trim(), v.maxLength(lengthMax, `${what}は${lengthMax}字以内にしてください。`))
/** ms since 1970, by hand; null: from the beginning, to the end, or now */
const handTime = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
const reason = line('理由', 200)

/** 出席者名簿 from members and 出欠回答, 閉会, 概要の確定: acts that need nothing but their name. */
export const sittingActCommand = v.object({ idempotencyKey })

/** One tap in the attendance list. The times are the server's clock. */
export const attendanceMarks = ['present', 'absent', 'expected', 'arrives', 'leaves', 'returns'] as const
export type AttendanceMark = (typeof attendanceMarks)[number]

export const markAttendeeCommand = v.object({
  attendeeId: chosenId('出席者を選んでください。'),
  mark: v.picklist(attendanceMarks),
  idempotencyKey,
})

const attendeeFields = {
  organisationId: chosenId('団体を選んでください。'),
  division: line('所属', 60),
  title: line('職', 60),
  name: line('氏名', 40),
  kana: line('ふりがな', 60),
  category: v.picklist(attendeeCategories, '区分を選んでください。'),
  proxyFor: line('代理を受けた職', 60),
  isOnline: v.boolean(),
  status: v.picklist(attendanceStatuses),
  arrivedAt: handTime,
  leftAt: handTime,
  note: line('備考', 100),
}
/** Adds somebody (`attendeeId` null) or puts right what stands there, times included. */
export const saveAttendeeCommand = v.object({
  attendeeId: v.nullable(chosenId('出席者を選んでください。')),
  ...attendeeFields,
  idempotencyKey,
})
export const removeAttendeeCommand = v.object({
  attendeeId: chosenId('出席者を選んでください。'),
  idempotencyKey,
})

const observersMax = 9999
export const countObserversCommand = v.object({
  count: v.pipe(
    v.number('傍聴者数を数で入力してください。'),
    v.integer('傍聴者数は整数で入力してください。'),
    v.minValue(0, '傍聴者数は0以上で入力してください。'),
    v.maxValue(observersMax, `傍聴者数は${observersMax}以下で入力してください。`),
  ),
  idempotencyKey,
})

/** The item that is spoken of from now on; null: none (あいさつ, 休憩). */
export const takeItemCommand = v.object({
  itemId: v.nullable(chosenId('議題を選んでください。')),
  idempotencyKey,
})

export const decideItemCommand = v.object({
  itemId: chosenId('議題を選んでください。'),
  outcome: v.picklist(outcomes, '結果を選んでください。'),
  hasNoObjection: v.boolean(),
  note: line('補足', 200),
  /** by hand, within the meeting; null: now, or, of an outcome that stays, when it was decided */
  decidedAt: handTime,
  /** why; asked for after 閉会 */
  reason,
  idempotencyKey,
})
/** Takes an outcome back before 閉会: the item is undecided again. */
export const undecideItemCommand = v.object({ itemId: chosenId('議題を選んでください。'), idempotencyKey })

export const reopenSittingCommand = v.object({
  reason: v.pipe(reason, v.minLength(1, '再開の理由を入力してください。')),
  idempotencyKey,
})

export type SittingAct = v.InferOutput<typeof sittingActCommand>
export type MarkAttendee = v.InferOutput<typeof markAttendeeCommand>
export type SaveAttendee = v.InferOutput<typeof saveAttendeeCommand>
export type RemoveAttendee = v.InferOutput<typeof removeAttendeeCommand>
export type CountObservers = v.InferOutput<typeof countObserversCommand>
export type TakeItem = v.InferOutput<typeof takeItemCommand>
export type DecideItem = v.InferOutput<typeof decideItemCommand>
export type UndecideItem = v.InferOutput<typeof undecideItemCommand>
export type ReopenSitting = v.InferOutput<typeof reopenSittingCommand>

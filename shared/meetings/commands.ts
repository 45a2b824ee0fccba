import * as v from 'valibot'
import { startOfDay } from '../calendar'
import { idempotencyKey } from '../commandParts'
import { day } from '../day'
import { meetingModes } from './meeting'

/** Bounds that only catch slips of the keyboard: a meeting of the year 20026 is none. */
const earliest = startOfDay('2000-01-01')
const latest = startOfDay('2100-01-01')

const title = v.pipe(
  v.string('会議の名称を入力してください。'),
  v.trim(),
  v.minLength(1, '会議の名称を入力してください。'),
  v.maxLength(100, '会議の名称は100字以内にしてください。'),
)
/** A moment of a meeting or a proposed one. */
export const instant = (message: string) =>
  v.pipe(
    v.number(message),
    v.integer(message),
    v.minValue(earliest, '開催日を確かめてください。2000年より前になっています。'),
    v.maxValue(latest, '開催日を確かめてください。2100年より後になっています。'),
  )
const startsAt = instant('開催日時を年月日と時刻で入力してください。')
const place = v.pipe(
  v.string('場所を入力してください。'),
  v.trim(),
  v.maxLength(100, '場所は100字以内にしてください。'),
)
const mode = v.picklist(meetingModes, '開催方法を選んでください。')
/** null: open; left out of a change: as it was */
const endsAt = v.optional(v.nullable(instant('終了予定を年月日と時刻で入力してください。')))
const dueOn = (name: string) => v.optional(v.nullable(day(`${name}の日を年月日で入力してください。`)))
const agendaDueOn = dueOn('議題の締切')
const rsvpDueOn = dueOn('出欠の回答期限')

export const createMeetingCommand = v.object({
  forumId: v.pipe(v.string('会議体を選んでください。'), v.minLength(1, '会議体を選んでください。')),
  title,
  startsAt,
  endsAt,
  place,
  mode,
  agendaDueOn,
  rsvpDueOn,
  idempotencyKey,
})
export type CreateMeeting = v.InferOutput<typeof createMeetingCommand>

export const changeMeetingCommand = v.object({
  title,
  startsAt,
  endsAt,
  place,
  mode,
  agendaDueOn,
  rsvpDueOn,
})

/** 中止 and 延期 are told to everybody with their reason. */
export const callOffCommand = v.object({
  reason: v.pipe(
    v.string('理由を入力してください。'),
    v.trim(),
    v.minLength(1, '理由を入力してください。構成団体への知らせに載ります。'),
    v.maxLength(300, '理由は300字以内にしてください。'),
  ),
  idempotencyKey,
})
export type CallOff = v.InferOutput<typeof callOffCommand>

export const notifyMeetingCommand = v.object({
  noticeNumber: v.pipe(
    v.string('文書番号を読み取れません。'),
    v.trim(),
    v.maxLength(50, '文書番号は50字以内にしてください。'),
  ),
  rsvpDueOn: day('出欠の回答期限を年月日で入力してください。'),
  agendaDueOn,
  idempotencyKey,
})
export type NotifyMeeting = v.InferOutput<typeof notifyMeetingCommand>

export type ChangeMeeting = v.InferOutput<typeof changeMeetingCommand>

import * as v from 'valibot'
import { startOfDay } from '../calendar'
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
const startsAt = v.pipe(
  v.number('開催日時を年月日と時刻で入力してください。'),
  v.integer('開催日時を年月日と時刻で入力してください。'),
  v.minValue(earliest, '開催日を確かめてください。2000年より前になっています。'),
  v.maxValue(latest, '開催日を確かめてください。2100年より後になっています。'),
)
const place = v.pipe(
  v.string('場所を入力してください。'),
  v.trim(),
  v.maxLength(100, '場所は100字以内にしてください。'),
)
const mode = v.picklist(meetingModes, '開催方法を選んでください。')
const idempotencyKey = v.pipe(
  v.string('操作の番号がありません。画面を再読み込みして、もう一度操作してください。'),
  v.regex(
    /^[A-Za-z0-9_-]{8,64}$/,
    '操作の番号を読み取れません。画面を再読み込みして、もう一度操作してください。',
  ),
)

export const createMeetingCommand = v.object({
  forumId: v.pipe(v.string('会議体を選んでください。'), v.minLength(1, '会議体を選んでください。')),
  title,
  startsAt,
  place,
  mode,
  idempotencyKey,
})
export type CreateMeeting = v.InferOutput<typeof createMeetingCommand>

export const changeMeetingCommand = v.object({ title, startsAt, place, mode })
export type ChangeMeeting = v.InferOutput<typeof changeMeetingCommand>

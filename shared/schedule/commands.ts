import * as v from 'valibot'
import { id, idempotencyKey, onBehalf } from '../commandParts'
import { day } from '../day'
import { instant } from '../meetings/commands'
import { meetingModes } from '../meetings/meeting'
import { outcomes } from '../meetings/outcome'
import { dateMarks } from './poll'
import { rsvpAnswers } from './rsvp'
import { writtenAnswers } from './written'

/** More dates than anybody looks at; more 団体 than any body has. */
const optionsMax = 20
const peopleMax = 20

const line = (message: string, max: number) =>
  v.pipe(v.string(message), v.trim(), v.maxLength(max, `${max}字以内にしてください。`))
const note = line('ひとことを読み取れません。', 300)

export const openPollCommand = v.object({
  forumId: id,
  /** set for a new date of a meeting that stands already */
  meetingId: v.optional(id),
  title: v.pipe(
    v.string('件名を入力してください。'),
    v.trim(),
    v.minLength(1, '件名を入力してください。'),
    v.maxLength(100, '件名は100字以内にしてください。'),
  ),
  options: v.pipe(
    v.array(
      v.object({
        startsAt: instant('候補日時を年月日と時刻で入力してください。'),
        endsAt: v.nullable(instant('終了時刻を入力してください。')),
      }),
    ),
    v.minLength(1, '候補日を1つ以上選んでください。'),
    v.maxLength(optionsMax, `候補日は${optionsMax}までにしてください。`),
  ),
  dueOn: day('回答期限を年月日で入力してください。'),
  note,
  idempotencyKey,
})
export type OpenPoll = v.InferOutput<typeof openPollCommand>

export const answerPollCommand = v.object({
  answers: v.array(
    v.object({
      optionId: id,
      member: v.picklist(dateMarks, '○・△・×のどれかを選んでください。'),
      deputy: v.nullable(v.picklist(dateMarks, '代理の○・△・×のどれかを選んでください。')),
    }),
  ),
  note,
  onBehalf: v.optional(onBehalf),
})
export type AnswerPoll = v.InferOutput<typeof answerPollCommand>

export const closePollCommand = v.object({
  /** null: no date was found, the poll is given up */
  optionId: v.nullable(id),
  place: line('場所を入力してください。', 100),
  mode: v.picklist(meetingModes, '開催方法を選んでください。'),
  idempotencyKey,
})
export type ClosePoll = v.InferOutput<typeof closePollCommand>

export const answerRsvpCommand = v.object({
  answer: v.picklist(rsvpAnswers, '出欠を選んでください。'),
  people: v.pipe(
    v.array(
      v.object({
        division: line('所属を読み取れません。', 100),
        title: line('職を読み取れません。', 100),
        name: line('氏名を読み取れません。', 100),
      }),
    ),
    v.maxLength(peopleMax, `出席者は${peopleMax}人までにしてください。`),
  ),
  note,
  onBehalf: v.optional(onBehalf),
})
export type AnswerRsvp = v.InferOutput<typeof answerRsvpCommand>

export const answerWrittenCommand = v.object({
  answers: v.array(
    v.object({
      itemId: id,
      answer: v.picklist(writtenAnswers, '賛成・反対・保留のどれかを選んでください。'),
      opinion: line('意見を読み取れません。', 500),
    }),
  ),
  onBehalf: v.optional(onBehalf),
})
export type AnswerWritten = v.InferOutput<typeof answerWrittenCommand>

export const settleWrittenCommand = v.object({
  outcomes: v.array(v.object({ itemId: id, outcome: v.picklist(outcomes, '結果を選んでください。') })),
  idempotencyKey,
})
export type SettleWritten = v.InferOutput<typeof settleWrittenCommand>

export const remindCommand = v.object({ idempotencyKey })

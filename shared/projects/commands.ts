import * as v from 'valibot'
import { chosenId, id, idempotencyKey, neededText, onBehalf, revision, text } from '../commandParts'
import { answerLevels } from '../confirmation/level'
import { day } from '../day'
import { assessmentMarks } from './assessment'
import { evaluationResults } from './evaluation'
import { figureBases } from './figure'

/** More than a body carries at once; a form of hundreds of rows answers nobody. */
const indicatorsMax = 12
const membersMax = 100
const reportedMax = 500

const year = v.pipe(
  v.number('年度を選んでください。'),
  v.integer('年度を選んでください。'),
  v.minValue(1989, '年度は平成元年度以降で選んでください。'),
  v.maxValue(2200, '年度を選び直してください。'),
)

/** What is measured may have decimals and go below zero: 収支, 気温. */
const measured = v.pipe(
  v.number('数値を入力してください。'),
  v.finite('数値を入力してください。'),
  v.minValue(-1e12, '数値が大きすぎます。単位を確かめてください。'),
  v.maxValue(1e12, '数値が大きすぎます。単位を確かめてください。'),
)
const yen = v.pipe(
  v.number('金額は円の整数で入力してください。'),
  v.integer('金額は円の整数で入力してください。'),
  v.minValue(0, '金額は0円以上で入力してください。'),
  v.maxValue(1e12, '金額が大きすぎます。単位（円）を確かめてください。'),
)
const optionalDay = (message: string) => v.nullable(day(message))
const source = text('出典', 100)

const member = v.pipe(
  v.object({
    organisationId: chosenId('参加団体を選んでください。'),
    fromOn: optionalDay('参加した日を年月日で入力してください。'),
    toOn: optionalDay('参加をやめた日を年月日で入力してください。'),
  }),
  v.forward(
    v.check(
      ({ fromOn, toOn }) => fromOn === null || toOn === null || fromOn <= toOn,
      '参加をやめた日は、参加した日より後にしてください。',
    ),
    ['toOn'],
  ),
)

const facts = {
  title: neededText('事業名', 80),
  purpose: text('目的', 1000),
  leadForumId: v.nullable(id),
  beganOn: optionalDay('開始日を年月日で入力してください。'),
  endedOn: optionalDay('終了日を年月日で入力してください。'),
  countsUsers: v.boolean(),
  members: v.pipe(
    v.array(member),
    v.minLength(1, '参加団体を1団体以上選んでください。'),
    v.maxLength(membersMax, `参加団体は${membersMax}団体までにしてください。`),
    v.check(
      (members) => new Set(members.map(({ organisationId }) => organisationId)).size === members.length,
      '同じ団体が2度選ばれています。',
    ),
  ),
}
interface Days {
  beganOn: string | null
  endedOn: string | null
}
const endsAfterBegin = ({ beganOn, endedOn }: Days) =>
  endedOn === null || (beganOn !== null && beganOn <= endedOn)
const endTooSoon = '終了日は、開始日を入力したうえで、開始日より後にしてください。'

/** An older project, without a proposal here. */
export const CreateProject = v.pipe(
  v.object({ forumId: id, ...facts, idempotencyKey }),
  v.forward(
    v.check((input) => endsAfterBegin(input), endTooSoon),
    ['endedOn'],
  ),
)
export type CreateProject = v.InferOutput<typeof CreateProject>

/** `revision` is that of the page the form was opened on: of two who change one project at once the second is told. */
export const ChangeProject = v.pipe(
  v.object({ ...facts, revision, idempotencyKey }),
  v.forward(
    v.check((input) => endsAfterBegin(input), endTooSoon),
    ['endedOn'],
  ),
)
export type ChangeProject = v.InferOutput<typeof ChangeProject>

const indicator = v.object({
  /** null: a new one */
  id: v.nullable(id),
  name: neededText('指標の名前', 60),
  unit: neededText('単位', 20),
  ownerId: v.nullable(id),
  baseline: v.nullable(measured),
  baselineNote: text('基準値の説明', 100),
  isLessBetter: v.boolean(),
  targets: v.record(v.pipe(v.string(), v.regex(/^\d{4}$/, '目標の年度を選んでください。')), measured),
})

/** All indicators as they shall be: who is left out is taken away, its figures stay. */
export const SetIndicators = v.object({
  indicators: v.pipe(
    v.array(indicator),
    v.maxLength(indicatorsMax, `指標は${indicatorsMax}個までにしてください。`),
  ),
  revision,
  idempotencyKey,
})
export type SetIndicators = v.InferOutput<typeof SetIndicators>

/** The cost of a 年度 with who bears it: both in one act, so that they can be one sum [J4]. */
export const WriteCost = v.object({
  fiscalYear: year,
  basis: v.picklist(figureBases, '計画か実績かを選んでください。'),
  cost: yen,
  shares: v.pipe(v.array(v.object({ organisationId: id, value: yen })), v.maxLength(membersMax)),
  source,
  idempotencyKey,
})
export type WriteCost = v.InferOutput<typeof WriteCost>

const assessment = {
  mark: v.picklist(assessmentMarks, '○・△・×から選んでください。'),
  line: text('ひとこと', 140),
}

/** 自己評価 of a 年度, by one press. */
export const Assess = v.object({
  fiscalYear: year,
  ...assessment,
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type Assess = v.InferOutput<typeof Assess>

/** The form of a 実績照会: what somebody says, figure by figure; what is left out stays as it was. */
export const ReportFigures = v.object({
  fiscalYear: year,
  figures: v.pipe(
    v.array(
      v.object({
        projectId: id,
        kind: v.picklist(['indicator', 'users']),
        indicatorId: v.nullable(id),
        /** null takes back what was said */
        value: v.nullable(measured),
        source,
      }),
    ),
    v.maxLength(reportedMax),
  ),
  assessments: v.pipe(v.array(v.object({ projectId: id, ...assessment })), v.maxLength(reportedMax)),
  /** 提出: the call that is answered with it, and how firmly */
  handIn: v.nullable(
    v.object({
      callId: id,
      level: v.picklist(answerLevels, '回答のレベルを選んでください。'),
      note: text('ひとこと', 200),
    }),
  ),
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type ReportFigures = v.InferOutput<typeof ReportFigures>

/** 検証: what the body says of a 年度, and the decision it rests on. */
export const EvaluateProject = v.object({
  fiscalYear: year,
  result: v.picklist(evaluationResults, '検証結果を選んでください。'),
  note: text('説明', 300),
  decision: v.nullable(v.object({ meetingId: id, decisionId: id })),
  endsOn: optionalDay('終了日を年月日で入力してください。'),
  mergedInto: v.nullable(id),
  idempotencyKey,
})
export type EvaluateProject = v.InferOutput<typeof EvaluateProject>

/** 代行入力 of the figures and the 自己評価 of a project, confirmed by the 団体 they speak for. */
export const ConfirmWords = v.object({ idempotencyKey })
export type ConfirmWords = v.InferOutput<typeof ConfirmWords>

const yearText = v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number))

export const AskProjects = v.object({ forumId: id, year: v.optional(yearText) })
export const AskReport = v.object({ forumId: id, year: v.optional(yearText), organisation: v.optional(id) })

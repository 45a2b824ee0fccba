import * as v from 'valibot'
import { chosenId, id, idempotencyKey, neededText, onBehalf, previewed, text } from '../commandParts'
import { answerLevels } from '../confirmation/level'
import { day } from '../day'
import { intentValues } from '../intents/intent'
import { callKinds, callValues } from './call'

const titleLengthMax = 80
const noteLengthMax = 4_000
const outcomeLengthMax = 2_000
/** ひとこと: a line, not a letter. */
export const lineLengthMax = 200
/** More proposals than a body asks about at once: a page and a 回答票 of hundreds of rows answers nobody. */
export const callProposalsMax = 100

const dueOn = day('回答の期限を選んでください。')
const title = neededText('件名', titleLengthMax)
const note = text('照会文', noteLengthMax)
const line = text('ひとこと', lineLengthMax)

export const AskCalls = v.object({
  forumId: id,
  year: v.optional(
    v.pipe(v.string(), v.regex(/^\d{4}$/, '年度を読み取れません。画面を開き直してください。')),
  ),
})

export const OpenCall = v.pipe(
  v.object({
    forumId: id,
    kind: v.picklist(callKinds, '照会の種類を選んでください。'),
    title,
    note,
    dueOn,
    /** left out: as the body's rules say */
    isOpen: v.optional(v.boolean()),
    proposalIds: v.optional(
      v.pipe(v.array(id), v.maxLength(callProposalsMax, `提案は${callProposalsMax}件までにしてください。`)),
      [],
    ),
    /** the meeting whose 照会集計 it is */
    meetingId: v.optional(v.nullable(id), null),
    idempotencyKey,
  }),
  v.forward(
    v.check(
      ({ kind, proposalIds }) => kind !== 'intents' || proposalIds.length > 0,
      '照会する提案を選んでください。',
    ),
    ['proposalIds'],
  ),
)
export type OpenCall = v.InferOutput<typeof OpenCall>

export const AnswerCall = v.object({
  /** 'withdrawn': 未回答 again */
  value: v.picklist([...callValues, 'withdrawn'], '回答を選んでください。'),
  level: v.optional(v.picklist(answerLevels, '回答のレベルを選んでください。'), 'official_in_charge'),
  note: v.optional(line, ''),
  /** 代行入力: the day it was told, where that was not today */
  answeredOn: v.optional(v.nullable(dueOn), null),
  onBehalf: v.optional(onBehalf),
  idempotencyKey,
})
export type AnswerCall = v.InferOutput<typeof AnswerCall>

/** A plain 意向 by a press; 条件付き参加 has its form on the proposal's page. */
export const AnswerIntent = v.pipe(
  v.object({
    proposalId: chosenId('提案を選んでください。'),
    value: v.picklist(['join', 'watch', 'decline'], '意向を選んでください。'),
    level: v.optional(v.picklist(answerLevels, '回答のレベルを選んでください。'), 'official_in_charge'),
    note: v.optional(line, ''),
    onBehalf: v.optional(onBehalf),
    idempotencyKey,
  }),
  v.forward(
    v.check(
      ({ value, note }) => value !== 'decline' || note !== '',
      '不参加のときは、理由を書いてください。',
    ),
    ['note'],
  ),
)
export type AnswerIntent = v.InferOutput<typeof AnswerIntent>

/** 取り消す on the desk: the press that is meant is named by what it said, so that nothing newer is taken back. */
export const UndoAnswer = v.object({ value: v.picklist(callValues), idempotencyKey })
export type UndoAnswer = v.InferOutput<typeof UndoAnswer>
export const UndoIntent = v.object({ proposalId: id, value: v.picklist(intentValues), idempotencyKey })
export type UndoIntent = v.InferOutput<typeof UndoIntent>

export const CallAct = v.object({ idempotencyKey })
export type CallAct = v.InferOutput<typeof CallAct>

/** 期限の延長 and 再開 both end in a new due day. */
export const ExtendCall = v.object({ dueOn, idempotencyKey })
export type ExtendCall = v.InferOutput<typeof ExtendCall>

export const AddAddressee = v.object({ organisationId: chosenId('団体を選んでください。'), idempotencyKey })
export type AddAddressee = v.InferOutput<typeof AddAddressee>

export const WriteOutcome = v.object({
  text: neededText('結果のまとめ', outcomeLengthMax, '結果のまとめを書いてください。'),
  idempotencyKey,
})
export type WriteOutcome = v.InferOutput<typeof WriteOutcome>

export const AskSheet = v.object({ organisationId: v.optional(id) })

/** 回答票: the file as base64, below the limit of a request. */
const content = v.pipe(
  v.string('ファイルを選んでください。'),
  v.nonEmpty('ファイルを選んでください。'),
  v.maxLength(
    900_000,
    'ファイルが大きすぎます（上限 600KB）。回答票のシートだけを別のファイルに保存して、選び直してください。',
  ),
)
const sheet = {
  content,
  /** whose it is, for a sheet that does not say so itself */
  organisationId: v.optional(v.nullable(id), null),
}
export const PreviewSheet = v.object(sheet)
export type PreviewSheet = v.InferOutput<typeof PreviewSheet>
export const ImportSheet = v.object({ ...sheet, sha256: previewed('取込'), idempotencyKey })
export type ImportSheet = v.InferOutput<typeof ImportSheet>

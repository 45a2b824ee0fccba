import * as v from 'valibot'
import { chosenId, id, idempotencyKey, revision, text } from '../commandParts'
import { day } from '../day'
import { benefitGainMax, benefitHoursMax } from './benefit'
import { onBehalfChannels, originKinds } from './origin'
import { proposalStates } from './state'

/** Longer texts belong into the body document; these limits keep a card and an A4 sheet readable. */
const titleLengthMax = 100
const needLengthMax = 2000
const planLengthMax = 4000
const noteLengthMax = 500
const reasonLengthMax = 1000
const costNoteLengthMax = 2000
const startWishLengthMax = 100
const prefectureWishLengthMax = 1000
/** More organisations than any body of the prefecture has. */
const organisationsMax = 100

const title = v.pipe(
  text('件名', titleLengthMax),
  v.nonEmpty('件名を書いてください。'),
  v.regex(/^[^\r\n]*$/, '件名は1行で書いてください。'),
)
const organisations = (name: string) =>
  v.pipe(
    v.array(chosenId(`${name}を一覧から選んでください。`), `${name}を一覧から選んでください。`),
    v.maxLength(organisationsMax, `${name}が多すぎます。`),
  )
const firstRaisedOn = day('初出日を年月日で入力してください。')
const benefits = v.pipe(
  v.array(
    v.object({
      organisationId: chosenId('団体を一覧から選んでください。'),
      gain: text('得', benefitGainMax),
      hours: v.nullable(
        v.pipe(
          v.number('手間は、月の時間を数字で入力してください。'),
          v.minValue(0, '手間は0以上の数字にしてください。'),
          v.maxValue(benefitHoursMax, `手間は、月${benefitHoursMax}時間までで入力してください。`),
        ),
      ),
    }),
  ),
  v.maxLength(organisationsMax, '団体が多すぎます。'),
)

const optionalFields = {
  need: v.optional(text('困りごと', needLengthMax)),
  plan: v.optional(text('やること', planLengthMax)),
  fieldId: v.optional(v.nullable(chosenId('分野を一覧から選んでください。'))),
  instrumentId: v.optional(v.nullable(chosenId('活用する仕組みを一覧から選んでください。'))),
  expectedParticipants: v.optional(organisations('期待する参加団体')),
  coProposers: v.optional(organisations('共同提案の団体')),
  originKind: v.optional(v.nullable(v.picklist(originKinds, '発案のきっかけを一覧から選んでください。'))),
  /** what きっかけ points to, by its kind: a need, a call, …, or a meeting with its item */
  originRef: v.optional(v.nullable(id)),
  originItem: v.optional(v.nullable(id)),
  originNote: v.optional(text('きっかけの補足', noteLengthMax)),
  firstRaisedOn: v.optional(v.nullable(firstRaisedOn)),
  topicId: v.optional(v.nullable(chosenId('事務を一覧から選んでください。'))),
  benefits: v.optional(benefits),
  costNote: v.optional(text('お金', costNoteLengthMax)),
  startWish: v.optional(text('開始希望', startWishLengthMax)),
  prefectureWish: v.optional(text('県への期待', prefectureWishLengthMax)),
}

/**
 * Who proposes is no field of any command: it is the organisation of the session's seat, or, in 代行入力,
 * a member named by the secretariat [P1][P2].
 */
export const createProposalCommand = v.object({
  idempotencyKey,
  forumId: chosenId('会議体を選んでください。'),
  onBehalfOf: v.optional(
    v.object({
      organisationId: chosenId('発案団体を一覧から選んでください。'),
      channel: v.picklist(onBehalfChannels, '受付の方法を選んでください。'),
    }),
  ),
  title,
  ...optionalFields,
})
export type CreateProposal = v.InferOutput<typeof createProposalCommand>

export const editProposalCommand = v.object({ revision, title: v.optional(title), ...optionalFields })
export type EditProposal = v.InferOutput<typeof editProposalCommand>

export const submitProposalCommand = v.object({ idempotencyKey, revision })
export type SubmitProposal = v.InferOutput<typeof submitProposalCommand>

const state = v.picklist(proposalStates, '一覧にある状態を選んでください。')
export const transitionProposalCommand = v.object({
  idempotencyKey,
  /** the state the person saw: a move from a state that is gone is refused [P6] */
  from: state,
  to: state,
  reason: v.optional(text('理由', reasonLengthMax), ''),
  meetingId: v.optional(chosenId('会議を一覧から選んでください。')),
  /** 採択: the 決定 of that meeting it rests on */
  decisionId: v.optional(id),
})
export type TransitionProposal = v.InferOutput<typeof transitionProposalCommand>

/** A press on the proposal itself or on the desk: 共同提案に同意, 代行入力の確認, 賛同. */
export const pressCommand = v.object({ idempotencyKey })
export type Press = v.InferOutput<typeof pressCommand>

export const supportCommand = v.object({
  idempotencyKey,
  note: v.optional(text('ひとこと', noteLengthMax), ''),
  isWithdrawn: v.optional(v.boolean(), false),
})
export type Support = v.InferOutput<typeof supportCommand>

const reason = v.pipe(text('理由', reasonLengthMax), v.nonEmpty('理由を書いてください。'))
/** Roles and classes are no field of it: they are those of the day of 提出. */
export const correctionCommand = v.object({
  idempotencyKey,
  reason,
  change: v.variant('act', [
    v.object({
      act: v.literal('add_originator'),
      organisationId: chosenId('加える団体を選んでください。'),
    }),
    v.object({
      act: v.literal('remove_originator'),
      organisationId: chosenId('外す団体を選んでください。'),
    }),
    v.object({
      act: v.literal('origin'),
      kind: v.picklist(originKinds, '発案のきっかけを一覧から選んでください。'),
      ref: v.optional(v.nullable(id), null),
      item: v.optional(v.nullable(id), null),
      note: v.optional(text('きっかけの補足', noteLengthMax), ''),
    }),
    v.object({ act: v.literal('first_raised'), firstRaisedOn }),
    v.object({ act: v.literal('merge'), into: chosenId('統合する先の提案を選んでください。') }),
  ]),
})
export type RequestCorrection = v.InferOutput<typeof correctionCommand>

export const correctionWordCommand = v.object({
  idempotencyKey,
  isAgreed: v.boolean(),
  reason: v.optional(text('理由', reasonLengthMax), ''),
})
export type CorrectionWord = v.InferOutput<typeof correctionWordCommand>

export const branchCommand = v.object({ idempotencyKey, kind: v.picklist(['split', 'continued']) })
export type Branch = v.InferOutput<typeof branchCommand>

export const referCommand = v.object({
  idempotencyKey,
  toForumId: chosenId('上程する先の会議体を選んでください。'),
  meetingId: v.optional(v.nullable(chosenId('会議を一覧から選んでください。')), null),
  opinion: v.optional(text('所見', reasonLengthMax), ''),
})
export type Refer = v.InferOutput<typeof referCommand>

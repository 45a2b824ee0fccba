import * as v from 'valibot'
import { chosenId, idempotencyKey } from '../commandParts'
import { day } from '../day'
import { onBehalfChannels, originKinds } from './origin'
import { proposalStates } from './state'

/** Longer texts belong into the body document; these limits keep a card and an A4 sheet readable. */
const titleLengthMax = 100
const needLengthMax = 2000
const planLengthMax = 4000
const noteLengthMax = 500
const reasonLengthMax = 1000
/** More organisations than any body of the prefecture has. */
const organisationsMax = 100

/** As a person counts them: 𠮷 is one character, though two units of UTF-16. */
const countOf = (value: string) => [...value].length

const text = (name: string, max: number) =>
  v.pipe(
    v.string(`${name}を文字で入力してください。`),
    v.trim(),
    v.check(
      (value) => countOf(value) <= max,
      (issue) => `${name}は${max}字以内で書いてください（いまは${countOf(issue.input)}字です）。`,
    ),
  )
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
const revision = v.pipe(
  v.number('画面を再読み込みして、もう一度操作してください。'),
  v.integer(),
  v.minValue(0),
)

const optionalFields = {
  need: v.optional(text('困りごと', needLengthMax)),
  plan: v.optional(text('やること', planLengthMax)),
  fieldId: v.optional(v.nullable(chosenId('分野を一覧から選んでください。'))),
  instrumentId: v.optional(v.nullable(chosenId('活用する仕組みを一覧から選んでください。'))),
  expectedParticipants: v.optional(organisations('期待する参加団体')),
  coProposers: v.optional(organisations('共同提案の団体')),
  originKind: v.optional(v.nullable(v.picklist(originKinds, '発案のきっかけを一覧から選んでください。'))),
  originNote: v.optional(text('きっかけの補足', noteLengthMax)),
  firstRaisedOn: v.optional(v.nullable(firstRaisedOn)),
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
})
export type TransitionProposal = v.InferOutput<typeof transitionProposalCommand>

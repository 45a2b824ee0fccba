import * as v from 'valibot'
import { balanceClasses } from './balance'
import { proposalStates } from './state'

const forumId = v.pipe(
  v.string('会議体を選んでください。'),
  v.nonEmpty('会議体を選んでください。'),
  v.maxLength(64),
)

export const forumQuestion = v.object({ forumId })

export const boardQuestion = v.object({
  forumId,
  state: v.optional(v.picklist(proposalStates, '状態は一覧から選んでください。')),
  fieldId: v.optional(v.pipe(v.string(), v.maxLength(64))),
  class: v.optional(v.picklist(balanceClasses, '発案の区分は一覧から選んでください。')),
  organisationId: v.optional(v.pipe(v.string(), v.maxLength(64))),
})

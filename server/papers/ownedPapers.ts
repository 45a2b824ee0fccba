import { dayOf } from '../../shared/calendar'
import { paperLabel } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { callTable } from '../calls/queries'
import { consentMatrix } from '../consent/queries'
import type { Context } from '../context'
import { forumNames, organisationNames, rulesOf } from '../forums/queries'
import { printedProposal, proposalsOutOf, readableProposals } from '../proposals/queries'
import { compactDay, meetingFileName, safePart } from './fileName'
import type { MadePaper } from './makePaper'
import { answersPaper } from './papers/answersPaper'
import type { AnswersFacts } from './papers/answersSheet'
import { consentPaper } from './papers/consentPaper'
import { proposalPaper } from './papers/proposalPaper'

/** 同意表 of a procedure, for whoever may read it. */
export async function consentsPaper(
  context: Context,
  actor: Actor,
  { id }: { id: string },
): Promise<MadePaper> {
  const { db } = context.store
  const matrix = await consentMatrix(db, actor, id, context.now())
  return {
    made: consentPaper(matrix, await rulesOf(db, matrix.forumId)),
    stem: stemOf(matrix.title, paperLabel.consents, matrix.asOf),
  }
}

/** 提案書, for whoever may read the proposal, and as they may. */
export async function proposalsPaper(
  context: Context,
  actor: Actor,
  { id }: { id: string },
): Promise<MadePaper> {
  const { store, now } = context
  const proposal = await printedProposal(store, actor, id, now())
  return {
    made: { paper: proposalPaper(proposal, await rulesOf(store.db, proposal.forumId)), sheet: null },
    stem: stemOf(
      proposal.number ?? '案',
      `${paperLabel.proposal}_${safePart(proposal.title)}`,
      dayOf(proposal.submittedAt ?? now()),
    ),
  }
}

/** 回答集計表 of a 照会: what this reader may see of the answers, and no more. */
export async function callPaper(context: Context, actor: Actor, { id }: { id: string }): Promise<MadePaper> {
  const { db } = context.store
  const { call, rows, counts, today, intents } = await callTable(db, actor, id, context.now())
  const names = await organisationNames(db)
  const [forum] = await forumNames(db, [call.forumId])
  const made = await proposalsOutOf(db, actor, { kind: 'call', refs: [id] })
  const readable = await readableProposals(db, actor, call.proposalIds)
  const nameOf = (organisationId: string) => names.get(organisationId) ?? ''
  const facts: AnswersFacts = {
    kind: call.kind,
    isSample: call.isSample,
    number: call.number,
    title: call.title,
    forumName: forum?.name ?? '',
    proposals: call.proposalIds.flatMap((each) => readable.find((proposal) => proposal.id === each) ?? []),
    rows: call.addressees.map((organisationId) => {
      const standing = rows.find((row) => row.organisationId === organisationId)?.standing ?? null
      return {
        name: nameOf(organisationId),
        standing,
        intents: intents.filter((intent) => intent.organisationId === organisationId),
        // Where the answer is not to be seen yet, neither is what it brought [Q5].
        proposals:
          standing === null ? [] : made.filter(({ originators }) => originators.includes(organisationId)),
      }
    }),
    counts,
    nameOf,
  }
  // A closed one says what stood when it was closed.
  const asOf = call.closedAt === null ? today : dayOf(call.closedAt)
  const about = { rules: await rulesOf(db, call.forumId), asOf, dueOn: call.dueOn }
  return {
    made: answersPaper(facts, about),
    stem: stemOf(`${call.number}${call.title}`, paperLabel.answers, asOf),
  }
}

const stemOf = (of: string, label: string, day: string) =>
  [meetingFileName(of), label, compactDay(day)].map(safePart).join('_')

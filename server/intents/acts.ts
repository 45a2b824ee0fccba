import { dayOf } from '../../shared/calendar'
import type { AnswerLevel } from '../../shared/confirmation/level'
import { DomainError, type FieldFault } from '../../shared/error'
import type { Condition } from '../../shared/intents/condition'
import type { IntentValue } from '../../shared/intents/intent'
import { refuseSampleSeat } from '../accounts/queries'
import { callsAbout } from '../calls/queries'
import type { Context } from '../context'
import type { Answerer } from '../forums/acts'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { asked, bodiesOf, openProposal } from './subject'

export interface StatedIntent {
  proposalId: string
  /** the 意向照会 it answers, if any */
  callId: string | null
  value: IntentValue
  level: AnswerLevel
  conditions: readonly Condition[]
  note: string
  /** 承認者職, and as a 回答票 gives them 回答者職氏名 and the day */
  approver: string
  respondent?: string
  answeredOn?: string | null
  at: number
}

/** [W1] An organisation's answer to a proposal; the one before it stays where it is. Whoever calls it has judged who may answer. */
export async function stateIntent(tx: Tx, answerer: Answerer, stated: StatedIntent): Promise<{ id: string }> {
  const proposal = await openProposal(tx, stated.proposalId)
  const { forumId } = proposal
  // A call of the sample may ask about a real proposal; nobody answers there for a real 団体 [A6].
  await refuseSampleSeat(tx, { seatId: answerer.seat_id }, proposal)
  await refuseStrangers(tx, forumId, answerer, stated)
  const { proposalId, callId, value, level, note, approver } = stated
  const id = newId()
  await tx
    .insertInto('intent')
    .values({
      id,
      proposal_id: proposalId,
      call_id: callId,
      ...answerer,
      at: await afterTheLast(tx, answerer.organisation_id, stated),
      value,
      level,
      conditions: JSON.stringify(value === 'conditional' ? stated.conditions : []),
      note,
      approver,
      respondent: stated.respondent ?? '',
      answered_on: stated.answeredOn ?? null,
    })
    .execute()
  return { id }
}

/** A press on the desk that was a slip: what stood before it holds again. Only the latest answer, by the seat that gave it [Q4]. */
export async function takeBackIntent(
  tx: Tx,
  { organisation_id, seat_id }: Pick<Answerer, 'organisation_id' | 'seat_id'>,
  { proposalId, value, at }: Pick<StatedIntent, 'proposalId' | 'value' | 'at'>,
): Promise<void> {
  await openProposal(tx, proposalId)
  const last = await tx
    .selectFrom('intent')
    .select(['id', 'seat_id', 'value'])
    .where('proposal_id', '=', proposalId)
    .where('organisation_id', '=', organisation_id)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.seat_id !== seat_id || last.value !== value) throw answeredSince()
  await tx.updateTable('intent').set({ undone_at: at }).where('id', '=', last.id).execute()
}

const answeredSince = () =>
  new DomainError(
    'conflict',
    'そのあとに別の回答が入っているため、取り消せません。提案の「参加意向」で、いまの回答を確かめてください。',
  )

/** [W2] 「○○の参加なら」 names another member of the body: nothing else can ever come true. */
async function refuseStrangers(
  tx: Tx,
  forumId: string,
  { organisation_id }: Answerer,
  { conditions, at }: Pick<StatedIntent, 'conditions' | 'at'>,
): Promise<void> {
  if (!conditions.some(({ kind }) => kind === 'with_member')) return
  const members = await asked(tx, forumId, dayOf(at))
  const others = new Set(members.map(({ id }) => id).filter((id) => id !== organisation_id))
  const faults = conditions.flatMap((condition, position): FieldFault[] =>
    condition.kind === 'with_member' && !others.has(condition.organisationId)
      ? [
          {
            path: `conditions.${position}.organisationId`,
            message: '回答する団体のほかの構成団体から選んでください。',
          },
        ]
      : [],
  )
  if (faults.length > 0)
    throw new DomainError('invalid', '参加の条件にできない団体があります。団体を選び直してください。', faults)
}

/** No two answers of an organisation bear the same time, so that the latest is one. */
async function afterTheLast(
  tx: Tx,
  organisationId: string,
  { proposalId, at }: Pick<StatedIntent, 'proposalId' | 'at'>,
): Promise<number> {
  const last = await tx
    .selectFrom('intent')
    .select(({ fn }) => fn.max('at').as('at'))
    .where('proposal_id', '=', proposalId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return Math.max(at, (last?.at ?? 0) + 1)
}

/** After the commit: every page that shows intents of the proposal asks again, in each body it was before, and the 照会 that ask about it. */
export async function tellIntentsChanged({ store, events }: Context, proposalId: string): Promise<void> {
  const forumIds = await bodiesOf(store.db, proposalId)
  events.changed([`intents:${proposalId}`, 'desk'], { forumIds })
  for (const { id, forumId } of await callsAbout(store.db, proposalId))
    events.changed([`call:${id}`, `calls:${forumId}`, 'desk'], { forumIds: [forumId] })
}

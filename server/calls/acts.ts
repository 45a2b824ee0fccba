import { type CallValue, callKindLabel } from '../../shared/calls/call'
import type { AnswerLevel } from '../../shared/confirmation/level'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import type { Answerer } from '../forums/acts'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { answersOfCalls } from './rows'

interface NewAnswer {
  callId: string
  /** 'withdrawn': 未回答 again */
  value: CallValue | 'withdrawn'
  level: AnswerLevel
  note: string
  at: number
  /** what a 回答票 says of itself */
  respondent?: string
  approver?: string
  answeredOn?: string | null
}

/** An answer to a 照会, within another's transaction: a row behind the others, the latest holds [Q3]. Closed calls take none. */
export async function answerCall(tx: Tx, answerer: Answerer, answer: NewAnswer): Promise<void> {
  const { callId, value, level, note, at, respondent = '', approver = '', answeredOn = null } = answer
  await refuseUnasked(tx, callId, answerer.organisation_id)
  await tx
    .insertInto('call_answer')
    .values({
      id: newId(),
      call_id: callId,
      ...answerer,
      at: await timeAfterLast(tx, { callId, organisationId: answerer.organisation_id, at }),
      confirmed_at: null,
      confirmed_label: null,
      value,
      level,
      note,
      respondent,
      approver,
      answered_on: answeredOn,
    })
    .execute()
}

/** A press on the desk that was a slip: what stood before it holds again [Q4]. Only the latest answer, by the seat that gave it. */
export async function takeBackAnswer(
  tx: Tx,
  { organisation_id, seat_id }: Pick<Answerer, 'organisation_id' | 'seat_id'>,
  { callId, value, at }: Pick<NewAnswer, 'callId' | 'value' | 'at'>,
): Promise<void> {
  const last = await tx
    .selectFrom('call_answer')
    .select(['id', 'seat_id', 'value'])
    .where('call_id', '=', callId)
    .where('organisation_id', '=', organisation_id)
    .where('undone_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.seat_id !== seat_id || last.value !== value) throw answeredSince()
  await tx.updateTable('call_answer').set({ undone_at: at }).where('id', '=', last.id).execute()
}

/**
 * A proposal whose きっかけ is a 提案照会 was submitted: of itself its 発案団体 have answered 提案あり [Q6]. Where the call has ended, or
 * never asked them, nothing is left to answer.
 */
export async function answerByProposal(
  tx: Tx,
  { callId, originators, channel, isSample, at, ...submitter }: SubmittedForCall,
): Promise<void> {
  const call = await tx
    .selectFrom('call')
    .select(['kind', 'closed_at', 'is_sample'])
    .where('id', '=', callId)
    .executeTakeFirst()
  // A proposal of the sample is no answer to a real call [A6].
  if (isSample === 1 && call?.is_sample === 0) return
  if (call?.kind !== 'proposals' || call.closed_at !== null) return
  const asked = await tx
    .selectFrom('call_addressee')
    .select('organisation_id')
    .where('call_id', '=', callId)
    .where('organisation_id', 'in', originators)
    .execute()
  const said = await answersOfCalls(tx, [callId])
  for (const { organisation_id } of asked) {
    const isSaid = said.some(
      ({ answer }) => answer.organisationId === organisation_id && answer.value === 'has_proposal',
    )
    // What they wrote beside it stays.
    if (isSaid) continue
    await answerCall(
      tx,
      { ...submitter, organisation_id, on_behalf_channel: channel },
      { callId, value: 'has_proposal', level: 'official_in_charge', note: '', at },
    )
  }
}

interface SubmittedForCall extends Pick<Answerer, 'seat_id' | 'label'> {
  callId: string
  /** ids of the 発案団体, which have all agreed to it */
  originators: readonly string[]
  /** in 代行入力 */
  channel: Answerer['on_behalf_channel']
  /** whether the proposal is of the sample */
  isSample: 0 | 1
  at: number
}

/** After a commit: the call, the body's matrix and the desks of its members ask again. What they see of it is theirs to ask [Q5]. */
export function tellCall({ events }: Context, call: { id: string; forumId: string }): void {
  events.changed([`call:${call.id}`, `calls:${call.forumId}`, 'desk'], { forumIds: [call.forumId] })
}

/** A call that is open and that asks this organisation. Its row is held: of an answer and a closing at once, one waits. */
export async function refuseUnasked(tx: Tx, callId: string, organisationId: string): Promise<void> {
  await tx
    .updateTable('call')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', callId)
    .execute()
  const call = await tx
    .selectFrom('call')
    .select(['kind', 'closed_at'])
    .where('id', '=', callId)
    .executeTakeFirst()
  if (!call) throw new DomainError('not_found', '照会が見つかりません。画面を再読み込みしてください。')
  if (call.closed_at !== null)
    throw new DomainError(
      'conflict',
      `この${callKindLabel[call.kind]}は締め切られています。回答を直したいときは、会議体の事務局に連絡してください。`,
    )
  const asked = await tx
    .selectFrom('call_addressee')
    .select('call_id')
    .where('call_id', '=', callId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!asked)
    throw new DomainError(
      'forbidden',
      'この団体は、この照会の送り先ではありません。加わったばかりの団体は、事務局が送り先に加えられます。',
    )
}

const answeredSince = () =>
  new DomainError(
    'conflict',
    'そのあとに別の回答が入っているため、取り消せません。照会のページで、いまの回答を確かめてください。',
  )

/** Two answers in one millisecond still have an order. */
async function timeAfterLast(
  tx: Tx,
  { callId, organisationId, at }: { callId: string; organisationId: string; at: number },
): Promise<number> {
  const last = await tx
    .selectFrom('call_answer')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('call_id', '=', callId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return Math.max(at, Number(last?.at ?? 0) + 1)
}

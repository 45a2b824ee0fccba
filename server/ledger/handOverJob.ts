import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { HandOverJob, TakeJob } from '../../shared/ledger/commands'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { findJob, isOwnJob, type JobRow, workers } from './findJob'
import { tellLedgerChanged } from './ledgerChanged'
import { tellNewOwner } from './tellOwner'

/** 引き受けます: any member's organisation takes a job that is open [L4]. */
export async function takeJob(context: Context, actor: Actor, id: string, input: TakeJob): Promise<void> {
  const to = actor.organisationId
  await pass(context, actor, { id, ...input, to, reason: '' }, (job) =>
    can(actor, 'ledger.take', { forumId: job.forum_id }),
  )
}

/** 引き継ぐ: who has the job, or the secretariat, gives it to another organisation of the body [L4]. */
export async function handOverJob(
  context: Context,
  actor: Actor,
  id: string,
  input: HandOverJob,
): Promise<void> {
  await pass(context, actor, { id, ...input }, (job) => isOwnJob(actor, job))
}

interface Passing extends HandOverJob {
  id: string
}

async function pass(
  context: Context,
  actor: Actor,
  passing: Passing,
  isAllowed: (job: JobRow) => boolean,
): Promise<void> {
  const at = context.now()
  const act = { key: passing.idempotencyKey, personId: actor.personId, command: `passJob ${passing.id}`, at }
  const job = await context.store.transaction(async (tx) => {
    const found = await findJob(tx, actor, passing.id)
    if (!isAllowed(found)) throw notYours()
    await refuseSampleSeat(tx, actor, found)
    await once(tx, act, async () => {
      await write(tx, actor, found, { ...passing, at })
      return null
    })
    return found
  })
  tellLedgerChanged(context, job.forum_id)
}

async function write(tx: Tx, actor: Actor, job: JobRow, passing: Passing & { at: number }): Promise<void> {
  const { from, to, reason, at } = passing
  if (job.done_at !== null) throw isDone()
  if (from === to) throw isTheirs()
  const able = await workers(tx, job.forum_id, dayOf(at))
  if (!able.some(({ id }) => id === to)) throw notInBody()
  const changed = await tx
    .updateTable('work_job')
    .set({ owner_id: to })
    .where('id', '=', job.id)
    .where('owner_id', from === null ? 'is' : '=', from)
    .where('done_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) throw passedMeanwhile()
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('work_handover')
    .values({ id: newId(), job_id: job.id, from_id: from, to_id: to, at, label, reason })
    .execute()
  if (to !== actor.organisationId) await tellNewOwner(tx, job, { to, label, reason, at })
}

const notYours = () =>
  new DomainError(
    'forbidden',
    'このしごとを動かせるのは、担当の団体と事務局です。担当の団体に連絡してください。',
  )
const isDone = () =>
  new DomainError('conflict', 'このしごとは済んでいます。しごと帳を開き直して確かめてください。')
const isTheirs = () => new DomainError('conflict', 'このしごとは、もうその団体の担当です。')
const notInBody = () =>
  new DomainError(
    'invalid',
    'その団体は、きょうこの会議体の構成団体ではありません。別の団体を選んでください。',
    [{ path: 'to', message: '構成団体から選んでください。' }],
  )
const passedMeanwhile = () =>
  new DomainError('conflict', 'このしごとの担当が、いま変わりました。新しい担当を確かめてください。')

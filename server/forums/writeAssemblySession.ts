import { addDays, dayOf, wareki } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { overlap, sessionDaysMax } from '../../shared/forums/assembly'
import type { WriteSession } from '../../shared/forums/commands'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import type { Db, Tx } from '../store/Store'
import { forumById } from './govern'
import { memberOn, membersOn } from './queries'

type Written = WriteSession & { forumId: string; sessionId?: string }

/** [B7] Enters or changes a 議会会期 of a member: by one of its own seats, or by the secretariat of a body it is in. */
export async function writeAssemblySession(
  context: Context,
  actor: Actor,
  input: Written,
): Promise<{ id: string }> {
  const at = context.now()
  const id = await context.store.transaction(async (tx) => {
    await assertMayWrite(tx, actor, { ...input, day: dayOf(at) })
    refuseWrongDays(input)
    const { isSample } = await actingSeat(tx, actor)
    await refuseOverlap(tx, input, isSample)
    const row = {
      organisation_id: input.organisationId,
      name: input.name,
      from_on: input.fromOn,
      to_on: input.toOn,
    }
    if (input.sessionId === undefined) {
      const created = newId()
      await tx
        .insertInto('assembly_session')
        .values({ id: created, ...row, is_sample: isSample })
        .execute()
      return created
    }
    await ownSession(tx, actor, { id: input.sessionId, organisationId: input.organisationId })
    await tx.updateTable('assembly_session').set(row).where('id', '=', input.sessionId).execute()
    return input.sessionId
  })
  await tell(context, input.organisationId)
  return { id }
}

export async function deleteAssemblySession(
  context: Context,
  actor: Actor,
  { forumId, sessionId }: { forumId: string; sessionId: string },
): Promise<void> {
  const organisationId = await context.store.transaction(async (tx) => {
    const session = await tx
      .selectFrom('assembly_session')
      .select('organisation_id')
      .where('id', '=', sessionId)
      .executeTakeFirst()
    if (!session) throw sessionUnknown()
    const of = { forumId, organisationId: session.organisation_id }
    await assertMayWrite(tx, actor, { ...of, day: dayOf(context.now()) })
    await ownSession(tx, actor, { id: sessionId, organisationId: of.organisationId })
    await tx.deleteFrom('assembly_session').where('id', '=', sessionId).execute()
    return of.organisationId
  })
  await tell(context, organisationId)
}

async function assertMayWrite(
  tx: Tx,
  actor: Actor,
  { forumId, organisationId, day }: { forumId: string; organisationId: string; day: string },
): Promise<void> {
  await forumById(tx, forumId)
  const members = await membersOn(tx, forumId, day)
  if (!members.some(({ id }) => id === organisationId))
    throw faultAt('organisationId', 'この会議体に加わっている団体から選んでください。')
  if (!can(actor, 'assembly.write', { forumId, organisationId }))
    throw new DomainError(
      'forbidden',
      '議会会期を入力できるのは、その団体の席と、この会議体の事務局だけです。',
    )
}

function refuseWrongDays({ fromOn, toOn }: WriteSession): void {
  if (toOn < fromOn) throw faultAt('toOn', '最終日は、初日以後の日にしてください。')
  if (toOn > addDays(fromOn, sessionDaysMax))
    throw faultAt('toOn', '会期が長すぎます。年を確かめてください。')
}

async function refuseOverlap(tx: Tx, input: Written, isSample: 0 | 1): Promise<void> {
  const sessions = await tx
    .selectFrom('assembly_session')
    .select(['id', 'name', 'from_on as fromOn', 'to_on as toOn'])
    .where('organisation_id', '=', input.organisationId)
    .where('is_sample', '=', isSample)
    .execute()
  const other = sessions.find((session) => session.id !== input.sessionId && overlap(session, input))
  if (other)
    throw faultAt(
      'fromOn',
      `「${other.name}」（${wareki(other.fromOn)}～${wareki(other.toOn)}）と重なっています。日を直すか、その会期を変えてください。`,
    )
}

async function ownSession(
  tx: Tx,
  actor: Actor,
  { id, organisationId }: { id: string; organisationId: string },
): Promise<void> {
  const session = await tx
    .selectFrom('assembly_session')
    .select('is_sample')
    .where('id', '=', id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!session) throw sessionUnknown()
  await refuseSampleSeat(tx, actor, session)
}

/** Every body the organisation is in looks at its sessions. */
async function tell(context: Context, organisationId: string): Promise<void> {
  const forumIds = await forumsOf(context.store.db, organisationId, dayOf(context.now()))
  for (const id of forumIds)
    context.events.emit('changed', { topic: `forum:${id}`, audience: { forumIds: [id] } })
}

const forumsOf = async (db: Db, organisationId: string, day: string) =>
  (
    await db
      .selectFrom('forum_member')
      .select('forum_id')
      .distinct()
      .where('organisation_id', '=', organisationId)
      .where(memberOn(day))
      .execute()
  ).map((row) => row.forum_id)

const sessionUnknown = () =>
  new DomainError('not_found', 'この会期はもうありません。一覧を開き直してください。')

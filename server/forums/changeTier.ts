import { addDays, dayOf, startOfDay, wareki } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { refuseTwin, writeTierSecretariat } from './foundTier'
import { bodiesAbove, type ForumRow, governedForum, tellGoverned } from './govern'
import { lastHeldDay } from './lastHeldDay'
import { membersOn } from './queries'
import { secretariatSeats } from './seats'

/** Gives a tier or a テーマ連携 another name; what its papers say stays as it was printed. */
export async function renameTier(
  context: Context,
  actor: Actor,
  { forumId, name }: { forumId: string; name: string },
): Promise<void> {
  const tier = await context.store.transaction(async (tx) => {
    const found = await foundedHere(tx, actor, forumId)
    await refuseTwin(tx, found.above, { name, except: forumId })
    await tx
      .updateTable('forum')
      .set({ name, governed_at: context.now() })
      .where('id', '=', forumId)
      .execute()
    return found
  })
  await tellGoverned(context, { forumIds: [forumId, ...tier.above] })
}

/** [B5] 廃止 after `lastDay`; null takes it back. What there is stays readable, nothing new is begun. */
export async function closeTier(
  context: Context,
  actor: Actor,
  { forumId, lastDay }: { forumId: string; lastDay: string | null },
): Promise<void> {
  const tier = await context.store.transaction(async (tx) => {
    const found = await foundedHere(tx, actor, forumId)
    if (lastDay !== null) await refuseOpenMeetings(tx, { forumId, lastDay, now: context.now() })
    await tx
      .updateTable('forum')
      .set({ closed_on: lastDay, governed_at: context.now() })
      .where('id', '=', forumId)
      .execute()
    return found
  })
  await tellGoverned(context, { forumIds: [forumId, ...tier.above] })
}

/** Says which seats are the secretariat of what was founded here; of other bodies the register says so (accounts). */
export async function setTierSecretariat(
  context: Context,
  actor: Actor,
  { forumId, secretariat }: { forumId: string; secretariat: readonly string[] },
): Promise<void> {
  const at = context.now()
  const touched = await context.store.transaction(async (tx) => {
    const { above } = await foundedHere(tx, actor, forumId)
    const { isSample } = await actingSeat(tx, actor)
    const members = await membersOn(tx, forumId, dayOf(at))
    const organisationIds = members.map(({ id }) => id)
    const offered = await secretariatSeats(tx, { above, organisationIds }, { day: dayOf(at), isSample })
    if (!secretariat.every((id) => offered.some(({ seatId }) => seatId === id)))
      throw faultAt('secretariat', '事務局には、加わる団体か、親の会議体の事務局の席を選んでください。')
    const before = await tx
      .selectFrom('secretariat')
      .innerJoin('seat', 'seat.id', 'secretariat.seat_id')
      .select('seat.id')
      .where('secretariat.forum_id', '=', forumId)
      .where('seat.is_sample', '=', isSample)
      .execute()
    const seatIds = before.map(({ id }) => id)
    await tx
      .deleteFrom('secretariat')
      .where('forum_id', '=', forumId)
      .where('seat_id', 'in', [...seatIds, ''])
      .execute()
    await writeTierSecretariat(tx, forumId, secretariat)
    return { forumIds: [forumId, ...above], seatIds: [...seatIds, ...secretariat] }
  })
  await tellGoverned(context, touched)
}

/** What was founded here, a tier or a テーマ連携, for whoever governs it; a body that came with the data set is none. */
async function foundedHere(tx: Tx, actor: Actor, forumId: string): Promise<ForumRow & { above: string[] }> {
  const forum = await governedForum(tx, actor, forumId)
  const above = await bodiesAbove(tx, forum)
  if (above.length === 0)
    throw new DomainError(
      'invalid',
      'この会議体そのものは、ここでは変えられません。名称は資料のとおりで、事務局の席は管理者が決めます。',
    )
  if (!can(actor, 'accounts.manage', null)) await refuseSampleSeat(tx, actor, forum)
  return { ...forum, above }
}

async function refuseOpenMeetings(
  tx: Tx,
  { forumId, lastDay, now }: { forumId: string; lastDay: string; now: number },
): Promise<void> {
  const held = await lastHeldDay(tx, forumId, now)
  if (held !== undefined && lastDay < held)
    throw faultAt('lastDay', `${wareki(held)}に会議を開いています。最後の日は、その日以後にしてください。`)
  const planned = await tx
    .selectFrom('meeting')
    .select('starts_at')
    .where('forum_id', '=', forumId)
    .where('called_off', 'is', null)
    .where('starts_at', '>=', startOfDay(addDays(lastDay, 1)))
    .orderBy('starts_at')
    .executeTakeFirst()
  if (planned)
    throw faultAt(
      'lastDay',
      `${wareki(dayOf(planned.starts_at))}に会議が予定されています。先に中止するか、最後の日を後にしてください。`,
    )
}

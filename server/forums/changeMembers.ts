import { addDays, wareki } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import type { JoinForum, LeaveForum } from '../../shared/forums/commands'
import { isIn, isSameHistory, joined, left, type Stay } from '../../shared/forums/membership'
import { hasMembers, isTier } from '../../shared/forums/tier'
import type { Actor, MemberRole } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Db, Tx } from '../store/Store'
import { type ForumRow, governedForum, tellGoverned } from './govern'
import { lastHeldDay } from './lastHeldDay'
import { byStrength, membersOn } from './queries'

/** An organisation joins a body on a day, or has another role in it from then on [B4]. */
export async function joinForum(
  context: Context,
  actor: Actor,
  input: JoinForum & { forumId: string },
): Promise<void> {
  const now = context.now()
  await context.store.transaction(async (tx) => {
    const forum = await changeable(tx, actor, input.forumId)
    await join(tx, forum, input, now)
  })
  await tellGoverned(context, { forumIds: [input.forumId], organisationIds: [input.organisationId] })
}

/** An organisation leaves a body after a day, and with it the tiers below [B4]. */
export async function leaveForum(
  context: Context,
  actor: Actor,
  { forumId, organisationId, lastDay }: LeaveForum & { forumId: string },
): Promise<void> {
  const now = context.now()
  const forumIds = await context.store.transaction(async (tx) => {
    const forum = await changeable(tx, actor, forumId)
    const stays = await staysOf(tx, forumId, organisationId)
    if (!stays.some((stay) => isIn(stay, lastDay)))
      throw faultAt('lastDay', 'この団体は、その日には加わっていません。日を確かめてください。')
    const below = await tx.selectFrom('forum').selectAll().where('parent_id', '=', forumId).execute()
    for (const each of [forum, ...below]) await leave(tx, each, { organisationId, lastDay }, now)
    return [forum, ...below].map(({ id }) => id)
  })
  await tellGoverned(context, { forumIds, organisationIds: [organisationId] })
}

/** The act without its right, for whoever has more than one to write. Says whether anything changed. */
export async function join(
  tx: Tx,
  forum: ForumRow,
  { organisationId, role, fromOn }: JoinForum,
  now: number,
): Promise<boolean> {
  const given = forum.parent_id === null ? await ownRole(tx, { organisationId, role }) : undefined
  const settled = given ?? (await roleAbove(tx, forum, { organisationId, fromOn }))
  const stays = await staysOf(tx, forum.id, organisationId)
  const next = joined(stays, settled, fromOn)
  if (isUnchanged(stays, settled, fromOn)) return false
  await refusePast(tx, forum, { firstDay: fromOn, path: 'fromOn', now })
  await writeStays(tx, forum.id, { organisationId, stays: next, now })
  return true
}

const isUnchanged = (stays: readonly Stay[], role: MemberRole, day: string) => {
  const holding = stays.filter((stay) => stay.toOn === null || stay.toOn >= day)
  return (
    holding.length === 1 && holding[0]?.role === role && isIn(holding[0], day) && holding[0].toOn === null
  )
}

async function leave(
  tx: Tx,
  forum: ForumRow,
  { organisationId, lastDay }: LeaveForum,
  now: number,
): Promise<void> {
  const stays = await staysOf(tx, forum.id, organisationId)
  const next = left(stays, lastDay)
  if (isSameHistory(stays, next)) return
  await refusePast(tx, forum, { firstDay: addDays(lastDay, 1), path: 'lastDay', now })
  await writeStays(tx, forum.id, { organisationId, stays: next, now })
}

async function changeable(tx: Tx, actor: Actor, forumId: string): Promise<ForumRow> {
  const forum = await governedForum(tx, actor, forumId)
  await refuseSampleSeat(tx, actor, forum)
  if (forum.tier !== null && isTier(forum.tier) && !hasMembers(forum.tier))
    throw new DomainError('invalid', '懇談会は住民や有識者の場のため、構成団体はありません。')
  return forum
}

/** Meetings that took place keep the members they had. */
async function refusePast(
  tx: Tx,
  forum: ForumRow,
  { firstDay, path, now }: { firstDay: string; path: string; now: number },
): Promise<void> {
  const held = await lastHeldDay(tx, forum.id, now)
  if (held === undefined || firstDay > held) return
  throw faultAt(
    path,
    `${wareki(held)}に「${forum.name}」の会議が開かれています。開かれた会議の構成は変えられないため、その翌日より後の日にしてください。`,
  )
}

/** A tier's member is in it as what it is in the body above. */
async function roleAbove(
  tx: Tx,
  forum: ForumRow,
  { organisationId, fromOn }: { organisationId: string; fromOn: string },
): Promise<MemberRole> {
  const above = await membersOn(tx, forum.parent_id ?? '', fromOn)
  const member = above.find(({ id }) => id === organisationId)
  if (!member) throw faultAt('organisationId', '親の会議体に、その日に加わっている団体から選んでください。')
  return member.role
}

async function ownRole(
  tx: Tx,
  { organisationId, role }: { organisationId: string; role: MemberRole | undefined },
): Promise<MemberRole> {
  const organisation = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!organisation || organisation.kind === 'operator')
    throw faultAt('organisationId', '団体が見つかりません。一覧から選び直してください。')
  if (role === undefined) throw faultAt('role', '役割を選んでください。')
  if ((organisation.kind === 'prefecture') !== (role === 'prefecture') && role !== 'observer')
    throw faultAt('role', '「県」の役割は県だけに、ほかの役割は県以外の団体に付けてください。')
  return role
}

async function staysOf(db: Db, forumId: string, organisationId: string): Promise<Stay[]> {
  const rows = await db
    .selectFrom('forum_member')
    .select(['role', 'from_on as fromOn', 'to_on as toOn'])
    .where('forum_id', '=', forumId)
    .where('organisation_id', '=', organisationId)
    .execute()
  return rows.sort((a, b) => (a.fromOn ?? '').localeCompare(b.fromOn ?? '') || byStrength(a.role, b.role))
}

async function writeStays(
  tx: Tx,
  forumId: string,
  { organisationId, stays, now }: { organisationId: string; stays: readonly Stay[]; now: number },
): Promise<void> {
  await tx
    .deleteFrom('forum_member')
    .where('forum_id', '=', forumId)
    .where('organisation_id', '=', organisationId)
    .execute()
  if (stays.length > 0)
    await tx
      .insertInto('forum_member')
      .values(
        stays.map(({ role, fromOn, toOn }) => ({
          forum_id: forumId,
          organisation_id: organisationId,
          role,
          from_on: fromOn,
          to_on: toOn,
        })),
      )
      .execute()
  await tx.updateTable('forum').set({ governed_at: now }).where('id', '=', forumId).execute()
}

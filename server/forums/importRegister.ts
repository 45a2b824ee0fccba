import { addDays, dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { ImportRegister } from '../../shared/forums/commands'
import { readRegister } from '../../shared/forums/registerFile'
import { dutyIn, type PlannedLine, registerPlan, seatKey } from '../../shared/forums/registerPlan'
import { type Actor, can } from '../../shared/permission'
import { decodeText } from '../../shared/readTable'
import { insertSeat } from '../accounts/acts'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { sha256 } from '../id'
import { once } from '../routing/once'
import type { Db, Tx } from '../store/Store'
import { join } from './changeMembers'
import { type ForumRow, governedForum, tellGoverned } from './govern'
import { lastHeldDay } from './lastHeldDay'
import { membersOn } from './queries'

/** What a file would change, line by line. Nothing is written. */
export async function previewRegister(
  context: Context,
  actor: Actor,
  { forumId, content }: { forumId: string; content: string },
) {
  const { db } = context.store
  const forum = await governedForum(db, actor, forumId)
  await refuseSampleSeat(db, actor, forum)
  return planOf(db, actor, { forum, content, now: context.now() })
}

/** [B8] Writes what was previewed, all of it or nothing: the file must be the one whose preview was looked at, and without a fault. */
export async function importRegister(
  context: Context,
  actor: Actor,
  { forumId, content, sha256: previewed, idempotencyKey }: ImportRegister & { forumId: string },
): Promise<{ members: number; seats: number }> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'importRegister', at }
  const done = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      const forum = await governedForum(tx, actor, forumId)
      await refuseSampleSeat(tx, actor, forum)
      const plan = await planOf(tx, actor, { forum, content, now: at })
      if (plan.sha256 !== previewed) throw otherFile()
      if (plan.lines.some(({ faults }) => faults.length > 0)) throw faulty()
      return write(tx, { forum, lines: plan.lines, fromOn: plan.fromOn, now: at })
    }),
  )
  await tellGoverned(context, { forumIds: [forumId], organisationIds: done.organisationIds })
  return { members: done.members, seats: done.seats }
}

interface Asked {
  forum: ForumRow
  content: string
  now: number
}

async function planOf(db: Db, actor: Actor, { forum, content, now }: Asked) {
  const bytes = Buffer.from(content, 'base64')
  const { lines, ignored } = readRegister(decodeText(bytes))
  const fromOn = await firstFreeDay(db, forum, now)
  const members = await membersOn(db, forum.id, fromOn)
  const planned = registerPlan(lines, {
    organisations: await db.selectFrom('organisation').select(['id', 'code', 'name', 'kind']).execute(),
    members: rolesOf(members),
    seats: await seatsOf(db, forum.id),
    mayMakeSeats: can(actor, 'accounts.manage', null),
    above: forum.parent_id === null ? null : rolesOf(await membersOn(db, forum.parent_id, fromOn)),
  })
  const listed = new Set(planned.map(({ organisationId }) => organisationId))
  return {
    sha256: sha256(bytes),
    lines: planned,
    ignored,
    fromOn,
    /** members the file does not name: they stay */
    unlisted: members.filter(({ id }) => !listed.has(id)).map(({ name }) => name),
  }
}

const rolesOf = (members: Awaited<ReturnType<typeof membersOn>>) =>
  new Map(members.map(({ id, role }) => [id, role]))

/** Today, or the day after a meeting that took place today. */
async function firstFreeDay(db: Db, { id }: ForumRow, now: number): Promise<string> {
  const today = dayOf(now)
  const held = await lastHeldDay(db, id, now)
  return held !== undefined && held >= today ? addDays(held, 1) : today
}

async function seatsOf(db: Db, forumId: string) {
  const rows = await db
    .selectFrom('seat')
    .leftJoin('secretariat', (join) =>
      join.onRef('secretariat.seat_id', '=', 'seat.id').on('secretariat.forum_id', '=', forumId),
    )
    .select(['seat.id', 'seat.organisation_id', 'seat.title', 'secretariat.forum_id'])
    .where('seat.is_sample', '=', 0)
    .execute()
  return new Map(
    rows.map(({ id, organisation_id, title, forum_id }) => [
      seatKey(organisation_id, title),
      { id, isSecretariat: forum_id !== null },
    ]),
  )
}

async function write(
  tx: Tx,
  {
    forum,
    lines,
    fromOn,
    now,
  }: { forum: ForumRow; lines: readonly PlannedLine[]; fromOn: string; now: number },
) {
  const changed = { members: 0, seats: 0, organisationIds: new Set<string>() }
  for (const { organisationId, role, title, isSecretariat } of lines) {
    if (organisationId === null) continue
    changed.organisationIds.add(organisationId)
    if (role !== null && (await join(tx, forum, { organisationId, role, fromOn }, now))) changed.members++
    if (title === '') continue
    const { seatId, isNew } = await seatOf(tx, organisationId, title)
    if (isNew) changed.seats++
    if (isSecretariat) await addSecretariat(tx, forum.id, seatId)
  }
  return { ...changed, organisationIds: [...changed.organisationIds] }
}

async function seatOf(tx: Tx, organisationId: string, title: string) {
  const seat = await tx
    .selectFrom('seat')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('title', '=', title)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (seat) return { seatId: seat.id, isNew: false }
  const { kind } = await tx
    .selectFrom('organisation')
    .select('kind')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const { seatId } = await insertSeat(tx, { organisationId, title, duty: dutyIn(kind) })
  return { seatId, isNew: true }
}

const addSecretariat = (tx: Tx, forumId: string, seatId: string) =>
  tx
    .insertInto('secretariat')
    .values({ forum_id: forumId, seat_id: seatId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

const otherFile = () =>
  new DomainError(
    'conflict',
    '確かめたファイルと中身が違います。ファイルを選び直し、内容を確かめてから取り込んでください。',
  )
const faulty = () =>
  new DomainError(
    'conflict',
    '確かめたあとに登録が変わり、取り込めない行ができました。ファイルを選び直して、内容を確かめてください。',
  )

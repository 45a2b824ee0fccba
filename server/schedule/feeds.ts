import { randomBytes } from 'node:crypto'
import { seatName } from '../../shared/accounts/seatName'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import { actorOf } from '../accounts/queries'
import type { Context } from '../context'
import { sha256 } from '../id'
import { insideForums } from '../meetings/queries'
import type { Db } from '../store/Store'
import { calendarText } from './calendar'
import { calendarMeetings } from './queries'

/** What a calendar keeps of the past: a little over a 年度. */
const pastMs = 400 * 24 * 60 * 60 * 1000

/** Whether the seat has a subscription address in force, and since when; the address itself is nowhere to be read. */
export async function feedOf(db: Db, actor: Actor): Promise<{ createdAt: number | null }> {
  const feed = await db
    .selectFrom('calendar_feed')
    .select('created_at')
    .where('seat_id', '=', actor.seatId)
    .where('person_id', '=', actor.personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return { createdAt: feed?.created_at ?? null }
}

/** A new secret address for the person in this seat; the one before it ends. It is told once and only its hash is kept [D12]. */
export async function renewFeed(context: Context, actor: Actor): Promise<{ path: string }> {
  const token = randomBytes(32).toString('base64url')
  await context.store.transaction(async (tx) => {
    await revoke(tx, actor, context.now())
    await tx
      .insertInto('calendar_feed')
      .values({
        token_hash: sha256(token),
        seat_id: actor.seatId,
        person_id: actor.personId,
        created_at: context.now(),
        revoked_at: null,
      })
      .execute()
  })
  return { path: `/api/calendar/${token}.ics` }
}

export const revokeFeed = (context: Context, actor: Actor): Promise<void> =>
  context.store.transaction((tx) => revoke(tx, actor, context.now()))

const revoke = async (db: Db, actor: Actor, at: number): Promise<void> => {
  await db
    .updateTable('calendar_feed')
    .set({ revoked_at: at })
    .where('seat_id', '=', actor.seatId)
    .where('person_id', '=', actor.personId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** What the seat behind the address may see today; an address that was never given, was taken back or whose seat is no longer held is unknown. */
export async function feedText(context: Context, token: string): Promise<string> {
  const { db } = context.store
  const feed = await db
    .selectFrom('calendar_feed')
    .select(['seat_id', 'person_id'])
    .where('token_hash', '=', sha256(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  const now = context.now()
  const actor = feed && (await actorOf(db, feed.person_id, feed.seat_id, dayOf(now)))
  if (!actor) throw feedUnknown()
  const forumIds = insideForums(actor)
  const meetings =
    forumIds.length === 0
      ? []
      : await calendarMeetings(db)
          .where('meeting.forum_id', 'in', forumIds)
          .where('meeting.starts_at', '>', now - pastMs)
          .orderBy('meeting.starts_at')
          .orderBy('meeting.id')
          .execute()
  return calendarText(meetings, `円卓（${await seatLabel(db, actor.seatId)}）`)
}

const seatLabel = async (db: Db, seatId: string): Promise<string> =>
  seatName(
    await db
      .selectFrom('seat')
      .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
      .select(['organisation.name as organisationName', 'seat.title as seatTitle'])
      .where('seat.id', '=', seatId)
      .executeTakeFirstOrThrow(),
  )

const feedUnknown = () =>
  new DomainError(
    'not_found',
    'このカレンダーの住所は使えません。円卓の「アカウント」で新しい住所を発行し、登録し直してください。',
  )

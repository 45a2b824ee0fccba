import { seatName } from '../../shared/accounts/seatName'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { isNoticeKind, noticeKindLabel } from '../../shared/mail/kind'
import { type Actor, can } from '../../shared/permission'
import { heldSeats } from '../accounts/queries'
import type { Context } from '../context'

/** Rows of each list: an administrator acts on the first and counts the rest. */
const shownMax = 100

/**
 * The outbox as an administrator sees it: what waits and what was given up with its reason. Never what a letter says: an
 * administrator reads no drafts.
 */
export async function outbox(context: Context, actor: Actor, isConfigured: boolean) {
  refuseOthers(actor)
  const letters = await unsent(context)
  const failed = letters.filter(({ nextTryAt }) => nextTryAt === null)
  const waiting = letters.filter(({ nextTryAt }) => nextTryAt !== null)
  const last = await context.store.db
    .selectFrom('mail')
    .select((eb) => eb.fn.max('sent_at').as('at'))
    .executeTakeFirst()
  return {
    isConfigured,
    waiting: waiting.slice(0, shownMax),
    waitingCount: waiting.length,
    failed: failed.slice(0, shownMax),
    failedCount: failed.length,
    lastSentAt: last?.at ?? null,
  }
}

/** 再送: once more from the beginning. */
export async function resend(context: Context, actor: Actor, id: string): Promise<void> {
  refuseOthers(actor)
  const changed = await context.store.db
    .updateTable('mail')
    .set({ next_try_at: context.now(), tries: 0 })
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n)
    throw new DomainError(
      'not_found',
      'このメールは送り終えたか、取り消されています。一覧を開き直してください。',
    )
}

async function unsent(context: Context) {
  const { db } = context.store
  const rows = await db
    .selectFrom('mail')
    .innerJoin('person', 'person.id', 'mail.person_id')
    .select([
      'mail.id',
      'mail.kind',
      'mail.person_id',
      'mail.created_at',
      'mail.next_try_at',
      'mail.tries',
      'mail.last_error',
      'person.email',
    ])
    .where('mail.sent_at', 'is', null)
    .orderBy('mail.created_at')
    .orderBy('mail.id')
    .execute()
  const seats = await seatsToday(context)
  return rows.map((row) => ({
    id: row.id,
    kindLabel: isNoticeKind(row.kind) ? noticeKindLabel[row.kind] : 'まとめ',
    to: seats.get(row.person_id) ?? '',
    address: row.email ?? '',
    createdAt: row.created_at,
    nextTryAt: row.next_try_at,
    tries: row.tries,
    lastError: row.last_error,
  }))
}

/** People appear by 団体 and 職. */
async function seatsToday({ store, now }: Context): Promise<Map<string, string>> {
  const rows = await heldSeats(store.db, dayOf(now()))
    .select(['person.id', 'organisation.name as organisationName', 'seat.title as seatTitle'])
    .execute()
  return new Map(rows.map(({ id, ...seat }) => [id, seatName(seat)]))
}

function refuseOthers(actor: Actor): void {
  if (!can(actor, 'accounts.manage', null))
    throw new DomainError('forbidden', 'メールの送信状況は、管理者の席から確かめられます。')
}

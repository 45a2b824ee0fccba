import { dayOf } from '../../shared/calendar'
import { isOfficeDay } from '../../shared/schedule/candidates'
import type { Context } from '../context'
import { newId } from '../id'
import type { Db, Tx } from '../store/Store'
import { holidayName } from './holidays'
import { type NoticeRow, readersOf } from './readers'

/** Three edits in a row make one letter: a notice waits this long for its successor (dedupe key), then goes out. */
export const settleMs = 2 * 60_000

/** Notices of one look at the outbox; the rest come a look later. */
const noticesMax = 200

/** Makes letters of the urgent notices that have settled [N3]. Notice and letter change in one transaction: none is lost or doubled. */
export async function writeUrgent(context: Context): Promise<void> {
  const at = context.now()
  const settledNow = (db: Db) =>
    waiting(db, 1)
      .where('at', '<=', at - settleMs)
      .limit(noticesMax)
      .execute()
  // Most looks find nothing, and a transaction keeps every other writer waiting.
  if ((await settledNow(context.store.db)).length === 0) return
  await context.store.transaction(async (tx) => {
    const settled = await settledNow(tx)
    const letters = new Map<string, { personId: string; kind: string; notices: string[] }>()
    await addressed(tx, settled, at, (personId, notice) => {
      // What several of somebody's organisations are told in the same words is one letter.
      const key = JSON.stringify([personId, ...wordsOf(notice)])
      const letter = letters.get(key) ?? { personId, kind: notice.kind, notices: [] }
      letters.set(key, { ...letter, notices: [...letter.notices, notice.id] })
    })
    for (const letter of letters.values()) await enqueue(tx, letter, at)
  })
}

/** The digest: all that could wait, in one letter per person; on days on which offices are closed it waits on [N4]. */
export async function writeDigests(context: Context, day: string): Promise<void> {
  if (!isOfficeDay(day, holidayName)) return
  const at = context.now()
  await context.store.transaction(async (tx) => {
    const notices = await waiting(tx, 0).execute()
    const digests = new Map<string, { ids: string[]; words: Set<string> }>()
    await addressed(tx, notices, at, (personId, notice) => {
      const digest = digests.get(personId) ?? { ids: [], words: new Set() }
      digests.set(personId, digest)
      const words = JSON.stringify(wordsOf(notice))
      if (!digest.words.has(words)) digest.ids.push(notice.id)
      digest.words.add(words)
    })
    for (const [personId, { ids }] of digests)
      await enqueue(tx, { personId, kind: digestKind, notices: ids }, at)
  })
}

export const digestKind = 'digest'

/** Where no letters are sent, notices do not pile up until somebody sets up mail and everybody gets a year's worth [N8]. */
export const discardNotices = ({ store, now }: Context) =>
  store.db.updateTable('notice').set({ handled_at: now() }).where('handled_at', 'is', null).execute()

const waiting = (db: Db, isUrgent: 0 | 1) =>
  db
    .selectFrom('notice')
    .selectAll()
    .where('handled_at', 'is', null)
    .where('is_urgent', '=', isUrgent)
    .orderBy('at')
    .orderBy('id')

const wordsOf = ({ kind, subject, lines, path }: NoticeRow) => [kind, subject, lines, path]

async function addressed(
  tx: Tx,
  notices: readonly NoticeRow[],
  at: number,
  take: (personId: string, notice: NoticeRow) => void,
): Promise<void> {
  for (const notice of notices) {
    for (const { personId } of await readersOf(tx, notice, dayOf(at))) take(personId, notice)
    await tx.updateTable('notice').set({ handled_at: at }).where('id', '=', notice.id).execute()
  }
}

const enqueue = (
  tx: Tx,
  letter: { personId: string; kind: string; notices: readonly string[] },
  at: number,
) =>
  tx
    .insertInto('mail')
    .values({
      id: newId(),
      person_id: letter.personId,
      kind: letter.kind,
      notices: JSON.stringify(letter.notices),
      created_at: at,
      next_try_at: at,
      sent_at: null,
    })
    .execute()

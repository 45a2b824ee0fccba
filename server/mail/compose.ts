import { dayOf } from '../../shared/calendar'
import { isNoticeKind } from '../../shared/mail/kind'
import { digestOf, type Letter, letterOf, type ToldNotice } from '../../shared/mail/letter'
import { forumNames, rulesOf } from '../forums/queries'
import type { Db } from '../store/Store'
import { type NoticeRow, type Reader, readersOf } from './readers'
import { digestKind } from './writeLetters'

export interface ComposedLetter extends Letter {
  to: string
  /** an ICS text to go with it */
  calendar: string | null
  /** where an answer by mail goes: the address in the body's 連絡先 */
  replyTo: string | undefined
}

interface Waiting {
  person_id: string
  kind: string
  notices: string
}

/**
 * Writes a letter out at the moment of sending: from those of its notices that its reader may be told now, to the address of now.
 * Undefined when nothing of it is left: the right, the seat or the address went while it waited [N2].
 */
export async function compose(
  db: Db,
  letter: Waiting,
  { now, origin }: { now: number; origin: string | undefined },
): Promise<ComposedLetter | undefined> {
  // Written by writeLetters as an array of ids.
  const ids = JSON.parse(letter.notices) as string[]
  const told: { notice: NoticeRow; reader: Reader }[] = []
  for (const notice of await noticesOf(db, ids)) {
    const reader = (await readersOf(db, notice, dayOf(now))).find(
      ({ personId }) => personId === letter.person_id,
    )
    if (reader) told.push({ notice, reader })
  }
  const [first] = told
  if (!first) return undefined
  const notices = await Promise.all(told.map(({ notice }) => toldNotice(db, notice, origin)))
  const [single] = notices
  const { address, seatLabel } = first.reader
  const written =
    letter.kind === digestKind || !single ? digestOf(notices, seatLabel) : letterOf(single, seatLabel)
  return {
    ...written,
    to: address,
    calendar: letter.kind === digestKind ? null : first.notice.calendar,
    replyTo:
      new Set(notices.map(({ contact }) => contact)).size === 1
        ? addressIn(single?.contact ?? '')
        : undefined,
  }
}

async function noticesOf(db: Db, ids: readonly string[]): Promise<NoticeRow[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('notice')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

async function toldNotice(db: Db, notice: NoticeRow, origin: string | undefined): Promise<ToldNotice> {
  const { kind, forum_id } = notice
  if (!isNoticeKind(kind)) throw new Error(`a notice of an unknown kind: ${kind}`)
  const [forum] = forum_id === null ? [] : await forumNames(db, [forum_id])
  const rules = forum_id === null ? undefined : await rulesOf(db, forum_id)
  return {
    kind,
    forumName: forum ? [forum.parentName, forum.name].filter((name) => name !== null).join(' ') : null,
    subject: notice.subject,
    // Written by notify as an array of lines.
    lines: JSON.parse(notice.lines) as string[],
    reason: notice.reason,
    contact: rules?.papers.contact ?? '',
    link: origin === undefined || notice.path === null ? null : `${origin}${notice.path}`,
  }
}

const addressIn = (contact: string): string | undefined =>
  /[\w.+-]+@[\w-]+(\.[\w-]+)+/.exec(contact.normalize('NFKC'))?.[0]

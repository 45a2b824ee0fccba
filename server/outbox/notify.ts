import { type NoticeKind, urgentKinds } from '../../shared/mail/kind'
import { newId } from '../id'
import type { Tx } from '../store/Store'

/** Something somebody shall be told by mail, whole in itself: links may be dead where the letter is read. */
export interface Notice {
  kind: NoticeKind
  at: number
  forumId: string | null
  /** about something of the sample year, of which nobody is ever told by mail: its 団体 are real */
  isSample: boolean
  /** to every seat of these organisations that works in the body … */
  organisationIds?: readonly string[]
  /** … and to these seats */
  seatIds?: readonly string[]
  subject: string
  /** the facts, one per line */
  lines: readonly string[]
  /** where it is answered, /meetings/… */
  path: string | null
  /** why the reader gets it: 北信地域定住自立圏 幹事会の構成団体であるため */
  reason: string
  /** an ICS text to go with it */
  calendar?: string
  /** of notices with one key that wait, only the newest is told: three edits make one letter */
  dedupeKey?: string
}

/** Writes a notice in the transaction of the act it tells of: what was undone is never told, and what was done always is. */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  if (notice.isSample) return
  const targets = [
    ...(notice.organisationIds ?? []).map((id) => ({ organisation_id: id, seat_id: null })),
    ...(notice.seatIds ?? []).map((id) => ({ organisation_id: null, seat_id: id })),
  ]
  for (const target of targets) {
    if (notice.dedupeKey !== undefined) await replaceWaiting(tx, notice.dedupeKey, target)
    await tx
      .insertInto('notice')
      .values({
        id: newId(),
        at: notice.at,
        kind: notice.kind,
        forum_id: notice.forumId,
        ...target,
        subject: notice.subject,
        lines: JSON.stringify(notice.lines),
        path: notice.path,
        reason: notice.reason,
        is_urgent: urgentKinds.includes(notice.kind) ? 1 : 0,
        calendar: notice.calendar ?? null,
        dedupe_key: notice.dedupeKey ?? null,
        handled_at: null,
      })
      .execute()
  }
}

const replaceWaiting = (
  tx: Tx,
  key: string,
  target: { organisation_id: string | null; seat_id: string | null },
) =>
  tx
    .deleteFrom('notice')
    .where('dedupe_key', '=', key)
    .where('handled_at', 'is', null)
    .where('organisation_id', target.organisation_id === null ? 'is' : '=', target.organisation_id)
    .where('seat_id', target.seat_id === null ? 'is' : '=', target.seat_id)
    .execute()

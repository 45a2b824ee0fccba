import type { ForumRules } from '../../shared/forums/rules'
import type { MinutesRecord } from '../../shared/minutes/record'
import { holdForum } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import type { Db, Store, Tx } from '../store/Store'
import { confirmersOf, signaturesOf } from './confirmers'
import { hashedSections, recordHash } from './hashes'
import { numberedOutcomes, type OutcomeIds, outcomeIdsOf } from './queries'
import { obstacles } from './readiness'
import { type MeetingSources, outcomeIdsIn, readSources, recordOf } from './readRecord'

/** What the two documents of a meeting say now: read before the transaction that acts on it. */
export const readDraft = (store: Store, meeting: MeetingRow): Promise<MeetingSources> =>
  readSources(store, meeting)

/** The minutes as they would be filed with these sources, with the hash an act names them by and those of their sections. */
export async function draftRecord(
  db: Db,
  meeting: MeetingRow,
  sources: MeetingSources,
): Promise<{ record: MinutesRecord; sha256: string; sections: ReturnType<typeof hashedSections> }> {
  const record = await recordOf(db, meeting, sources)
  return { record, sha256: recordHash(record), sections: hashedSections(record) }
}

/** Whose word the draft waits for, now that nothing else keeps it from 確定. */
export interface NextToConfirm {
  by: ForumRules['minutes']['confirmedBy']
  /** seats that have not confirmed it yet; none where the secretariat confirms, null where the rules name seats that were never chosen */
  labels: string[] | null
}

export async function nextToConfirm(
  db: Db,
  meeting: MeetingRow,
  { record, sha256 }: { record: MinutesRecord; sha256: string },
): Promise<NextToConfirm | null> {
  if ((await obstacles(db, meeting, record)).length > 0) return null
  const confirmers = await confirmersOf(db, meeting.forum_id)
  if (confirmers.seatIds === null) return { by: confirmers.by, labels: null }
  const { waitsFor } = await signaturesOf(db, { meetingId: meeting.id, sha256 }, confirmers)
  return { by: confirmers.by, labels: waitsFor.map(({ label }) => label) }
}

/**
 * [T5] Fixes the numbers of a meeting's decisions and 宿題 for good: those that have none get the next ones of the body and 年度,
 * in the order of the minutes. Repeating it changes nothing. `ids` where the caller has read the minutes themselves; else the
 * projection is asked.
 */
export async function fixOutcomeNumbers(
  tx: Tx,
  meetingId: string,
  at: number,
  ids?: OutcomeIds,
): Promise<void> {
  const { forum_id } = await tx
    .selectFrom('meeting')
    .select('forum_id')
    .where('id', '=', meetingId)
    .executeTakeFirstOrThrow()
  await holdForum(tx, forum_id)
  const { meeting, outcomes } = await numberedOutcomes(
    tx,
    meetingId,
    ids ?? (await outcomeIdsOf(tx, meetingId)),
  )
  const rows = outcomes
    .filter(({ isFixed }) => !isFixed)
    .map(({ id, kind, number, label }) => ({
      forum_id: meeting.forum_id,
      fiscal_year: meeting.fiscal_year,
      is_sample: meeting.is_sample,
      kind,
      number,
      meeting_id: meetingId,
      outcome_id: id,
      label,
      fixed_at: at,
    }))
  if (rows.length > 0) await tx.insertInto('outcome_number').values(rows).execute()
}

/** The same of what the minutes say in this very moment. */
export const fixWrittenNumbers = (
  tx: Tx,
  meetingId: string,
  at: number,
  sources: MeetingSources,
): Promise<void> => fixOutcomeNumbers(tx, meetingId, at, outcomeIdsIn(sources))

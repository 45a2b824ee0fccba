import { DomainError } from '../../shared/error'
import { wasHeld } from '../../shared/meetings/meeting'
import { readableRecord } from '../../shared/minutes/readableRecord'
import { parseRecord } from '../../shared/minutes/record'
import { type PaperKindOf, papersOf } from '../../shared/papers/paper'
import { type Actor, can } from '../../shared/permission'
import type { Context } from '../context'
import { rulesOf } from '../forums/queries'
import { frozenAgenda, type MeetingRow, meetingById, stateOf } from '../meetings/queries'
import { draftRecord, readDraft } from '../minutes/acts'
import { confirmedVersion, type MinutesVersionRow } from '../minutes/queries'
import type { Db } from '../store/Store'
import type { PaperFacts } from './papers/PaperFacts'
import { draftRoster, recordRoster } from './roster'

/** The papers an actor can have of a meeting, and what they are made of. */
export interface MeetingPapers {
  meeting: MeetingRow
  facts: PaperFacts
  kinds: PaperKindOf<'meetings'>[]
  /** 公開版, where one was published */
  published: PaperFacts | null
  /** only what was filed, and nothing of 内部 */
  isRecordOnly: boolean
}

/**
 * Members have the papers of the draft, and of the record once there is one. The prefecture has those of the record alone, and
 * before 確定 it does not learn that there is a meeting [X1, R4].
 */
export async function meetingPapers(
  context: Context,
  actor: Actor,
  meetingId: string,
): Promise<MeetingPapers> {
  const { db } = context.store
  const meeting = await meetingById(db, meetingId)
  if (!meeting) throw paperUnknown()
  const subject = { forumId: meeting.forum_id }
  const isInside = can(actor, 'agenda.read', subject) && can(actor, 'minutes.readDraft', subject)
  const version = await confirmedVersion(db, meeting.id)
  if (!isInside && !(version && can(actor, 'record.read', subject))) throw paperUnknown()
  const filed = version && filedFor(actor, version)
  const { record, proof } = filed ?? { record: await recordNow(context, meeting), proof: null }
  const about = await aboutMeeting(db, meeting)
  const facts: PaperFacts = {
    ...about,
    next: isInside ? await nextMeeting(db, meeting) : undefined,
    record,
    roster: filed ? recordRoster(record) : await draftRoster(db, meeting, record),
    addedItems: filed ? new Set() : await addedTo(db, meeting, record),
    proof,
  }
  const published = version ? await publishedFacts(db, version.id, facts) : null
  const isHeld = version !== undefined || wasHeld(await stateOf(db, meetingId, context.now()))
  const kinds = papersOf.meetings.filter(
    (kind) =>
      ({
        notice: isInside,
        agenda: true,
        attendees: true,
        summary: isHeld,
        minutes: isHeld,
        published: published !== null,
        errata: record.errata.length > 0,
        decisions: isHeld,
        // 宿題 are the members' own [K5].
        actions: isHeld && isInside,
      })[kind],
  )
  return { meeting, facts, published, isRecordOnly: !isInside, kinds }
}

function filedFor(actor: Actor, { forum_id, version, sha256, record: bytes }: MinutesVersionRow) {
  const { record, isWhole } = readableRecord(actor, { forumId: forum_id }, parseRecord(bytes))
  return { record, proof: { version, sha256, isWhole } }
}

async function recordNow({ store }: Context, meeting: MeetingRow) {
  return (await draftRecord(store.db, meeting, await readDraft(store, meeting))).record
}

async function aboutMeeting(db: Db, meeting: MeetingRow) {
  const forum = await db
    .selectFrom('forum')
    .select('tier')
    .where('id', '=', meeting.forum_id)
    .executeTakeFirstOrThrow()
  return {
    rules: await rulesOf(db, meeting.forum_id),
    isHeads: forum.tier === 'heads' || forum.tier === 'assembly',
    endsAt: meeting.ends_at,
    endedAt: meeting.ended_at,
    notice: { sentAt: meeting.notified_at, number: meeting.notice_number, answerBy: meeting.rsvp_due_on },
  }
}

async function nextMeeting(db: Db, meeting: MeetingRow): Promise<PaperFacts['next']> {
  const row = await db
    .selectFrom('meeting')
    .select(['starts_at', 'place'])
    .where('forum_id', '=', meeting.forum_id)
    .where('starts_at', '>', meeting.starts_at)
    .where('called_off', 'is', null)
    .orderBy('starts_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row ? { startsAt: row.starts_at, place: row.place } : null
}

async function addedTo(db: Db, meeting: MeetingRow, { agenda }: PaperFacts['record']) {
  const printed = (await frozenAgenda(db, meeting.id))?.printed
  if (!printed) return new Set<string>()
  const known = new Set(printed.sections.flatMap(({ items }) => items.map(({ id }) => id)))
  return new Set(agenda.flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => !known.has(id)))
}

async function publishedFacts(db: Db, versionId: string, facts: PaperFacts): Promise<PaperFacts | null> {
  const row = await db
    .selectFrom('publication')
    .select(['record', 'sha256'])
    .where('version_id', '=', versionId)
    .where('withdrawn_at', 'is', null)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const record = parseRecord(row.record)
  const version = record.confirmation?.version ?? ''
  return {
    ...facts,
    record,
    roster: recordRoster(record),
    proof: { version, sha256: row.sha256, isWhole: true },
  }
}

export const paperUnknown = () =>
  new DomainError(
    'not_found',
    'この書類は見つからないか、閲覧できません。会議または記録のページの「書類」から選び直してください。',
  )

import { type DeskItem, deskItem } from '../../shared/desk/item'
import { type Actor, can } from '../../shared/permission'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { roundsToAnswer } from './queries'

/** Minutes that go round, 修正依頼 that wait for an answer, and words that were kept as a draft of one. */
export async function confirmationLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  const rounds = await roundsToAnswer(db, actor, now)
  const corrections = await correctionsWaiting(db, actor)
  return [
    ...rounds.map(({ meetingId, roundId, ...round }) =>
      deskItem('round', meetingId, { ...round, acts: [{ act: 'no_objection', meetingId, roundId }] }),
    ),
    ...corrections.map(({ kind, meetingId, since, ...line }) =>
      deskItem(kind === 'decide' ? 'corrections' : 'correction_draft', meetingId, { ...line, at: since }),
    ),
  ]
}

/** 修正依頼 that wait for this secretariat, and drafts that this organisation has not sent: a line for each meeting. */
export async function correctionsWaiting(
  db: Db,
  actor: Actor,
): Promise<
  { kind: 'decide' | 'draft'; meetingId: string; forumName: string; title: string; since: number }[]
> {
  const forumIds = insideForums(actor)
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('correction_request')
    .innerJoin('meeting', 'meeting.id', 'correction_request.meeting_id')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select(['meeting.id as meetingId', 'meeting.forum_id', 'forum.name as forumName'])
    .select(['meeting.title', 'meeting.fiscal_year', 'meeting.number'])
    .select(['correction_request.state', 'correction_request.organisation_id', 'correction_request.at'])
    .where('meeting.forum_id', 'in', forumIds)
    .where('correction_request.state', 'in', ['open', 'draft'])
    .orderBy('correction_request.at')
    .execute()
  const lines = new Map<
    string,
    {
      kind: 'decide' | 'draft'
      meetingId: string
      forumName: string
      name: string
      since: number
      count: number
    }
  >()
  for (const row of rows) {
    const isMine =
      row.state === 'draft'
        ? row.organisation_id === actor.organisationId
        : can(actor, 'correction.decide', { forumId: row.forum_id })
    if (!isMine) continue
    const kind = row.state === 'draft' ? 'draft' : 'decide'
    const key = `${kind} ${row.meetingId}`
    const line = lines.get(key) ?? {
      kind,
      meetingId: row.meetingId,
      forumName: row.forumName,
      name: nameOf(row),
      since: row.at,
      count: 0,
    }
    lines.set(key, { ...line, count: line.count + 1 })
  }
  return [...lines.values()].map(({ name, count, ...line }) => ({ ...line, title: `${name}（${count}件）` }))
}

import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { endedOn, type ForumMember, membersOn, relatedForums } from '../forums/queries'
import { nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'

/** What the form of a proposal offers to choose from, and which form this seat may use. */
export interface Choices {
  forumName: string
  fields: { id: string; name: string; categoryName: string }[]
  instruments: { id: string; name: string }[]
  /** 構成団体 in 建制順 */
  members: ForumMember[]
  meetings: { id: string; title: string; startsAt: number }[]
  mayCreate: boolean
  mayEnterOnBehalf: boolean
}

export async function choices(
  db: Db,
  actor: Actor,
  { forumId, now }: { forumId: string; now: number },
): Promise<Choices> {
  const forum = await db.selectFrom('forum').selectAll().where('id', '=', forumId).executeTakeFirst()
  if (!forum) throw new DomainError('not_found', '会議体が見つかりません。圏域の一覧から選び直してください。')
  const bodies = (await relatedForums(db, forumId)).filter((id) =>
    can(actor, 'meeting.list', { forumId: id }),
  )
  return {
    forumName: forum.name,
    fields: await fieldsFor(db, forum.framework),
    instruments: await db.selectFrom('instrument').select(['id', 'name']).orderBy('position').execute(),
    members: await membersOn(db, forumId, dayOf(now)),
    meetings: await meetingsOf(db, bodies),
    mayCreate:
      can(actor, 'proposal.create', { forumId }) && (await endedOn(db, forumId, dayOf(now))) === null,
    mayEnterOnBehalf: can(actor, 'proposal.enterOnBehalf', { forumId }),
  }
}

/** The 分野 of the body's own framework; a body outside the national schemes may use them all. */
async function fieldsFor(db: Db, framework: string): Promise<Choices['fields']> {
  const all = await db
    .selectFrom('policy_field')
    .select(['id', 'name', 'category_name as categoryName', 'framework'])
    .orderBy('position')
    .execute()
  const own = all.filter((field) => field.framework === framework)
  return (own.length > 0 ? own : all).map(({ id, name, categoryName }) => ({ id, name, categoryName }))
}

/** Of the body, of the one above it and of its tiers and 部会, the newest first. */
async function meetingsOf(db: Db, forumIds: readonly string[]): Promise<Choices['meetings']> {
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'fiscal_year', 'number', 'starts_at as startsAt'])
    .where('forum_id', 'in', forumIds)
    .orderBy('starts_at', 'desc')
    .limit(meetingsMax)
    .execute()
  return rows.map((row) => ({ id: row.id, title: nameOf(row), startsAt: row.startsAt }))
}

/** Some ten years of meetings of a busy body: older ones discuss no proposal of today. */
const meetingsMax = 100

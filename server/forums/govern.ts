import type { Selectable } from 'kysely'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { heldSeats } from '../accounts/queries'
import type { Context } from '../context'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type ForumRow = Selectable<Tables['forum']>

export async function forumById(db: Db, forumId: string): Promise<ForumRow> {
  const forum = await db.selectFrom('forum').selectAll().where('id', '=', forumId).executeTakeFirst()
  if (!forum) throw forumUnknown()
  return forum
}

export const mayGovern = (actor: Actor, forum: ForumRow): boolean =>
  can(actor, 'forum.govern', { forumId: forum.id, parentId: forum.parent_id })

/** The body, for whoever may change its rules, members and tiers. */
export async function governedForum(db: Db, actor: Actor, forumId: string): Promise<ForumRow> {
  const forum = await forumById(db, forumId)
  if (!mayGovern(actor, forum))
    throw new DomainError(
      'forbidden',
      '会議体の設定を変えられるのは、その会議体（または親の会議体）の事務局と、管理者だけです。',
    )
  return forum
}

/** A テーマ連携 itself, not a tier of it: it belongs to no 圏域 and is shown under several bodies [B12]. */
export const isTheme = ({ framework, parent_id }: Pick<ForumRow, 'framework' | 'parent_id'>): boolean =>
  framework === 'theme' && parent_id === null

/** The bodies a forum that was founded here stands under: one for a tier, several for a テーマ連携, none for a body of its own. */
export async function bodiesAbove(db: Db, forum: ForumRow): Promise<string[]> {
  if (forum.parent_id !== null) return [forum.parent_id]
  if (!isTheme(forum)) return []
  const rows = await db
    .selectFrom('forum_parent')
    .select('parent_id')
    .where('forum_id', '=', forum.id)
    .orderBy('parent_id')
    .execute()
  return rows.map(({ parent_id }) => parent_id)
}

/** Who may write the drafts of a body changed with its members or its secretariat: live connections are judged again [S7]. */
export async function tellGoverned(
  context: Context,
  { forumIds, organisationIds = [], seatIds = [] }: Touched,
): Promise<void> {
  const { db } = context.store
  const holders = await heldSeats(db, dayOf(context.now()))
    .select('appointment.person_id')
    .distinct()
    .where((eb) =>
      eb.or([
        eb('seat.organisation_id', 'in', [...organisationIds, '']),
        eb('seat.id', 'in', [...seatIds, '']),
      ]),
    )
    .execute()
  for (const { person_id } of holders) context.events.emit('accessChanged', { personId: person_id })
  const topics = [...forumIds.map((id) => `forum:${id}`), 'desk']
  context.events.changed(topics, { forumIds, organisationIds, prefecture: true })
}

interface Touched {
  forumIds: readonly string[]
  organisationIds?: readonly string[]
  seatIds?: readonly string[]
}

export const forumUnknown = () =>
  new DomainError('not_found', 'この会議体は見つかりません。圏域の一覧から選び直してください。')

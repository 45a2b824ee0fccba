import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Db } from '../store/Store'

/** The bodies whose proposals are counted together. */
export interface Scope {
  /** null: all bodies */
  forumId: string | null
  name: string
  /** the body itself first, then those below it */
  forums: { id: string; name: string }[]
}

/** A body with its tiers and 部会; without one, all bodies: as far as the actor reads their statistics, so for 県 really all [Z2]. */
export async function scopeOf(db: Db, actor: Actor, forumId: string | null): Promise<Scope> {
  const bodies: Body[] = await db
    .selectFrom('forum')
    .select(['id', 'name', 'parent_id'])
    .orderBy('layer', 'desc')
    .orderBy('region_id', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  const all = bodies.filter(({ id }) => can(actor, 'balance.read', { forumId: id }))
  const body = all.find(({ id }) => id === forumId)
  const forums = forumId === null ? all : body ? [body, ...descendants(all, body.id)] : []
  if (forums.length === 0) throw unknown()
  return { forumId, name: body?.name ?? '', forums: forums.map(({ id, name }) => ({ id, name })) }
}

interface Body {
  id: string
  name: string
  parent_id: string | null
}

/** The register refuses a body below itself: this comes to an end. */
function descendants(all: readonly Body[], id: string): Body[] {
  return all
    .filter(({ parent_id }) => parent_id === id)
    .flatMap((each) => [each, ...descendants(all, each.id)])
}

const unknown = () =>
  new DomainError('not_found', '発案統計が見つかりません。会議体の一覧から選び直してください。')

import { type DeskItem, deskItem } from '../../shared/desk/item'
import type { Actor } from '../../shared/permission'
import type { Db } from '../store/Store'

/** 先進事例 that were brought to this organisation: by what, the desk does not say. */
export const precedentLines = async (db: Db, actor: Actor): Promise<DeskItem[]> =>
  (await unopenedPrecedents(db, actor)).map(({ id, title, delivered_at }) =>
    deskItem('precedent', id, { title, forumName: null, at: delivered_at }),
  )

/** Cards that were brought to this organisation and that nobody there opened yet: the newest few, for the desk. */
async function unopenedPrecedents(db: Db, actor: Actor) {
  if (actor.duty !== 'member') return []
  const rows = await db
    .selectFrom('precedent_delivery')
    .innerJoin('precedent', 'precedent.id', 'precedent_delivery.precedent_id')
    .select(['precedent.id', 'precedent.title', 'opened_at', 'delivered_at'])
    .where('precedent_delivery.organisation_id', '=', actor.organisationId)
    .where('precedent.withdrawn_at', 'is', null)
    .orderBy('delivered_at', 'desc')
    .execute()
  // By whatever it came: one line, gone when anybody there opened it once.
  const opened = new Set(rows.flatMap(({ id, opened_at }) => (opened_at === null ? [] : id)))
  const unopened = new Map(rows.filter(({ id }) => !opened.has(id)).map((row) => [row.id, row]))
  return [...unopened.values()].slice(0, deskCardsMax)
}

/** More would bury what others wait for; the rest stands in the list. */
const deskCardsMax = 3

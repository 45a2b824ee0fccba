import * as v from 'valibot'
import type { PrecedentFilter } from '../../shared/forums/commands'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'

const optionalText = v.optional(v.nullable(v.string()), null)
const Cell = v.object({
  id: v.string(),
  forumId: v.string(),
  fieldId: v.string(),
  text: v.string(),
  items: v.optional(v.array(v.string()), []),
  certainty: v.string(),
  note: optionalText,
})
const PublicOne = v.object({
  id: v.string(),
  forumId: v.string(),
  categoryId: v.string(),
  fieldId: optionalText,
  title: v.string(),
  certainty: v.string(),
  note: optionalText,
})

/** What a body does already, as an example for the others (先進事例). */
export interface Precedent {
  id: string
  forumId: string
  forumName: string
  fieldId: string | null
  fieldName: string
  items: string[]
  certainty: string
  note: string | null
  inReport: boolean
}

/** The report's table first, then what public sources add; each in its own order. */
export async function precedents(db: Db, filter: PrecedentFilter): Promise<Precedent[]> {
  const names = await namesIn(db)
  const inReport = (await factsOf(db, 'precedent', Cell)).map((cell) => ({
    ...names(cell.forumId, cell.fieldId, ''),
    id: cell.id,
    items: cell.items.length > 0 ? cell.items : [cell.text],
    certainty: cell.certainty,
    note: cell.note,
    inReport: true,
  }))
  const added = (await factsOf(db, 'public_precedent', PublicOne)).map((one) => ({
    ...names(one.forumId, one.fieldId, one.categoryId),
    id: one.id,
    items: [one.title],
    certainty: one.certainty,
    note: one.note,
    inReport: false,
  }))
  return [...inReport, ...added].filter(
    (each) =>
      (filter.forumId === undefined || each.forumId === filter.forumId) &&
      (filter.fieldId === undefined || each.fieldId === filter.fieldId),
  )
}

async function namesIn(db: Db) {
  const forums = new Map(
    (await db.selectFrom('forum').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]),
  )
  const fields = await db
    .selectFrom('policy_field')
    .select(['id', 'name', 'category_id', 'category_name'])
    .execute()
  return (forumId: string, fieldId: string | null, categoryId: string) => ({
    forumId,
    forumName: forums.get(forumId) ?? forumId,
    fieldId,
    fieldName:
      fields.find((field) => field.id === fieldId)?.name ??
      fields.find((field) => field.category_id === categoryId)?.category_name ??
      '',
  })
}

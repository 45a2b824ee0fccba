import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'
import { type Source, sourcesIn } from './sources'

const optionalText = v.optional(v.nullable(v.string()), null)
const optionalTexts = v.optional(v.array(v.string()), [])
const Cell = v.object({
  id: v.string(),
  forumId: v.string(),
  fieldId: v.string(),
  text: v.string(),
  items: optionalTexts,
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
  evidence: optionalTexts,
})

/** What a body does already, as an example for the others (先進事例). */
export interface Precedent {
  id: string
  forumId: string
  forumName: string
  regionName: string | null
  fieldId: string
  fieldName: string
  categoryName: string
  /** the field is a category without fields of its own */
  isCategory: boolean
  items: string[]
  certainty: string
  note: string | null
  inReport: boolean
  sources: Source[]
}

/** The report's table first, then what public sources add; each in its own order, of one body or of all. */
export async function precedents(db: Db, forumId?: string): Promise<Precedent[]> {
  const forumOf = await forumsIn(db)
  const fieldOf = await fieldsIn(db)
  const sourcesOf = await sourcesIn(db)
  const inReport = (await factsOf(db, 'precedent', Cell)).map((cell) => ({
    ...forumOf(cell.forumId),
    ...fieldOf(cell.fieldId),
    id: cell.id,
    items: cell.items.length > 0 ? cell.items : [cell.text],
    certainty: cell.certainty,
    note: cell.note,
    inReport: true,
    sources: [],
  }))
  const added = (await factsOf(db, 'public_precedent', PublicOne)).map((one) => ({
    ...forumOf(one.forumId),
    // A category without fields stands among the fields itself.
    ...fieldOf(one.fieldId ?? one.categoryId),
    id: one.id,
    items: [one.title],
    certainty: one.certainty,
    note: one.note,
    inReport: false,
    sources: sourcesOf(one.evidence),
  }))
  return [...inReport, ...added].filter((each) => forumId === undefined || each.forumId === forumId)
}

async function forumsIn(db: Db) {
  const rows = await db
    .selectFrom('forum')
    .leftJoin('region', 'region.id', 'forum.region_id')
    .select(['forum.id', 'forum.name', 'region.name as regionName'])
    .execute()
  return (forumId: string) => {
    const forum = rows.find(({ id }) => id === forumId)
    return { forumId, forumName: forum?.name ?? forumId, regionName: forum?.regionName ?? null }
  }
}

async function fieldsIn(db: Db) {
  const rows = await db
    .selectFrom('policy_field')
    .select(['id', 'name', 'category_id', 'category_name'])
    .execute()
  return (fieldId: string) => {
    const field = rows.find(({ id }) => id === fieldId)
    return {
      fieldId,
      fieldName: field?.name ?? '',
      categoryName: field?.category_name ?? '',
      isCategory: field?.category_id === fieldId,
    }
  }
}

const Blank = v.object({ forumId: v.string(), fieldId: v.string(), certainty: v.string() })

/** Cells of the report's table that are printed empty, or cannot be read: which of the two, its certainty says. */
export async function precedentBlanks(db: Db) {
  const forumOf = await forumsIn(db)
  const fieldOf = await fieldsIn(db)
  return (await factsOf(db, 'precedent_blank', Blank)).map(({ forumId, fieldId, certainty }) => ({
    forumName: forumOf(forumId).forumName,
    fieldName: fieldOf(fieldId).fieldName,
    isUnread: certainty === 'unknown',
  }))
}

const Table = v.object({ id: v.string(), section: v.string(), page: v.optional(v.number()) })

/** Where each of the report's tables stands: 「とりまとめ II-⑤（10ページ）」. */
export async function tableCitations(db: Db): Promise<Map<string, string>> {
  const tables = await factsOf(db, 'precedent_table', Table)
  return new Map(
    tables.map(({ id, section, page }) => [id, page === undefined ? section : `${section}（${page}ページ）`]),
  )
}

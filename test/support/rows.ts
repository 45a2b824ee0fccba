import type { Insertable } from 'kysely'
import type { Db } from '../../server/store/Store'
import type { Tables } from '../../server/store/Tables'
import type { ForumRules } from '../../shared/forums/rules'

/** Rows that stand before a test's story begins: what the story does not speak of has a value all the same. */

type Row<T extends keyof Tables> = Insertable<Tables[T]>
type Of<T extends keyof Tables, Told extends keyof Row<T>> = Pick<Row<T>, Told> & Partial<Row<T>>

export async function insertOrganisation(db: Db, told: Of<'organisation', 'id' | 'name' | 'kind'>) {
  const rest = { code: null, kana: null, district: null, prefecture_code: null, region_id: null }
  const row = { ...rest, official_order: told.id, ...told }
  await db
    .insertInto('organisation')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function insertForum(db: Db, told: Of<'forum', 'id' | 'name'>) {
  const rest = { region_id: null, parent_id: null, tier: null, established_on: null, composition: null }
  const facts = { in_report: 1, after_report: 0, tasks: '[]', notes: '[]', certainty: '{}' } as const
  const row = { framework: 'settlement_autonomy_region', layer: 2, ...rest, ...facts, ...told } as const
  await db.insertInto('forum').values(row).execute()
}

/** The next revision of what a body agreed on; what is not told has its default [B1]. */
export async function insertRules(
  db: Db,
  forumId: string,
  told: { [Section in keyof ForumRules]?: Partial<ForumRules[Section]> },
) {
  const { last } = await db
    .selectFrom('forum_rules')
    .select((eb) => eb.fn.max('revision').as('last'))
    .where('forum_id', '=', forumId)
    .executeTakeFirstOrThrow()
  const said = { changed_at: 0, changed_by_label: '飯山市 企画財政課長' }
  await db
    .insertInto('forum_rules')
    .values({ forum_id: forumId, revision: (last ?? 0) + 1, rules: JSON.stringify(told), ...said })
    .execute()
}

/** A 困りごと its owner wrote itself, open to the 圏域. */
export async function insertNeed(db: Db, told: Of<'need', 'id' | 'forum_id' | 'organisation_id'>) {
  const entry = { seat_id: 'seat', label: '栄村 企画係長', at: 0, on_behalf_channel: null }
  const unsaid = { confirmed_at: null, confirmed_label: null, until_on: null, state_at: null }
  const row = { ...entry, ...unsaid, asked_at: null, renewed_at: null, topic_id: null, ...told }
  await db
    .insertInto('need')
    .values({ text: '技師がいない', scope: 'region', state: 'open', is_sample: 0, ...row })
    .execute()
}

export async function insertSeat(db: Db, told: Of<'seat', 'id' | 'organisation_id'>) {
  await db
    .insertInto('seat')
    .values({ title: '企画課長', duty: 'member', is_sample: 0, ...told })
    .execute()
}

/** A meeting as a bare row, without documents. */
export async function insertMeeting(db: Db, told: Of<'meeting', 'id' | 'forum_id' | 'starts_at'>) {
  const head = { title: '推進協議会幹事会', place: '飯山市役所', mode: 'hybrid' } as const
  const named = { fiscal_year: 2026, number: 2, created_by: 'seat', created_at: told.starts_at }
  const documents = { agenda_id: `${told.id} agenda`, minutes_id: `${told.id} minutes` }
  await db
    .insertInto('meeting')
    .values({ ...head, ...named, ...documents, is_sample: 0, ...told })
    .execute()
}

import type pg from 'pg'
import { againAfterDeadlock, isFromServer } from './postgresErrors'
import type { Db } from './Store'
import { type Report, TableLog } from './TableLog'
import { type Append, type AppendResult, assertAppends } from './UpdateLog'

/**
 * The update log on PostgreSQL. A whole group commit is one statement, and so one round trip, one transaction and one write to
 * disk. The database decides the order, whoever else appends.
 */
export class PostgresLog extends TableLog {
  readonly #commits: pg.Pool

  constructor(db: Db, commits: pg.Pool, report: Report) {
    super(db, report)
    this.#commits = commits
  }

  append(appends: readonly Append[]): Promise<AppendResult[]> {
    assertAppends(appends)
    return againAfterDeadlock(() => this.#commit(appends))
  }

  /** A connection that fails on the way leaves unknown what became of the commit: it rejects, and never serves again. */
  async #commit(appends: readonly Append[]): Promise<AppendResult[]> {
    const client = await this.#commits.connect()
    let isBroken = false
    try {
      const { rows } = await client.query<Judged>({
        name: 'append',
        text: statement,
        values: valuesOf(appends),
      })
      const results = new Map(rows.map(({ id, result }) => [id, result]))
      return appends.map(({ documentId }) => results.get(documentId) ?? 'absent')
    } catch (error) {
      isBroken = !isFromServer(error)
      throw error
    } finally {
      client.release(isBroken)
    }
  }
}

interface Judged {
  id: string
  result: AppendResult
}

/*
 * held     the heads, locked in the order of their ids, as they are at that moment (two group commits never wait for each other)
 * taken    documents in which a client id of ours is bound to another. A binding comes only with rows, so that one which this
 *          statement's view of the database does not show yet has also moved the head
 * judged   one answer for each document
 * moved    the compare-and-set: heads that were where we expect them, and are now where our rows end
 * bound, written   only for those
 */
const statement = `
  with wanted as (select * from unnest($1::text[], $2::int8[], $3::int8[]) as t(id, base, head)),
  rows as (select * from unnest($4::text[], $5::int8[], $6::text[], $7::text[], $8::int8[], $9::int4[], $10::int4[])
    as t(id, seq, person_id, seat_id, at, begins, length)),
  claims as (select * from unnest($12::text[], $13::int8[], $14::text[], $15::text[])
    as t(id, client_id, person_id, seat_id)),
  held as materialized (
    select id, seq, frozen_at from document where id = any($1) order by id for no key update
  ),
  taken as (
    select distinct claims.id from claims
    join document_binding owner on owner.document_id = claims.id and owner.client_id = claims.client_id
    where (owner.person_id, owner.seat_id) <> (claims.person_id, claims.seat_id)
  ),
  judged as (
    select wanted.id, wanted.base, wanted.head, case
      when held.id is null then 'absent'
      when held.frozen_at is not null then 'frozen'
      when held.seq <> wanted.base or taken.id is not null then 'conflict'
      else 'ok' end as result
    from wanted left join held using (id) left join taken using (id)
  ),
  moved as (
    update document set seq = judged.head from judged
    where document.id = judged.id and judged.result = 'ok' and document.seq = judged.base
    returning document.id
  ),
  bound as (
    insert into document_binding (document_id, client_id, person_id, seat_id)
    select id, client_id, person_id, seat_id from claims join moved using (id)
    on conflict do nothing
  ),
  written as (
    insert into document_update (document_id, seq, person_id, seat_id, at, bytes)
    select id, seq, person_id, seat_id, at, substring($11::bytea from begins for length)
    from rows join moved using (id)
  )
  select judged.id, case when judged.result = 'ok' and moved.id is null then 'conflict' else judged.result end as result
  from judged left join moved using (id)`

/** Columns, not rows: PostgreSQL takes a list as one value. All bytes travel as one value too, since lists would make hex of them. */
function valuesOf(appends: readonly Append[]): unknown[] {
  const rows = appends.flatMap(({ documentId, rows }) => rows.map((row) => ({ documentId, ...row })))
  const claims = appends.flatMap(({ documentId, bindings }) =>
    bindings.map((binding) => ({ documentId, ...binding })),
  )
  return [
    appends.map(({ documentId }) => documentId),
    appends.map(({ base }) => base),
    appends.map(({ base, rows }) => base + rows.length),
    rows.map(({ documentId }) => documentId),
    rows.map(({ seq }) => seq),
    rows.map(({ author }) => author.personId),
    rows.map(({ author }) => author.seatId),
    rows.map(({ at }) => at),
    beginnings(rows.map(({ bytes }) => bytes.byteLength)),
    rows.map(({ bytes }) => bytes.byteLength),
    Buffer.concat(rows.map(({ bytes }) => bytes)),
    claims.map(({ documentId }) => documentId),
    claims.map(({ clientId }) => clientId),
    claims.map(({ author }) => author.personId),
    claims.map(({ author }) => author.seatId),
  ]
}

/** Where each piece begins when all are laid end to end; SQL counts from 1. */
function beginnings(lengths: readonly number[]): number[] {
  let next = 1
  return lengths.map((length) => {
    const begin = next
    next += length
    return begin
  })
}

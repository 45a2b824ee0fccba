import { expect, inject, onTestFinished, test, vi } from 'vitest'
import { createDocument } from '../../server/store/documents'
import { lockDatabase } from '../../server/store/lockDatabase'
import { openPostgres } from '../../server/store/postgres'
import { type Patience, patience } from '../../server/store/postgresPool'
import type { Append } from '../../server/store/UpdateLog'
import { type PostgresCluster, startPostgresCluster } from '../support/postgresCluster'
import { newDatabase, withClient } from '../support/postgresDatabases'
import { wireTo } from '../support/postgresWire'

/** What only a store at the other end of a line can meet: the line breaks, the server restarts, somebody holds a lock. */

const address = inject('postgres') ?? ''
const author = { personId: 'person', seatId: 'seat' }
const rowsFrom = (base: number): Append => ({
  documentId: 'agenda',
  base,
  rows: [{ seq: base + 1, author, at: 1, bytes: Uint8Array.of(base) }],
  bindings: [],
})

async function open(url: string, waits?: Patience) {
  const store = await openPostgres(url, undefined, waits)
  onTestFinished(() => store.close().catch(() => undefined))
  return store
}

async function openWithDocument(url: string, waits?: Patience) {
  const store = await open(url, waits)
  const head = { id: 'agenda', kind: 'agenda', subjectId: 'meeting', forumId: 'forum', at: 0 } as const
  await store.transaction((tx) => createDocument(tx, head))
  return store
}

const endConnections = (url: string) =>
  withClient(url, (client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    ),
  )

test('[S1] a line that breaks before the commit writes nothing, rejects, and the next append goes through', async () => {
  const url = await newDatabase(address)
  const store = await openWithDocument(url)
  await withClient(url, async (holder) => {
    await holder.query(`begin; select 1 from document where id = 'agenda' for update`)
    const appended = store.log.append([rowsFrom(0)])
    const rejected = expect(appended).rejects.toThrow()
    await vi.waitUntil(() => isWaiting(url), 5_000)
    await withClient(url, (client) =>
      client.query(`select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock'`),
    )
    await rejected
  })
  expect(await store.log.tail('agenda', 0)).toEqual([])
  expect(await store.log.append([rowsFrom(0)])).toEqual(['ok'])
})

const isWaiting = (url: string) =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
    return rowCount === 1
  })

test('[S1] a commit whose answer is lost rejects, and the log tells afterwards what became of it', async () => {
  const url = await newDatabase(address)
  const wire = await wireTo(url)
  onTestFinished(wire.remove)
  const store = await openWithDocument(wire.url)
  expect(await store.log.append([rowsFrom(0)])).toEqual(['ok'])
  wire.silence()
  const rejected = expect(store.log.append([rowsFrom(1)])).rejects.toThrow()
  const beside = await open(url)
  await vi.waitUntil(async () => (await beside.log.head('agenda'))?.seq === 2, 5_000)
  wire.cut()
  await rejected
  // Who appends again on what it knew is told that the log has moved on, and reads it.
  expect(await store.log.append([rowsFrom(1)])).toEqual(['conflict'])
  expect(await store.log.append([rowsFrom(2)])).toEqual(['ok'])
})

test('a server that answers no more is given up in bounded time, and the store goes on when it answers again', async () => {
  const wire = await wireTo(await newDatabase(address))
  onTestFinished(wire.remove)
  const store = await openWithDocument(wire.url, {
    ...patience,
    connectionTimeoutMillis: 1_000,
    query_timeout: 1_000,
  })
  await store.log.append([rowsFrom(0)])
  wire.silence()
  await expect(store.log.append([rowsFrom(1)])).rejects.toThrow('timeout')
  await expect(store.log.head('agenda')).rejects.toThrow('timeout')
  await expect(store.transaction((tx) => tx.selectFrom('person').select('id').execute())).rejects.toThrow()
  wire.cut()
  const seq = (await store.log.head('agenda'))?.seq ?? 0
  expect(await store.log.append([rowsFrom(seq)])).toEqual(['ok'])
})

test('a transaction inside a transaction is turned back instead of waiting for itself', async () => {
  const store = await open(await newDatabase(address), { ...patience, lock_timeout: 300 })
  const act = store.transaction(() => store.transaction(async () => undefined))
  await expect(act).rejects.toThrow('lock timeout')
  expect(await store.transaction((tx) => tx.selectFrom('person').select('id').execute())).toEqual([])
})

test('the server restarts in between: the store finds it again, with everything that was acknowledged', async () => {
  const cluster = await clusterOfItsOwn()
  const url = cluster.url('entaku')
  await withClient(cluster.url('postgres'), (client) => client.query('create database entaku'))
  const store = await openWithDocument(url)
  const reports: unknown[] = []
  const release = await lockDatabase(url, (error) => reports.push(error))
  expect(await store.log.append([rowsFrom(0)])).toEqual(['ok'])
  await cluster.stop()
  await expect(store.log.append([rowsFrom(1)])).rejects.toThrow()
  await expect(store.log.head('agenda')).rejects.toThrow()
  await cluster.start()
  expect((await store.log.head('agenda'))?.seq).toBe(1)
  expect(await store.log.append([rowsFrom(1)])).toEqual(['ok'])
  expect(await store.transaction((tx) => tx.selectFrom('person').select('id').execute())).toEqual([])
  expect(String(reports[0])).toContain('接続が切れました')
  // The lock is taken again by itself.
  await vi.waitUntil(() => isLocked(url), { timeout: 10_000, interval: 100 })
  await release()
  expect(await isLocked(url)).toBe(false)
})

async function clusterOfItsOwn(): Promise<PostgresCluster> {
  const cluster = await startPostgresCluster()
  onTestFinished(() => cluster.remove())
  return cluster
}

const isLocked = (url: string) =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query(`select 1 from pg_locks where locktype = 'advisory'`)
    return rowCount === 1
  })

test('one server per database: a second one is refused until the first lets go', async () => {
  const url = await newDatabase(address)
  const report = (error: unknown) => expect(error).toBeUndefined()
  const release = await lockDatabase(url, report)
  await expect(lockDatabase(url, report)).rejects.toThrow('別の Entaku が使っています')
  await release()
  await (await lockDatabase(url, report))()
})

test('a lock whose line was cut is taken again, and the operator is told', async () => {
  const url = await newDatabase(address)
  const reports: unknown[] = []
  const release = await lockDatabase(url, (error) => reports.push(error))
  onTestFinished(release)
  await endConnections(url)
  await vi.waitUntil(() => reports.length > 0, 5_000)
  await vi.waitUntil(() => isLocked(url), { timeout: 10_000, interval: 100 })
  expect(reports.map(String)).toEqual([expect.stringContaining('接続が切れました')])
})

test('what keeps it from opening is said in Japanese, with what to do and without the password', async () => {
  const url = await newDatabase(address)
  const refused = async (wrong: string) => {
    const refusal = await openPostgres(wrong).then(
      () => new Error('opened'),
      (error: Error) => error,
    )
    expect(refusal.message).not.toContain('hidden')
    return refusal.message
  }
  expect(await refused('postgres://me:hidden@127.0.0.1:1/entaku')).toMatch('PostgreSQL が動いているか')
  expect(await refused(address.replace('NAME', 'nothing'))).toMatch('その名前のデータベースがありません')
  await withClient(url, (client) => client.query('create role guest login'))
  onTestFinished(async () => void (await withClient(url, (client) => client.query('drop role guest'))))
  expect(await refused(url.replace('entaku@', 'guest@'))).toMatch('表を作る権限がありません')
  await withClient(url, (client) =>
    client.query(`create database ascii template template0 encoding 'SQL_ASCII'`),
  )
  expect(await refused(address.replace('NAME', 'ascii'))).toMatch('createdb --template=template0')
})

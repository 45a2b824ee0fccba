import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import Database from 'better-sqlite3'
import { CompiledQuery } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openSqlite } from '../../server/store/sqlite'
import { temporaryDirectory } from '../support/temporaryDirectory'
import { describeStore } from './storeContract'

const run = promisify(execFile)

function newFile(): string {
  const { path, remove } = temporaryDirectory()
  onTestFinished(remove)
  return join(path, 'data', 'entaku.db')
}

describeStore('sqlite', async () => {
  const file = newFile()
  const reports: unknown[] = []
  return {
    reports,
    open: () => openSqlite(file, (error) => reports.push(error)),
    spoilSnapshot: async (documentId, seq) => {
      const database = new Database(file)
      database
        .prepare('UPDATE document_snapshot SET bytes = zeroblob(40) WHERE document_id = ? AND seq = ?')
        .run(documentId, seq)
      database.close()
    },
  }
})

test('[S1] the file is set so that a commit survives a power cut', async () => {
  const file = newFile()
  const store = await openSqlite(file)
  onTestFinished(() => store.close())
  const database = new Database(file)
  onTestFinished(() => void database.close())
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  const [synchronous] = await store.db.connection().execute(async (db) => {
    const { rows } = await db.executeQuery<{ synchronous: number }>(CompiledQuery.raw('PRAGMA synchronous'))
    return rows
  })
  expect(synchronous).toEqual({ synchronous: 2 })
})

// Three Node processes start: on a busy machine of two cores that takes its time.
test('processes that start at once on an empty file migrate it once', { timeout: 120_000 }, async () => {
  const file = newFile()
  const script = `import('${join(import.meta.dirname, '../../server/store/sqlite.ts')}').then(async ({ openSqlite }) => {
    const store = await openSqlite(${JSON.stringify(file)})
    console.log('open')
    await store.close()
  })`
  const starts = Array.from({ length: 3 }, () =>
    run(process.execPath, ['--import', 'tsx', '--eval', script], { cwd: join(import.meta.dirname, '../..') }),
  )
  for (const { stdout } of await Promise.all(starts)) expect(stdout).toBe('open\n')
  const database = new Database(file)
  onTestFinished(() => void database.close())
  expect(database.prepare('SELECT version FROM schema_migration').all()).toEqual([
    { version: 1 },
    { version: 2 },
    { version: 3 },
    { version: 4 },
  ])
})

test('a file written by a newer build is not opened, and the message says what to do', async () => {
  const file = newFile()
  await (await openSqlite(file)).close()
  const database = new Database(file)
  database.prepare('INSERT INTO schema_migration (version) VALUES (1000)').run()
  database.close()
  await expect(openSqlite(file)).rejects.toThrow('新しい版の Entaku で起動する')
})

test('a transaction that asks for a second connection fails instead of waiting for itself, and the store goes on', async () => {
  const store = await openSqlite(newFile())
  onTestFinished(() => store.close())
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const act = store.transaction(() => {
    begin()
    return store.db.selectFrom('person').select('id').execute()
  })
  const failed = expect(act).rejects.toThrow('tx was meant')
  await begun
  await vi.advanceTimersByTimeAsync(15_000)
  await failed
  expect(await store.db.selectFrom('person').select('id').execute()).toEqual([])
})

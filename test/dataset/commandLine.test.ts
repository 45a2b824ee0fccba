import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createDocument } from '../../server/store/documents'
import { lockDataDir } from '../../server/store/lockDataDir'
import { openSqlite } from '../../server/store/sqlite'
import { temporaryDirectory } from '../support/temporaryDirectory'

function emptyDirectory(): string {
  const { path, remove } = temporaryDirectory()
  onTestFinished(remove)
  return path
}

/** The operator's command line, on an empty data directory unless told otherwise. */
function cli(
  words: readonly string[],
  path = emptyDirectory(),
): Promise<{ code: number; told: string; touched: boolean }> {
  const args = ['--import', 'tsx', 'server/cli.ts', ...words]
  const env = { ...process.env, ENTAKU_DATA_DIR: path }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      resolve({
        code: child.exitCode ?? -1,
        told: stdout + stderr,
        touched: existsSync(join(path, 'entaku.db')),
      }),
    )
  })
}

test.each([
  [[]],
  [['sample']],
  [['sample', 'remove', '--help']],
  [['admin', 'invite', 'somebody']],
  [['dataset', 'load']],
  [['dataset', 'load', 'one', 'two']],
])('words it does not know (%j) are answered with the usage, and nothing is done', async (words) => {
  const { code, told, touched } = await cli(words)
  expect(code).toBe(2)
  expect(told).toContain('npm run cli -- sample remove')
  expect(touched).toBe(false)
})

test('a folder that cannot be read is told by its name', async () => {
  const { code, told } = await cli(['dataset', 'load', '/no/such/folder'])
  expect(code).toBe(1)
  expect(told).toContain('/no/such/folder: フォルダーを読めません')
})

test('[dup/restored-from-backup-does-not-duplicate-or-resurrect] a new epoch is begun with the server stopped, and refused while one runs', async () => {
  const path = emptyDirectory()
  const store = await openSqlite(join(path, 'entaku.db'))
  const document = { id: 'd1', kind: 'agenda', subjectId: 'm1', forumId: 'f1', at: 0 } as const
  await store.transaction((tx) => createDocument(tx, document))
  const unlock = lockDataDir(path)
  const refused = await cli(['backup', 'restored'], path)
  expect([refused.code, refused.told]).toEqual([1, expect.stringContaining('別の Entaku が使っています')])
  expect((await store.log.head('d1'))?.epoch).toBe(0)
  await unlock()
  const done = await cli(['backup', 'restored'], path)
  expect([done.code, done.told]).toEqual([0, expect.stringContaining('1 件の文書')])
  expect((await store.log.head('d1'))?.epoch).toBeGreaterThan(0)
  await store.close()
})

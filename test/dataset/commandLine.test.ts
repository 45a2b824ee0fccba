import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryDirectory } from '../support/temporaryDirectory'

/** The operator's command line, on an empty data directory. */
function cli(words: readonly string[]): Promise<{ code: number; told: string; touched: boolean }> {
  const { path, remove } = temporaryDirectory()
  onTestFinished(remove)
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

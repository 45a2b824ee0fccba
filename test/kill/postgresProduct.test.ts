import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { readDocument } from '../../server/store/documents'
import { openPostgres } from '../../server/store/postgres'
import { randomOf } from '../collab/support/random'
import { newDatabase } from '../support/postgresDatabases'
import { Office } from './Office'
import { linesOf } from './Typist'

const environmentOf = (url: string) => ({ ENTAKU_DATABASE_URL: url })

/** The operator's commands, on the same database. */
const cli = (url: string, ...words: string[]): Promise<{ code: number; told: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, ...environmentOf(url) }
    const child = execFile(process.execPath, ['dist/server/cli.js', ...words], { env }, (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, told: out + err }),
    )
  })

test('[store/kill9-loses-nothing-acked] [S1][S2] the product on PostgreSQL: three people write, kill -9, they write on; then the operator’s commands', {
  timeout: 120_000,
}, async () => {
  const url = await newDatabase(inject('postgres') ?? '')
  const office = await Office.open({ typists: 3, random: randomOf(15), environment: environmentOf(url) })
  onTestFinished(() => office.close())
  expect(office.server.greeting.join('\n')).toMatch(/データの場所: PostgreSQL .* の t_/)
  office.startTyping()
  await office.until(() => office.acknowledged >= 60, 'acknowledgements')
  await office.kill()
  await office.start()
  await office.everybody('back', ({ isOnline }) => isOnline)
  const enough = office.acknowledged + 30
  await office.until(() => office.acknowledged >= enough, 'more acknowledgements')
  office.stopTyping()
  await office.everybody('saved', ({ isSaved }) => isSaved)
  const stored = await storedLines(url, office.documentId)
  await office.everybody('equal', ({ list }) => JSON.stringify(list) === JSON.stringify(stored))
  for (const { lines } of office.typists)
    for (const { text, deletedBy } of lines) expect(stored.includes(text)).toBe(deletedBy === undefined)

  const whileRunning = await cli(url, 'backup', 'restored')
  expect([whileRunning.code, whileRunning.told]).toEqual([1, expect.stringContaining('別の Entaku')])
  office.leave()
  await office.stop()
  expect(await cli(url, 'backup', 'restored')).toMatchObject({
    code: 0,
    told: expect.stringContaining('件の文書'),
  })
  expect(await cli(url, 'sample', 'remove')).toMatchObject({ code: 0 })
  expect(await cli(url, 'dataset', 'load', 'server/dataset/nagano')).toMatchObject({ code: 0 })
  expect(existsSync(join(office.dataDir, 'entaku.db'))).toBe(false)
})

async function storedLines(url: string, documentId: string): Promise<string[]> {
  const store = await openPostgres(url)
  const { doc } = await readDocument(store.log, documentId)
  await store.close()
  return linesOf(doc)
}

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDocument } from '../../server/collab/loadDocument'
import { openSqlite } from '../../server/store/sqlite'
import { randomOf } from '../collab/support/random'
import { Typist } from './Typist'

const kills = Number(process.env.ENTAKU_KILLS ?? 5)
const typistCount = 10
const secondsPerKill = 30

const dir = mkdtempSync(join(tmpdir(), 'entaku-kill-'))
const file = join(dir, 'entaku.db')
const random = randomOf(20)
let server: ChildProcess
let port = 0
let typists: Typist[] = []

async function startServer(): Promise<void> {
  server = fork('test/kill/server.ts', [file, String(port)], { execArgv: ['--import', 'tsx'] })
  const [message] = await once(server, 'message')
  port = message.port
}

beforeAll(async () => {
  await startServer()
  typists = Array.from({ length: typistCount }, (_, index) => new Typist(`t${index}`, port, random))
})

afterAll(() => {
  for (const typist of typists) typist.leave()
  server.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

test(
  `[store/kill9-loses-nothing-acked] [S1][S2] ${kills} times kill -9 while ten people type: nothing acknowledged and nothing shown is gone`,
  async () => {
    await until(() => typists.every(({ isOnline }) => isOnline), 'all online')
    for (const typist of typists) typist.start()
    for (let kill = 1; kill <= kills; kill++) {
      const enough = acknowledged() + 30 + random.below(400)
      await until(() => acknowledged() >= enough, 'acknowledgements')
      await killServer()
      const log = await linesOfLog()
      for (const typist of typists) expectPromisesKept(typist, log, `kill ${kill}`)
      await startServer()
      await until(() => typists.every(({ isOnline }) => isOnline), 'all back')
    }
    await expectAllEndEqual()
  },
  (kills + 2) * secondsPerKill * 1000,
)

const acknowledged = () => typists.reduce((sum, { acks }) => sum + acks.acked, 0)

/** Resolves when the process is dead and all it had sent was read. */
async function killServer(): Promise<void> {
  const dead = once(server, 'exit')
  server.kill('SIGKILL')
  await dead
  await until(() => typists.every(({ isOnline }) => !isOnline), 'all offline')
}

async function linesOfLog(): Promise<string[]> {
  const store = await openSqlite(file)
  const { doc } = await loadDocument(store.log, 'd1')
  await store.close()
  return doc.getArray<string>('items').toArray()
}

function expectPromisesKept({ lines, acks, shown }: Typist, log: readonly string[], when: string): void {
  const logged = new Set(log)
  expect(logged.size, `${when}: no line twice`).toBe(log.length)
  const isPromised = (token: number | undefined) => token !== undefined && token <= acks.acked
  for (const { text, writtenBy, deletedBy } of lines) {
    if (isPromised(deletedBy)) expect(logged.has(text), `${when}: ${text} deleted`).toBe(false)
    else if (isPromised(writtenBy) && deletedBy === undefined)
      expect(logged.has(text), `${when}: ${text} acknowledged`).toBe(true)
  }
  const deleted = new Set(
    typists
      .flatMap((typist) => typist.lines.filter((line) => line.deletedBy !== undefined))
      .map(({ text }) => text),
  )
  for (const text of shown)
    if (!deleted.has(text)) expect(logged.has(text), `${when}: ${text} was shown`).toBe(true)
}

async function expectAllEndEqual(): Promise<void> {
  for (const typist of typists) typist.stop()
  await until(() => typists.every(({ isSaved }) => isSaved), 'all saved')
  const expected = typists.flatMap(({ lines }) =>
    lines.filter(({ deletedBy }) => deletedBy === undefined).map(({ text }) => text),
  )
  await until(() => typists.every(({ list }) => list.length === expected.length), 'all equal')
  for (const { list, closedBy } of typists) {
    expect(list).toEqual(typists[0]?.list)
    expect(closedBy).toBeUndefined()
  }
  expect([...(typists[0]?.list ?? [])].sort()).toEqual(expected.sort())
  console.log(`${kills} kills: ${acknowledged()} acknowledged changes, ${expected.length} lines, none lost`)
}

async function until(condition: () => boolean, what: string): Promise<void> {
  const start = Date.now()
  while (!condition()) {
    const closed = typists.find(({ closedBy }) => closedBy !== undefined)
    if (closed) throw new Error(`${closed.name} was closed with ${closed.closedBy} while waiting for ${what}`)
    if (Date.now() - start > secondsPerKill * 1000) throw new Error(`never came: ${what}`)
    await pause(2)
  }
}

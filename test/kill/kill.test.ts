import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'
import { randomOf } from '../collab/support/random'
import { type Product, startProduct } from '../support/product'
import { linesOf, Typist } from './Typist'

const kills = Number(process.env.ENTAKU_KILLS ?? 5)
const typistCount = 10
const secondsPerKill = 30

const dir = mkdtempSync(join(tmpdir(), 'entaku-kill-'))
const random = randomOf(20)
let server: Product
let documentId = ''
let typists: Typist[] = []
/** What the sample wrote into these minutes. */
let before: string[] = []

/** The product itself, with its data and at its address as before the kill. */
async function startServer(): Promise<void> {
  server = await startProduct({ PORT: server ? new URL(server.url).port : '0' }, dir)
}

/** Enters sample seats of the body's members, more than once where there are fewer seats than typists. */
async function takeSeats(): Promise<Typist[]> {
  const seats = (await (await fetch(`${server.url}/api/sample`)).json()) as { seatId: string; duty: string }[]
  const members = seats.filter(({ duty }) => duty === 'member')
  const cookies = await Promise.all(
    Array.from({ length: typistCount }, (_, index) => enter(members[index % members.length]?.seatId)),
  )
  documentId = await draftMinutes(cookies[0] ?? '')
  return cookies.map(
    (cookie, index) => new Typist({ name: `t${index}`, cookie, serverUrl: server.url, documentId, random }),
  )
}

async function enter(seatId: string | undefined): Promise<string> {
  const answer = await fetch(`${server.url}/api/sample/enter`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ seatId }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(`no seat: ${answer.status}`)
  return cookie
}

/** The minutes of the meeting that comes next: nobody confirms them meanwhile. */
async function draftMinutes(cookie: string): Promise<string> {
  const ask = async (path: string) => (await fetch(`${server.url}${path}`, { headers: { cookie } })).json()
  const { coming } = (await ask('/api/meetings?forumId=teiju-hokushin')) as { coming: { id: string }[] }
  const meeting = (await ask(`/api/meetings/${coming[0]?.id}`)) as { minutes: { documentId: string } }
  return meeting.minutes.documentId
}

beforeAll(async () => {
  await startServer()
  typists = await takeSeats()
})

afterAll(() => {
  for (const typist of typists) typist.leave()
  server.process.kill('SIGKILL')
  rmSync(dir, { recursive: true })
})

test(
  `[store/kill9-loses-nothing-acked] [S1][S2] ${kills} times kill -9 while ten people type: nothing acknowledged and nothing shown is gone`,
  async () => {
    await until(() => typists.every(({ isOnline }) => isOnline), 'all online')
    before = typists[0]?.list ?? []
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
  const dead = once(server.process, 'exit')
  server.process.kill('SIGKILL')
  await dead
  await until(() => typists.every(({ isOnline }) => !isOnline), 'all offline')
}

async function linesOfLog(): Promise<string[]> {
  const store = await openSqlite(join(dir, 'entaku.db'))
  const { doc } = await readDocument(store.log, documentId)
  await store.close()
  return linesOf(doc)
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
  const written = typists.flatMap(({ lines }) =>
    lines.filter(({ deletedBy }) => deletedBy === undefined).map(({ text }) => text),
  )
  const expected = [...before, ...written]
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

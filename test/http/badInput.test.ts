import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config'
import { type EntakuServer, startServer } from '../../server/server'
import { temporaryDirectory } from '../support/temporaryDirectory'

/** What arrives broken at the front door is answered in Japanese with what to do, and breaks nothing. */

const directory = temporaryDirectory()
let server: EntakuServer
const bugs: unknown[] = []

beforeAll(async () => {
  server = await startServer({
    config: readConfig({ PORT: '0', ENTAKU_DATA_DIR: directory.path }),
    clientDir: undefined,
    now: Date.now,
    report: (error) => bugs.push(error),
  })
})
afterAll(async () => {
  await server.close()
  directory.remove()
  expect(bugs).toEqual([])
})

const json = { 'Content-Type': 'application/json' }
const posts = (path: string, body: string, headers: Record<string, string> = json) =>
  fetch(`${server.url}${path}`, { method: 'POST', body, headers })

const faultOf = async (answer: Response) =>
  (
    (await answer.json()) as {
      error: { code: string; message: string; faults: { path: string; message: string }[] }
    }
  ).error
const isJapanese = (text: string) => /[ぁ-ん]/.test(text) && !/Invalid|Expected/.test(text)

test.each([
  ['broken JSON', '{"login": ', 400, 'invalid'],
  ['no JSON at all', 'login=a', 400, 'invalid'],
  ['an empty object', '{}', 400, 'invalid'],
  ['the wrong types', '{"login": 1, "password": []}', 400, 'invalid'],
  ['more than a form can hold', JSON.stringify({ login: 'a'.repeat(1_100_000) }), 413, 'too_large'],
])('%s is refused in Japanese', async (_what, body, status, code) => {
  const answer = await posts('/api/session', body)
  expect(answer.status).toBe(status)
  const fault = await faultOf(answer)
  expect(fault.code).toBe(code)
  expect(isJapanese(fault.message)).toBe(true)
  for (const { path, message } of fault.faults) {
    expect(path).not.toBe('')
    expect(isJapanese(message)).toBe(true)
  }
})

test('what is missing is named field by field', async () => {
  const { faults } = await faultOf(await posts('/api/session', '{}'))
  expect(faults.map(({ path }) => path).toSorted()).toEqual(['login', 'password'])
})

test('an unknown address of the API is no page of the client', async () => {
  const answer = await fetch(`${server.url}/api/nothing-here`)
  expect(answer.status).toBe(404)
  expect(isJapanese((await faultOf(answer)).message)).toBe(true)
})

test('a form of a foreign page is refused', async () => {
  const headers = { 'Content-Type': 'text/plain', Origin: 'https://evil.example' }
  expect((await posts('/api/session', '{}', headers)).status).toBe(403)
})

test('an upgrade to a path that is nobody’s is answered and closed', async () => {
  const answer = await fetch(`${server.url}/healthz`)
  expect(await answer.text()).toBe('ok')
  const { default: WebSocket } = await import('ws')
  const status = await new Promise((resolve) => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/somewhere`)
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.on('error', () => undefined)
  })
  expect(status).toBe(404)
})

test('a second server on the same data says so and does not start', async () => {
  const again = startServer({
    config: readConfig({ PORT: '0', ENTAKU_DATA_DIR: directory.path }),
    clientDir: undefined,
    now: Date.now,
    report: () => undefined,
  })
  await expect(again).rejects.toThrow(/動いている別の Entaku が使っています/)
})

test('a port that is taken is named, and what to do', async () => {
  const elsewhere = temporaryDirectory()
  const again = startServer({
    config: readConfig({ PORT: new URL(server.url).port, ENTAKU_DATA_DIR: elsewhere.path }),
    clientDir: undefined,
    now: Date.now,
    report: () => undefined,
  })
  await expect(again).rejects.toThrow(/ほかのプログラムが使っています。PORT=/)
  elsewhere.remove()
})

test('a bad setting is named', () => {
  expect(() => readConfig({ PORT: 'abc', ENTAKU_ORIGIN: 'nowhere' })).toThrow(/PORT[\s\S]*ENTAKU_ORIGIN/)
})

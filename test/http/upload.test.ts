import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../server/config'
import { firstRun } from '../../server/firstRun'
import { sha256 } from '../../server/id'
import { type EntakuServer, startServer } from '../../server/server'
import { temporaryDirectory } from '../support/temporaryDirectory'

/** Files come in by a road of their own: more than a form may hold, and never more than one file. */

const directory = temporaryDirectory()
let server: EntakuServer
let cookie: string
let meetingId: string

beforeAll(async () => {
  const config = readConfig({ PORT: '0', ENTAKU_DATA_DIR: directory.path })
  server = await startServer({
    config,
    prepare: (context) => firstRun(context, config),
    clientDir: undefined,
    now: Date.now,
    report: (error) => {
      throw error
    },
  })
  const seats = (await (await fetch(`${server.url}/api/sample`)).json()) as {
    seatId: string
    organisationName: string
  }[]
  const seat = seats.find(({ organisationName }) => organisationName === '栄村')
  const entered = await fetch(`${server.url}/api/sample/enter`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ seatId: seat?.seatId }),
  })
  cookie = entered.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  const list = await asks('/api/meetings?forumId=teiju-hokushin')
  meetingId = ((await list.json()) as { coming: { id: string }[] }).coming[0]?.id ?? ''
})
afterAll(async () => {
  await server.close()
  directory.remove()
})

const asks = (path: string, init: RequestInit = {}) =>
  fetch(`${server.url}${path}`, { ...init, headers: { Origin: server.url, ...init.headers, Cookie: cookie } })
const sends = (bytes: Uint8Array<ArrayBuffer>, key: string, init: RequestInit = {}) => {
  const body = new FormData()
  body.set('file', new File([bytes], '除雪計画.pdf'))
  return asks(`/api/materials?meetingId=${meetingId}&idempotencyKey=${key}`, {
    method: 'POST',
    body,
    ...init,
  })
}
const pdf = (size: number) => {
  const bytes = new Uint8Array(size)
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'))
  return bytes
}

test('[G6] a file of 20 MB comes in and goes out as an attachment that can run nothing', async () => {
  const bytes = pdf(20 * 1024 * 1024)
  const answer = await sends(bytes, 'twenty-megabytes')
  expect(answer.status).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  const file = await asks(`/api/materials/${id}/file`)
  expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(sha256(bytes))
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': expect.stringContaining('attachment; filename="material.pdf"; filename*=UTF-8'),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
})

test('[G6] one byte more than a multipart body with such a file is refused in Japanese', async () => {
  const answer = await sends(pdf(20 * 1024 * 1024 + 64 * 1024), 'too-many-megabytes')
  expect(answer.status).toBe(413)
  expect(((await answer.json()) as { error: { message: string } }).error.message).toContain('20MBまで')
})

test('[G6] without a session nothing is read, and a foreign page sends nothing', async () => {
  const body = new FormData()
  body.set('file', new File([pdf(10)], 'a.pdf'))
  const path = `${server.url}/api/materials?meetingId=${meetingId}&idempotencyKey=nobody-at-all`
  expect((await fetch(path, { method: 'POST', body, headers: { Origin: server.url } })).status).toBe(401)
  const foreign = await sends(pdf(10), 'foreign-page', {
    headers: { Origin: 'https://evil.example' },
  })
  expect(foreign.status).toBe(403)
})

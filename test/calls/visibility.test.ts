import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callTable } from '../../server/calls/queries'
import { callRoutes } from '../../server/calls/routes'
import { deskRoutes } from '../../server/desk/routes'
import { answerIntent } from '../../server/intents/answerIntent'
import { intentPage, organisationHistory } from '../../server/intents/page'
import { readSheets } from '../../server/papers/queries'
import { paperRoutes } from '../../server/papers/routes'
import type { StateIntent } from '../../shared/intents/commands'
import type { Actor } from '../../shared/permission'
import { forumId, newKey, seats } from '../proposals/proposalsWorld'
import { appFor } from '../support/appFor'
import { type CallsWorld, openCallsWorld, voices } from './callsWorld'

/** Words that only 栄村 said: wherever they turn up, its answer was shown. */
const secret = '村長に説明中です'

let world: CallsWorld
beforeEach(async () => {
  world = await openCallsWorld()
})
afterEach(() => world.close())

const app = (actor: Actor) =>
  appFor(actor, (error) => {
    throw error
  })
    .route('/calls', callRoutes(world.context))
    .route('/desk', deskRoutes(world.context))
    .route('/papers', paperRoutes(world.context))

/** Every road by which a reader could learn of an answer. */
const roads = (id: string) => ({
  page: `/calls/${id}`,
  matrix: `/calls?forumId=${forumId}`,
  desk: '/desk',
  ownSheet: `/calls/${id}/form.xlsx`,
  itsSheet: `/calls/${id}/form.xlsx?organisationId=sakae`,
  list: `/papers/calls/${id}/answers.csv`,
  paper: `/papers/calls/${id}/answers.docx`,
})
type Road = keyof ReturnType<typeof roads>

async function reads(actor: Actor, path: string): Promise<string> {
  const response = await app(actor).request(path)
  if (!response.ok) return ''
  if (!/\.(xlsx|docx)/.test(path)) return await response.text()
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (path.endsWith('.docx')) return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return JSON.stringify(await readSheets(bytes))
}

type Moment = 'before' | 'after' | 'closed'
type Reader =
  | 'itself'
  | 'secretariat'
  | 'neighbour'
  | 'observer'
  | 'prefecture'
  | 'stranger'
  | 'administrator'
const readers: Record<Reader, Actor> = {
  itself: seats.sakae,
  secretariat: seats.secretariat,
  neighbour: seats.nozawa,
  observer: seats.watcher,
  prefecture: seats.prefecture,
  stranger: seats.stranger,
  administrator: seats.administrator,
}

/** Who reads the answer on the page and in the matrix. */
function shows(reader: Reader, isOpen: boolean, moment: Moment): boolean {
  if (reader === 'itself' || reader === 'secretariat') return true
  const isInside = reader === 'neighbour' || reader === 'observer'
  return isInside && (isOpen || moment !== 'before')
}
const expected = (road: Road, reader: Reader, isOpen: boolean, moment: Moment): boolean => {
  if (road === 'desk') return false
  // Of the sheet each has its own; the secretariat makes that of anybody.
  if (road === 'ownSheet') return reader === 'itself'
  if (road === 'itsSheet') return reader === 'itself' || reader === 'secretariat'
  return shows(reader, isOpen, moment)
}

describe.each([false, true])('is_open %s', (isOpen) => {
  describe.each(['before', 'after', 'closed'] as const)('%s the due day', (moment) => {
    test('[Q5] every reader on every road sees the answer or no word of it', async () => {
      const { id } = await world.opens({ isOpen })
      await world.answers(seats.sakae, id, 'need_only', { note: secret })
      if (moment !== 'before') world.isDay('2026-12-05')
      if (moment === 'closed') await world.closes(id)
      const seen: Record<string, boolean> = {}
      const should: Record<string, boolean> = {}
      for (const reader of Object.keys(readers) as Reader[])
        for (const [road, path] of Object.entries(roads(id)) as [Road, string][]) {
          seen[`${reader} ${road}`] = (await reads(readers[reader], path)).includes(secret)
          should[`${reader} ${road}`] = expected(road, reader, isOpen, moment)
        }
      expect(seen).toEqual(should)
    })
  })
})

test('[Q5] before the due day a member is told how many answered, and neither which nor what', async () => {
  const { id } = await world.opens()
  await world.answers(seats.sakae, id, 'need_only', { note: secret })
  await world.answers(seats.nozawa, id, 'none')
  const page = await world.page(seats.nozawa, id)
  expect(page.counts).toEqual({ asked: voices.length, answered: 2, values: null })
  expect(page.rows[0]).toMatchObject({ organisationId: 'nozawa', standing: { value: 'none' } })
  expect(page.rows.slice(1).every(({ standing, isHidden }) => standing === null && isHidden)).toBe(true)
  const matrix = await world.list(seats.nozawa)
  expect(matrix.organisations[0]?.id).toBe('nozawa')
  expect(matrix.calls[0]?.counts.values).toBeNull()
})

test('[Q5] 県, strangers and the administrator are told of no call at all, on any road', async () => {
  const { id } = await world.opens({ isOpen: true })
  world.isDay('2026-12-05')
  for (const actor of [seats.prefecture, seats.stranger, seats.administrator])
    for (const path of Object.values(roads(id)).filter((each) => each !== '/desk'))
      expect((await app(actor).request(path)).status).toBe(404)
  const page = await app(seats.prefecture).request(roads(id).matrix)
  expect(await page.text()).toContain('照会は見つからないか、閲覧できる団体に入っていません')
})

test('[Q5] intents that answer a call are read by others only when its answers are', async () => {
  const proposal = await world.submitted(seats.sakae)
  const { id } = await world.opens({ kind: 'intents', proposalIds: [proposal] })
  await world.intends(seats.nozawa, id, proposal, 'decline', secret)
  const sees = async (actor: Actor) => JSON.stringify(await world.page(actor, id)).includes(secret)
  expect([await sees(seats.nozawa), await sees(seats.secretariat), await sees(seats.nakano)]).toEqual([
    true,
    true,
    false,
  ])
  world.isDay('2026-12-05')
  expect(await sees(seats.nakano)).toBe(true)
})

test('[Q5] [W9] what is said on the proposal’s page while a call asks is hidden like the answer it is, with its conditions', async () => {
  const proposal = await world.submitted(seats.sakae)
  const states = (actor: Actor, more: Partial<StateIntent> = {}) =>
    answerIntent(world.context, actor, {
      proposalId: proposal,
      value: 'conditional',
      level: 'head',
      conditions: [{ kind: 'with_member', organisationId: 'yamanouchi' }],
      note: secret,
      approver: '',
      idempotencyKey: newKey(),
      ...more,
    })
  await states(seats.kijimadaira, { value: 'watch', note: '動きを見たい', conditions: [] })
  world.clock.now += 1
  await world.opens({ kind: 'intents', proposalIds: [proposal] })
  await states(seats.nozawa)
  const { db, clock } = world
  const sees = async (actor: Actor) =>
    JSON.stringify([
      (await intentPage(db, actor, proposal, clock.now)).intents,
      await organisationHistory(db, actor, {
        proposalId: proposal,
        organisationId: 'nozawa',
        now: clock.now,
      }),
    ])
  for (const actor of [seats.nozawa, seats.secretariat]) expect(await sees(actor)).toContain(secret)
  for (const actor of [seats.nakano, seats.watcher]) {
    const seen = await sees(actor)
    expect(seen).not.toMatch(new RegExp(`${secret}|yamanouchi`))
    expect(seen).toContain('動きを見たい')
    expect(await intentPage(db, actor, proposal, clock.now)).toMatchObject({ hiddenCount: 1 })
  }
  world.isDay('2026-12-05')
  expect(await sees(seats.nakano)).toContain(secret)
})

test('[Q5] live notices of a call go to its body alone and carry nothing', async () => {
  const { id } = await world.opens()
  world.told.changed.length = 0
  await world.answers(seats.sakae, id, 'none')
  expect(world.told.changed).toEqual(
    [`call:${id}`, `calls:${forumId}`, 'desk'].map((topic) => ({ topic, audience: { forumIds: [forumId] } })),
  )
})

test('[Q5] what papers are made of is what the reader sees', async () => {
  const { id } = await world.opens()
  await world.answers(seats.sakae, id, 'need_only', { note: secret })
  const table = (actor: Actor) => callTable(world.db, actor, id, world.clock.now)
  expect(JSON.stringify(await table(seats.nozawa))).not.toContain(secret)
  expect(JSON.stringify(await table(seats.secretariat))).toContain(secret)
})

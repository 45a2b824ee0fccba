import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, sha256 } from '../../server/id'
import { meetingRoutes } from '../../server/meetings/routes'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { minutesRoutes } from '../../server/minutes/routes'
import { recordPage, records, unreviewedRecords } from '../../server/oversight/queries'
import { recordRoutes } from '../../server/oversight/routes'
import { canonicalJson } from '../../shared/minutes/canonical'
import type { Actor } from '../../shared/permission'
import { block, type MeetingWorld, openMeetingWorld, today, writeBlocks } from '../meetings/meetingWorld'
import { filed } from '../minutes/filed'
import { appFor } from '../support/appFor'

let world: MeetingWorld
let draftId: string
let recordId: string
let hash: string
beforeEach(async () => {
  world = await openMeetingWorld()
  draftId = (await world.creates()).id
  const { versionId, sha256: given } = await confirms('髙社山と𠮷田の件を了承する。')
  recordId = versionId
  hash = given
})
afterEach(() => world.close())

async function confirms(decision: string) {
  const meeting = await world.creates({ startsAt: today - 1000 })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [block('decision', { id: 'd1' }, decision)]),
  )
  const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
  const act = { meetingId: meeting.id, previewed, idempotencyKey: newId() }
  return filed(await confirmMinutes(world.context, world.secretariat, act))
}

/** The subjects' routes as the product mounts them, with the actor the session would give. */
const asks = (actor: Actor | undefined, path: string, init?: RequestInit) =>
  appFor(actor, () => undefined)
    .route('/api/meetings', meetingRoutes(world.context))
    .route('/api/minutes', minutesRoutes(world.context))
    .route('/api/records', recordRoutes(world.context))
    .request(path, init)

const posts = (actor: Actor | undefined, path: string, body: unknown = {}) =>
  asks(actor, path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('the list of records', () => {
  test('the prefecture sees the confirmed records of every body and no draft', async () => {
    const list = await records(world.store.db, world.prefecture, {})
    expect(list).toMatchObject([
      { id: recordId, forumName: '北信地域定住自立圏', version: '1.0', isReviewed: false },
    ])
  })

  test('members see the records of their own bodies; others and the administrator see none', async () => {
    expect(await records(world.store.db, world.village, {})).toHaveLength(1)
    expect(await records(world.store.db, world.observer, {})).toHaveLength(1)
    expect(await records(world.store.db, world.outsider, {})).toEqual([])
    expect(await records(world.store.db, world.administrator, {})).toEqual([])
  })

  test('it is narrowed by 圏域, body and review', async () => {
    const found = (filter: Parameters<typeof records>[2]) => records(world.store.db, world.prefecture, filter)
    expect(await found({ regionId: 'hokushin-region' })).toHaveLength(1)
    expect(await found({ regionId: 'elsewhere' })).toEqual([])
    expect(await found({ forumId: 'nagano-region' })).toEqual([])
    expect(await found({ review: 'unreviewed' })).toHaveLength(1)
    expect(await found({ review: 'reviewed' })).toEqual([])
  })
})

describe('one record', () => {
  test('[M7] the downloaded bytes have the hash that is shown', async () => {
    const answer = await asks(world.village, `/api/records/${recordId}/record.json`)
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(sha256(bytes)).toBe(hash)
    expect((await recordPage(world.store.db, world.village, recordId)).sha256).toBe(hash)
    const again = canonicalJson(JSON.parse(new TextDecoder().decode(bytes)))
    expect(new TextEncoder().encode(again)).toEqual(bytes)
    expect(answer.headers.get('Content-Disposition')).toContain("filename*=UTF-8''")
  })

  test('it shows what was decided, and the marks of the prefecture', async () => {
    await posts(world.prefecture, `/api/records/${recordId}/review`)
    const page = await recordPage(world.store.db, world.village, recordId)
    expect(page.record.decisions).toMatchObject([{ text: '髙社山と𠮷田の件を了承する。' }])
    expect(page.marks).toEqual([{ label: '長野県 企画財政課長', at: today }])
    expect(page.can.review).toBe(false)
    expect((await recordPage(world.store.db, world.prefecture, recordId)).can.review).toBe(true)
  })

  test('an unknown one and one of another body answer alike', async () => {
    const answers = [
      await asks(world.outsider, `/api/records/${recordId}`),
      await asks(world.outsider, `/api/records/${recordId}/record.json`),
      await asks(world.administrator, `/api/records/${recordId}`),
      await asks(world.village, '/api/records/no-such-record'),
    ]
    const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]))
    expect(new Set(bodies.map(String)).size).toBe(1)
    expect(bodies[0]?.[0]).toBe(404)
  })
})

describe('確認済み', () => {
  test('the prefecture marks a record; it leaves the inbox and everybody who may read it is told', async () => {
    expect(await unreviewedRecords(world.store.db, world.prefecture)).toHaveLength(1)
    world.told.changed.length = 0
    expect((await posts(world.prefecture, `/api/records/${recordId}/review`)).status).toBe(200)
    expect(await unreviewedRecords(world.store.db, world.prefecture)).toEqual([])
    expect((await records(world.store.db, world.village, {}))[0]?.isReviewed).toBe(true)
    expect(world.told.changed[0]).toEqual({
      topic: 'records',
      audience: { forumIds: ['hokushin'], prefecture: true },
    })
  })

  test('marking twice keeps the first mark', async () => {
    await posts(world.prefecture, `/api/records/${recordId}/review`)
    world.clock.now += 1000
    await posts(world.prefecture, `/api/records/${recordId}/review`)
    expect((await recordPage(world.store.db, world.prefecture, recordId)).marks).toMatchObject([
      { at: today },
    ])
  })

  test('nobody else marks: members are refused, others find nothing; the inbox is empty for them', async () => {
    for (const actor of [world.secretariat, world.village])
      expect((await posts(actor, `/api/records/${recordId}/review`)).status).toBe(403)
    for (const actor of [world.outsider, world.administrator])
      expect((await posts(actor, `/api/records/${recordId}/review`)).status).toBe(404)
    expect(await unreviewedRecords(world.store.db, world.secretariat)).toEqual([])
    expect(await world.store.db.selectFrom('review_mark').selectAll().execute()).toEqual([])
  })
})

describe('[A6] a seat of the sample', () => {
  test('marks the sample’s records only', async () => {
    const { db } = world.store
    const review = async () => (await posts(world.prefecture, `/api/records/${recordId}/review`)).status
    await db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', world.prefecture.seatId).execute()
    expect(await review()).toBe(403)
    expect(await db.selectFrom('review_mark').selectAll().execute()).toEqual([])
    await db.updateTable('meeting').set({ is_sample: 1 }).execute()
    expect(await review()).toBe(200)
  })
})

describe('[R4] the prefecture and drafts', () => {
  test('no road of meetings or minutes leads it to a draft', async () => {
    const meeting = {
      forumId: 'hokushin',
      title: '会議',
      startsAt: today,
      place: '',
      mode: 'online',
      idempotencyKey: newId(),
    }
    const answers = [
      await asks(world.prefecture, '/api/meetings?forumId=hokushin'),
      await asks(world.prefecture, `/api/meetings/${draftId}`),
      await asks(world.prefecture, `/api/minutes/${draftId}/preview`),
      await posts(world.prefecture, '/api/meetings', meeting),
      await posts(world.prefecture, `/api/minutes/${draftId}/confirm`, {
        previewed: '0'.repeat(64),
        idempotencyKey: newId(),
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
  })

  test('nobody without a session reaches anything', async () => {
    for (const path of ['/api/meetings?forumId=hokushin', `/api/meetings/${draftId}`, '/api/records'])
      expect((await asks(undefined, path)).status).toBe(401)
  })
})

describe('bad input', () => {
  const faults = async (body: unknown) => {
    const answer = await posts(world.secretariat, '/api/meetings', body)
    const { error } = (await answer.json()) as { error: { message: string; faults: { path: string }[] } }
    return { status: answer.status, message: error.message, paths: error.faults.map(({ path }) => path) }
  }

  test('each wrong field is named, in Japanese', async () => {
    const wrong = {
      forumId: 'hokushin',
      title: ' ',
      startsAt: 'あした',
      place: 'x'.repeat(101),
      mode: 'moon',
    }
    const answer = await faults({ ...wrong, idempotencyKey: newId() })
    expect(answer.status).toBe(400)
    expect(answer.paths).toEqual(['title', 'startsAt', 'place', 'mode'])
    expect(answer.message).toContain('直して')
  })

  test('no JSON, no key, an unknown filter: 400 and nothing written', async () => {
    expect((await faults('{"title":')).status).toBe(400)
    expect((await faults([])).status).toBe(400)
    expect((await asks(world.prefecture, '/api/records?review=maybe')).status).toBe(400)
    expect(
      (await posts(world.secretariat, `/api/minutes/${draftId}/confirm`, { previewed: 'x' })).status,
    ).toBe(400)
    expect(await world.store.db.selectFrom('meeting').selectAll().execute()).toHaveLength(2)
  })
})

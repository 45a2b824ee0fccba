import { describe, expect, test } from 'vitest'
import { actorOf as actorInSeat } from '../../server/accounts/queries'
import type { Context } from '../../server/context'
import { loadSample } from '../../server/dataset/sample'
import { sampleForumId } from '../../server/dataset/sampleYear/people'
import { desk } from '../../server/desk/desk'
import { newId } from '../../server/id'
import { createMeeting } from '../../server/meetings/createMeeting'
import { assert } from '../../shared/assert'
import { dayOf } from '../../shared/calendar'
import { type DeskItem, inDueOrder } from '../../shared/desk/item'
import { actorOf, reportContext } from '../forums/report'
import { insertSeat } from '../support/rows'

const village = '206024' // 栄村
const centre = '202134' // 飯山市

async function sampleContext(): Promise<Context> {
  const context = await reportContext()
  await loadSample(context)
  return context
}

/** Somebody of the sample year in a seat of the organisation; `isSecretariat` picks the seat that is, or is not, the 事務局. */
async function personIn(context: Context, organisationId: string, isSecretariat = false) {
  const day = dayOf(context.now())
  const held = await context.store.db
    .selectFrom('appointment')
    .innerJoin('seat', 'seat.id', 'appointment.seat_id')
    .select(['appointment.person_id', 'seat.id'])
    .where('seat.organisation_id', '=', organisationId)
    .execute()
  for (const { person_id, id } of held) {
    const actor = await actorInSeat(context.store.db, person_id, id, day)
    if (actor && actor.secretariatOf.includes(sampleForumId) === isSecretariat) return actor
  }
  throw new Error(`nobody of ${organisationId}`)
}

const kindsOf = (items: readonly DeskItem[]) => new Set(items.map(({ kind }) => kind))

describe('きょうの宿題', () => {
  test('lists for a village its coming meetings and its own open action items, in due order', async () => {
    const context = await sampleContext()
    const actor = await personIn(context, village)
    const { items } = await desk(context.store.db, actor, context.now())
    expect(items.some(({ kind }) => kind === 'meeting')).toBe(true)
    expect(items).toEqual(inDueOrder(items))
    const own = await context.store.db
      .selectFrom('action_item')
      .select('text')
      .where('owner_id', '=', village)
      .where('is_done', '=', 0)
      .execute()
    expect(
      items
        .filter(({ kind }) => kind === 'action')
        .map(({ title }) => title)
        .sort(),
    ).toEqual(own.map(({ text }) => text).sort())
  })

  test('gives the work of the secretariat to the secretariat alone', async () => {
    const context = await sampleContext()
    const secretariat = await desk(context.store.db, await personIn(context, centre, true), context.now())
    const member = await desk(context.store.db, await personIn(context, village), context.now())
    const work = ['receive', 'confirm'] as const
    expect(work.some((kind) => kindsOf(secretariat.items).has(kind))).toBe(true)
    expect(work.some((kind) => kindsOf(member.items).has(kind))).toBe(false)
  })

  test('[L7] holds the work of a meeting in one line, with one press for what is due first', async () => {
    const context = await sampleContext()
    const office = await personIn(context, centre, true)
    await createMeeting(context, office, {
      forumId: sampleForumId,
      title: '臨時の幹事会',
      startsAt: context.now() + 20 * 24 * 60 * 60_000,
      place: '',
      mode: 'online',
      idempotencyKey: newId(),
    })
    const { items } = await desk(context.store.db, office, context.now())
    const jobs = items.filter(({ kind }) => kind === 'job')
    expect(new Set(jobs.map(({ title }) => title.replace(/ \d+件$/, ''))).size).toBe(jobs.length)
    expect(jobs.some(({ title }) => / \d+件$/.test(title))).toBe(true)
    for (const { acts } of jobs) expect(acts).toMatchObject([{ act: 'finish_job' }])
  })

  test('[R4] shows the prefecture confirmed records to review and nothing of the drafts', async () => {
    const context = await sampleContext()
    const prefecture = actorOf('200000', { duty: 'prefecture' })
    const { items } = await desk(context.store.db, prefecture, context.now())
    expect([...kindsOf(items)].filter((kind) => kind !== 'review')).toEqual([])
  })

  test('shows an administrator the seats that nobody holds and nobody was invited to', async () => {
    const context = await reportContext()
    const { db } = context.store
    const administrator = actorOf('200000', { duty: 'administrator' })
    const seat = { id: newId(), organisation_id: village }
    await insertSeat(db, { ...seat, title: '総務課企画係長' })
    const seats = async () => (await desk(db, administrator, context.now())).items.map(({ title }) => title)
    expect(await seats()).toEqual(['栄村 総務課企画係長'])
    const invitation = {
      id: newId(),
      token_hash: newId(),
      seat_id: seat.id,
      created_by: null,
      created_at: context.now(),
      used_at: null,
      used_by: null,
    }
    await db
      .insertInto('invitation')
      .values({ ...invitation, expires_at: context.now() + 1 })
      .execute()
    expect(await seats()).toEqual([])
    await db.updateTable('invitation').set({ expires_at: context.now() }).execute()
    expect(await seats()).toHaveLength(1)
  })

  test('names the bodies of the seat with what it is there', async () => {
    const context = await sampleContext()
    const { forums } = await desk(context.store.db, await personIn(context, centre, true), context.now())
    const body = forums.find(({ id }) => id === sampleForumId)
    assert(body, 'the body of the sample year is on the desk')
    expect(body).toMatchObject({ role: 'central_city', isSecretariat: true, canPropose: true })
  })
})

describe('due order', () => {
  const item = (id: string, more: Partial<DeskItem>): DeskItem => ({
    id,
    kind: 'draft',
    targetId: id,
    title: id,
    forumName: null,
    dueOn: null,
    at: null,
    ...more,
  })

  test('late first, then by day and hour, then what has no day by who waits for it', () => {
    const items = [
      item('draft', {}),
      item('returned', { kind: 'returned' }),
      item('tomorrow', { kind: 'action', dueOn: '2026-11-25' }),
      item('afternoon', { kind: 'meeting', dueOn: '2026-11-24', at: 2 }),
      item('morning', { kind: 'meeting', dueOn: '2026-11-24', at: 1 }),
      item('late', { kind: 'action', dueOn: '2026-11-01' }),
    ]
    expect(inDueOrder(items).map(({ id }) => id)).toEqual([
      'late',
      'morning',
      'afternoon',
      'tomorrow',
      'returned',
      'draft',
    ])
  })
})

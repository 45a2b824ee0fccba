import { expect, onTestFinished, test } from 'vitest'
import { transferSeats } from '../../server/accounts/transferSeats'
import { desk } from '../../server/desk/desk'
import { handover } from '../../server/desk/handover'
import { takeHandover, writeHandover } from '../../server/desk/writeHandover'
import { newId } from '../../server/id'
import type { Actor } from '../../shared/permission'
import { block, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'
import { refused } from '../support/refused'

/** The village's seat with a holder, a 宿題 of its own, and who comes after. */
async function openHandoverWorld() {
  const world = await openMeetingWorld()
  onTestFinished(world.close)
  const { db } = world.store
  const hold = async (personId: string, fromOn: string, actor = world.village) => {
    await db
      .insertInto('person')
      .values({
        id: personId,
        login_id: personId,
        email: null,
        password_hash: '!',
        created_at: 0,
        disabled_at: null,
        is_sample: 0,
      })
      .execute()
    await db
      .insertInto('appointment')
      .values({
        id: newId(),
        person_id: personId,
        seat_id: actor.seatId,
        from_on: fromOn,
        to_on: null,
      })
      .execute()
    return { ...actor, personId }
  }
  const old = await hold('old', '2024-04-01')
  await hold('administrator', '2024-04-01', world.administrator)
  const linesOf = async (actor: Actor) =>
    (await desk(db, actor, world.clock.now)).items
      .filter(({ kind }) => kind === 'handover' || kind === 'leaving')
      .map(({ kind, dueOn }) => ({ kind, dueOn }))
  const listOf = (actor: Actor) => handover(db, actor, world.clock.now)
  return { ...world, old, hold, linesOf, listOf }
}

test('[B11] 引継ぎ lists what waits for the seat: its 宿題, and the answers others wait for', async () => {
  const world = await openHandoverWorld()
  const meeting = await world.creates()
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false }, '試算表の作成'),
      block('actionItem', { id: 'a2', owner: 'nakano', due: '2026-12-02', done: false }, '中野市のこと'),
    ]),
  )
  const { db } = world.store
  await db
    .insertInto('action_item')
    .values([
      {
        meeting_id: meeting.id,
        id: 'a1',
        position: 0,
        item_id: null,
        text: '試算表の作成',
        owner_id: 'kijimadaira',
        due_on: '2026-12-02',
        is_done: 0,
      },
      {
        meeting_id: meeting.id,
        id: 'a2',
        position: 1,
        item_id: null,
        text: '中野市のこと',
        owner_id: 'nakano',
        due_on: '2026-12-02',
        is_done: 0,
      },
    ])
    .execute()
  const list = await world.listOf(world.old)
  expect(list.seat).toBe('木島平村 企画財政課長')
  expect(list.items.map(({ kind, title }) => [kind, title])).toContainEqual(['action', '試算表の作成'])
  expect(list.items.map(({ title }) => title)).not.toContain('中野市のこと')
})

test('[B11] who leaves is asked for a note in good time; who comes finds it on the desk until it is taken over', async () => {
  const world = await openHandoverWorld()
  const { old, context } = world
  expect(await world.linesOf(old)).toEqual([])
  await transferSeats(context, world.administrator, {
    seatIds: [old.seatId],
    lastDay: '2027-03-31',
    idempotencyKey: newId(),
  })
  expect(await world.linesOf(old)).toEqual([])
  world.clock.now = Date.parse('2027-03-01T09:00:00+09:00')
  expect(await world.linesOf(old)).toEqual([{ kind: 'leaving', dueOn: '2027-03-31' }])
  await writeHandover(context, old, '試算表の元の数字は、栄村に聞く。')
  expect(await world.linesOf(old)).toEqual([])
  await expect(takeHandover(context, old)).rejects.toEqual(refused('conflict'))

  world.clock.now = Date.parse('2027-04-01T09:00:00+09:00')
  const next = await world.hold('next', '2027-04-01')
  expect(await world.linesOf(next)).toEqual([{ kind: 'handover', dueOn: null }])
  expect((await world.listOf(next)).notes).toMatchObject([
    { text: '試算表の元の数字は、栄村に聞く。', label: '木島平村 企画財政課長', isOwn: false, takenAt: null },
  ])
  await takeHandover(context, next)
  expect(await world.linesOf(next)).toEqual([])
  expect((await world.listOf(next)).notes).toMatchObject([{ takenAt: world.clock.now }])
})

test('[B11] a note is the seat’s: no other seat reads or takes it', async () => {
  const world = await openHandoverWorld()
  await writeHandover(world.context, world.old, '書き置き')
  expect((await world.listOf(world.secretariat)).notes).toEqual([])
  await expect(takeHandover(world.context, world.secretariat)).rejects.toEqual(refused('conflict'))
})

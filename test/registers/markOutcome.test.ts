import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../server/desk/desk'
import { newId } from '../../server/id'
import { decisionsToChoose } from '../../server/registers/queries'
import type { Actor } from '../../shared/permission'
import { block, writeBlocks } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { openRegisterWorld, type RegisterWorld } from './registerWorld'

const dayMs = 24 * 60 * 60 * 1000
let world: RegisterWorld
beforeEach(async () => {
  world = await openRegisterWorld()
})
afterEach(() => world.close())

const a1 = () => ({ kind: 'action' as const, meetingId: world.meeting.id, outcomeId: 'a1' })
const d1 = () => ({ kind: 'decision' as const, meetingId: world.meeting.id, outcomeId: 'd1' })
const done = (onDay = '2026-11-24', note = '') => ({ act: 'done' as const, onDay, note })
const action = async (id = 'a1', actor: Actor = world.village) =>
  (await world.asks(actor)).actions.find((row) => row.id === id)
const decision = async (id = 'd1') => (await world.asks(world.village)).decisions.find((row) => row.id === id)
const notices = () =>
  world.store.db.selectFrom('notice').selectAll().where('kind', '=', 'action_assigned').execute()

describe('a 宿題 after its meeting', () => {
  test('[K1] is done by its owner with day and 根拠, once, and taken back with a reason; everything stays', async () => {
    const key = newId()
    await world.marks(world.village, { ...a1(), ...done('2026-11-23', '資料２のとおり') }, key)
    await world.marks(world.village, { ...a1(), ...done('2026-11-23', '資料２のとおり') }, key)
    expect(await action()).toMatchObject({ state: 'done', doneOn: '2026-11-23', evidence: '資料２のとおり' })
    await expect(world.marks(world.secretariat, { ...a1(), ...done() })).rejects.toEqual(refused('conflict'))
    await world.marks(world.secretariat, { ...a1(), act: 'reopened', note: '再計算のため' })
    expect(await action()).toMatchObject({ state: 'open', doneOn: null, evidence: '' })
    expect((await action())?.marks.map(({ act, label }) => [act, label])).toEqual([
      ['done', '木島平村 企画財政課長'],
      ['reopened', '飯山市 企画財政課長'],
    ])
    await expect(world.marks(world.village, { ...a1(), act: 'reopened', note: 'もう一度' })).rejects.toEqual(
      refused('conflict'),
    )
  })

  test('[K1] gets another due day and another owner with reasons, and the new owner is told', async () => {
    await world.marks(world.village, { ...a1(), act: 'due', onDay: '2026-12-20', note: '議会のため' })
    await world.marks(world.village, { ...a1(), act: 'owner', ownerId: 'nakano', note: '窓口を移したため' })
    expect(await action()).toMatchObject({
      dueOn: '2026-12-20',
      owner: { id: 'nakano', name: '中野市' },
      written: { dueOn: '2026-12-02', ownerId: 'kijimadaira' },
    })
    expect(await notices()).toMatchObject([
      { kind: 'action_assigned', organisation_id: 'nakano', subject: '宿題の担当：試算表の作成' },
    ])
    expect((await notices())[0]?.lines).toContain('担当が変わった理由：窓口を移したため')
    // It is the new owner's now, and no longer the village's.
    await expect(world.marks(world.village, { ...a1(), ...done() })).rejects.toEqual(refused('forbidden'))
  })

  test('[K1] is marked by its owner and the secretariat, and by nobody else', async () => {
    const others = [
      [world.observer, 'forbidden'],
      [{ ...world.village, seatId: 'seat-nakano', organisationId: 'nakano' }, 'forbidden'],
      [world.outsider, 'not_found'],
      [world.prefecture, 'not_found'],
      [world.administrator, 'not_found'],
    ] as const
    for (const [actor, code] of others)
      await expect(world.marks(actor, { ...a1(), ...done() })).rejects.toEqual(refused(code))
    await expect(world.marks(world.village, { ...d1(), ...done() })).rejects.toEqual(refused('forbidden'))
    await world.marks(world.secretariat, { ...a1(), ...done() })
    await world.marks(world.secretariat, { ...d1(), ...done() })
  })

  test('[K1] neither a day to come, nor a stranger as the owner, nor a 宿題 that is not there', async () => {
    const { village } = world
    await expect(world.marks(village, { ...a1(), ...done('2026-11-25') })).rejects.toEqual(refused('invalid'))
    await expect(
      world.marks(village, { ...a1(), act: 'owner', ownerId: 'nagano', note: '誤り' }),
    ).rejects.toEqual(refused('invalid'))
    await expect(world.marks(village, { ...a1(), outcomeId: 'gone', ...done() })).rejects.toEqual(
      refused('not_found'),
    )
  })

  test('[K2] a tick in the draft and a mark agree: the later word holds', async () => {
    await world.marks(world.village, { ...a1(), ...done() })
    await world.marks(world.village, { ...a1(), act: 'reopened', note: '誤って押したため' })
    const tick = async (isDone: boolean) =>
      world.writes(world.meeting, (doc) => {
        const found = doc
          .getXmlFragment('minutes')
          .toArray()
          .find((each) => 'getAttribute' in each && each.getAttribute('id') === 'a1')
        // The fragment holds elements alone, and the editor stores a boolean.
        ;(found as ReturnType<typeof block>).setAttribute('done', isDone as unknown as string)
      })
    await tick(true)
    expect(await action()).toMatchObject({ state: 'done', doneOn: null })
    await world.marks(world.village, { ...a1(), act: 'reopened', note: 'まだ途中のため' })
    expect(await action()).toMatchObject({ state: 'open' })
    await world.marks(world.village, { ...a1(), ...done() })
    expect(await action()).toMatchObject({ state: 'done', doneOn: '2026-11-24' })
  })

  test('[K1] a decision is carried out or abolished by the secretariat, and both can be taken back', async () => {
    await world.marks(world.secretariat, { ...d1(), ...done('2026-11-24') })
    expect(await decision()).toMatchObject({ state: 'carried_out', since: '2026-11-24' })
    await world.marks(world.secretariat, { ...d1(), act: 'reopened', note: '残りがあるため' })
    expect(await decision()).toMatchObject({ state: 'in_force', since: null })
    await world.marks(world.secretariat, {
      ...d1(),
      act: 'abolished',
      onDay: '2026-11-24',
      note: '計画の見直し',
    })
    expect(await decision()).toMatchObject({ state: 'abolished' })
    await expect(world.marks(world.secretariat, { ...d1(), ...done() })).rejects.toEqual(refused('conflict'))
  })

  test('[K5] what rests on a decision chooses among those the seat reads and that were not abolished', async () => {
    const choices = async (actor: Actor) =>
      (await decisionsToChoose(world.store.db, actor, { forumIds: ['hokushin'], now: world.clock.now })).map(
        ({ id }) => id,
      )
    expect(await choices(world.secretariat)).toContain('d1')
    for (const actor of [world.outsider, world.prefecture]) expect(await choices(actor)).toEqual([])
    await world.marks(world.secretariat, {
      ...d1(),
      act: 'abolished',
      onDay: '2026-11-24',
      note: '計画の見直し',
    })
    expect(await choices(world.secretariat)).not.toContain('d1')
  })

  test('[K3] the desk holds what is not done, with one press to finish it and one to take that back', async () => {
    const lines = async () =>
      (await desk(world.store.db, world.village, world.clock.now)).items.filter(
        ({ kind }) => kind === 'action',
      )
    const [line] = await lines()
    expect(line).toMatchObject({ title: '試算表の作成', dueOn: '2026-12-02' })
    expect(line?.acts).toEqual([
      { act: 'finish_action', meetingId: world.meeting.id, outcomeId: 'a1', onDay: '2026-11-24' },
    ])
    await world.marks(world.village, { ...a1(), ...done() })
    expect(await lines()).toEqual([])
    await world.marks(world.village, { ...a1(), act: 'reopened', note: '取消し' })
    expect(await lines()).toHaveLength(1)
  })

  test('[K2] what was marked while the minutes were a draft holds after 確定 and 正誤 of other words', async () => {
    await world.marks(world.village, { ...a1(), act: 'due', onDay: '2026-12-20', note: '議会のため' })
    await world.writes(world.meeting, (doc) => writeBlocks(doc, [block('paragraph', {}, '散会。')]))
    await world.confirms()
    expect(await action()).toMatchObject({ version: '1.0', dueOn: '2026-12-20', isNumberFixed: true })
    world.clock.now += 27 * dayMs
    expect(await action()).toMatchObject({ state: 'overdue' })
  })
})

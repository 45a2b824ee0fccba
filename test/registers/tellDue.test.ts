import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tellOwners } from '../../server/registers/acts'
import { tellDue } from '../../server/registers/tellDue'
import { dayOf } from '../../shared/calendar'
import { openRegisterWorld, type RegisterWorld } from './registerWorld'

const dayMs = 24 * 60 * 60 * 1000
let world: RegisterWorld
beforeEach(async () => {
  world = await openRegisterWorld()
})
afterEach(() => world.close())

const letters = async () =>
  (
    await world.store.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', 'in', ['action_due', 'action_assigned'])
      .orderBy('at')
      .orderBy('organisation_id')
      .execute()
  ).map(({ organisation_id, subject }) => [organisation_id, subject])

/** The days pass, and each morning the job runs. */
const days = async (count: number) => {
  for (let day = 0; day < count; day += 1) {
    world.clock.now += dayMs
    await tellDue(world.context, dayOf(world.clock.now))
  }
}

describe('letters about 宿題', () => {
  test('[K3] its owner hears of a 宿題 once, a week before its day and when the day has passed', async () => {
    await world.store.transaction((tx) => tellOwners(tx, world.meeting.id, world.clock.now))
    const assigned = [
      ['kijimadaira', '宿題の担当：試算表の作成'],
      ['nakano', '宿題の担当：受入条件の整理'],
    ]
    expect(await letters()).toEqual(assigned)
    await days(20)
    expect(await letters()).toEqual([
      ...assigned,
      ['kijimadaira', '宿題の期限が近づいています（あと7日）：試算表の作成'],
      ['kijimadaira', '宿題の期限が過ぎています：試算表の作成'],
    ])
  })

  test('[K3] what is done is not asked for, and another day is another letter', async () => {
    const mark = { kind: 'action' as const, meetingId: world.meeting.id, outcomeId: 'a1' }
    await world.marks(world.village, { ...mark, act: 'due', onDay: '2026-12-20', note: '議会のため' })
    await days(20)
    const due = async () => (await letters()).filter(([, subject]) => subject?.includes('期限'))
    expect(await due()).toEqual([['kijimadaira', '宿題の期限が近づいています（あと7日）：試算表の作成']])
    await world.marks(world.village, { ...mark, act: 'done', onDay: '2026-12-14', note: '' })
    await days(20)
    expect(await due()).toHaveLength(1)
  })

  test('[K3] nobody is told of what the sample year gives home', async () => {
    await world.store.db.updateTable('meeting').set({ is_sample: 1 }).execute()
    await days(20)
    expect(await letters()).toEqual([])
  })
})

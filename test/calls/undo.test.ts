import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { undoAnswer, undoIntent } from '../../server/calls/undoAnswer'
import { stateIntent } from '../../server/intents/acts'
import type { CallValue } from '../../shared/calls/call'
import type { IntentValue } from '../../shared/intents/intent'
import type { Actor } from '../../shared/permission'
import { newKey, seats } from '../proposals/proposalsWorld'
import { refused } from '../support/refused'
import { type CallsWorld, openCallsWorld } from './callsWorld'

let world: CallsWorld
beforeEach(async () => {
  world = await openCallsWorld()
})
afterEach(() => world.close())

const undoes = (actor: Actor, id: string, value: CallValue) =>
  undoAnswer(world.context, actor, id, { value, idempotencyKey: newKey() })
const undoesIntent = (actor: Actor, id: string, proposalId: string, value: IntentValue) =>
  undoIntent(world.context, actor, id, { proposalId, value, idempotencyKey: newKey() })

describe('取り消す after a press', () => {
  test('[Q4] what stood before holds again: an answer with its line and level, 代行入力 with its mark, or 未回答', async () => {
    const { id } = await world.opens()
    await world.answers(seats.sakae, id, 'none')
    await undoes(seats.sakae, id, 'none')
    expect((await world.standing(id, 'sakae'))?.value).toBe('unanswered')
    await world.answers(seats.secretariat, id, 'considering', {
      ...{ note: '村長に説明中', level: 'section_chief' },
      onBehalf: { organisationId: 'sakae', channel: 'phone' },
    })
    const before = await world.standing(id, 'sakae')
    await world.answers(seats.sakae, id, 'none')
    await undoes(seats.sakae, id, 'none')
    expect(await world.standing(id, 'sakae')).toEqual(before)
    expect(before?.entry).toMatchObject({ channel: 'phone', confirmedAt: null })
    expect((await world.desk(seats.sakae)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['call', 'call_entry']),
    )
  })

  test('[Q4] nobody takes back what another seat said, or what came after it, or once the call is closed', async () => {
    const { id } = await world.opens()
    await world.answers(seats.secretariat, id, 'none', {
      onBehalf: { organisationId: 'sakae', channel: 'phone' },
    })
    await expect(undoes(seats.sakae, id, 'none')).rejects.toEqual(refused('conflict'))
    await world.answers(seats.sakae, id, 'need_only')
    await expect(undoes(seats.sakae, id, 'none')).rejects.toEqual(refused('conflict'))
    await expect(undoes(seats.prefecture, id, 'need_only')).rejects.toEqual(refused('not_found'))
    world.isDay('2026-12-05')
    await world.closes(id)
    await expect(undoes(seats.sakae, id, 'need_only')).rejects.toEqual(refused('conflict'))
    expect((await world.standing(id, 'sakae'))?.value).toBe('need_only')
  })

  test('[Q4] 意向 too: the one before it, or none', async () => {
    const proposal = await world.submitted(seats.sakae)
    const { id } = await world.opens({ kind: 'intents', proposalIds: [proposal] })
    await world.intends(seats.nakano, id, proposal, 'watch')
    await world.intends(seats.nakano, id, proposal, 'join')
    await expect(undoesIntent(seats.nakano, id, proposal, 'watch')).rejects.toEqual(refused('conflict'))
    await undoesIntent(seats.nakano, id, proposal, 'join')
    const own = async () => (await world.page(seats.nakano, id)).rows[0]?.intents.map(({ value }) => value)
    expect(await own()).toEqual(['watch'])
    await undoesIntent(seats.nakano, id, proposal, 'watch')
    expect(await own()).toEqual([])
    expect((await world.standing(id, 'nakano'))?.value).toBe('unanswered')
    expect((await world.desk(seats.nakano)).map(({ kind }) => kind)).toContain('intent')
  })
})

test('[Q6] a closed 意向照会 keeps what stood when it closed, and tells what changed since', async () => {
  const proposal = await world.submitted(seats.sakae)
  const { id } = await world.opens({ kind: 'intents', proposalIds: [proposal] })
  await world.intends(seats.nakano, id, proposal, 'join')
  world.isDay('2026-12-05')
  await world.closes(id)
  world.isDay('2026-12-10')
  for (const [organisation_id, value] of [
    ['nakano', 'decline'],
    ['nozawa', 'join'],
  ] as const)
    await world.context.store.transaction((tx) =>
      stateIntent(
        tx,
        { organisation_id, seat_id: 'seat-nakano', label: '企画担当', on_behalf_channel: null },
        {
          ...{ proposalId: proposal, callId: null, value, level: 'head', conditions: [], note: '' },
          ...{ approver: '', at: world.clock.now },
        },
      ),
    )
  const { rows, counts } = await world.page(seats.secretariat, id)
  const row = (organisationId: string) => rows.find((each) => each.organisationId === organisationId)
  expect(row('nakano')).toMatchObject({
    standing: { value: 'stated', isLate: false },
    intents: [{ value: 'join' }],
    since: [{ value: 'decline' }],
  })
  expect(row('nozawa')).toMatchObject({ standing: { value: 'unanswered' }, intents: [] })
  expect(row('nozawa')?.since).toMatchObject([{ value: 'join' }])
  expect(row('sakae')?.since).toEqual([])
  expect(counts.answered).toBe(1)
  await world.reopens(id, '2026-12-20')
  expect((await world.page(seats.secretariat, id)).counts.answered).toBe(2)
})

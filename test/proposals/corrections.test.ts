import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerCorrection, withdrawCorrection } from '../../server/proposals/answerCorrection'
import { correctionsToAnswer } from '../../server/proposals/corrections'
import { countedProposals } from '../../server/proposals/counted'
import { requestCorrection } from '../../server/proposals/requestCorrection'
import type { Actor } from '../../shared/permission'
import type { RequestCorrection } from '../../shared/proposals/commands'
import { refused } from '../support/refused'
import { forumId, newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

const asks = (actor: Actor, id: string, change: RequestCorrection['change']) =>
  requestCorrection(world.context, actor, id, { idempotencyKey: newKey(), reason: '聞き取りの誤り', change })
const answers = (actor: Actor, id: string, correctionId: string, isAgreed: boolean, reason = '') =>
  answerCorrection(world.context, actor, { id, correctionId }, { idempotencyKey: newKey(), isAgreed, reason })
const holds = async (id: string) =>
  (await world.sees(seats.nakano, id)).originators.map(({ organisationId }) => organisationId)
const add = (organisationId: string) => ({ act: 'add_originator' as const, organisationId })
const remove = (organisationId: string) => ({ act: 'remove_originator' as const, organisationId })

describe('訂正', () => {
  test('[P11] a name is added when its 団体 agrees, and what was locked stays as it is', async () => {
    const id = await world.submitted(seats.sakae)
    const locked = await world.originators(id)
    const { id: correctionId, isMade } = await asks(seats.sakae, id, add('nozawa'))
    expect(isMade).toBe(false)
    expect(await holds(id)).toEqual(['sakae'])
    expect(await answers(seats.nozawa, id, correctionId, true)).toEqual({ isMade: true })
    expect(await holds(id)).toEqual(['sakae', 'nozawa'])
    expect(await world.originators(id)).toEqual(locked)
    const seen = await world.sees(seats.nozawa, id)
    expect(seen.locked?.originators).toEqual(['栄村'])
    expect(seen.originators[1]).toMatchObject({ role: 'partner_municipality', class: 'municipality' })
  })

  test('[P11] a no needs a reason, ends it, and changes nothing', async () => {
    const id = await world.submitted(seats.sakae)
    const { id: correctionId } = await asks(seats.sakae, id, add('nozawa'))
    await expect(answers(seats.nozawa, id, correctionId, false)).rejects.toThrow(refused('invalid'))
    await answers(seats.nozawa, id, correctionId, false, '相談を受けていない')
    expect(await holds(id)).toEqual(['sakae'])
    const [line] = (await world.sees(seats.sakae, id)).corrections
    expect(line).toMatchObject({ state: 'refused', answers: [{ reason: '相談を受けていない' }] })
    await expect(answers(seats.nozawa, id, correctionId, true)).rejects.toThrow(refused('conflict'))
  })

  test('[P11] the secretariat’s own city is not added over the head of the village', async () => {
    const id = await world.submitted(seats.sakae)
    const { id: correctionId, isMade } = await asks(seats.secretariat, id, add('iiyama'))
    expect(isMade).toBe(false)
    expect(await holds(id)).toEqual(['sakae'])
    await answers(seats.sakae, id, correctionId, true)
    expect(await holds(id)).toEqual(['sakae', 'iiyama'])
  })

  test('[P11] nobody else answers, nobody outside asks, and the asker alone takes it back', async () => {
    const id = await world.submitted(seats.sakae)
    for (const stranger of [seats.nakano, seats.nozawa, seats.prefecture, seats.watcher])
      await expect(asks(stranger, id, add('nozawa'))).rejects.toThrow(refused('forbidden'))
    const asked = await asks(seats.sakae, id, add('nozawa'))
    for (const other of [seats.nakano, seats.secretariat, seats.sakae])
      await expect(answers(other, id, asked.id, true)).rejects.toThrow()
    const back = (actor: Actor) =>
      withdrawCorrection(world.context, actor, { id, correctionId: asked.id }, { idempotencyKey: newKey() })
    await expect(back(seats.nozawa)).rejects.toThrow(refused('forbidden'))
    await back(seats.sakae)
    await expect(answers(seats.nozawa, id, asked.id, true)).rejects.toThrow(refused('conflict'))
  })

  test('[P11] whoever asks and is concerned needs no second word; the last name cannot be taken off', async () => {
    const id = await world.submitted(seats.sakae, { coProposers: ['nozawa'] })
    expect((await asks(seats.nozawa, id, remove('nozawa'))).isMade).toBe(true)
    expect(await holds(id)).toEqual(['sakae'])
    await expect(asks(seats.sakae, id, remove('sakae'))).rejects.toThrow(refused('invalid'))
    const change = { act: 'first_raised' as const, firstRaisedOn: '2024-05-01' }
    expect((await asks(seats.sakae, id, change)).isMade).toBe(true)
    expect((await world.sees(seats.nakano, id)).firstRaisedOn).toBe('2024-05-01')
    expect((await world.stored(id)).first_raised_on).toBe('2026-11-24')
  })

  test('[P11] きっかけ and 初出日 are changed by the first 発案団体 or with its word, and need nobody else’s', async () => {
    const id = await world.submitted(seats.sakae, { coProposers: ['nozawa'] })
    const raised = (firstRaisedOn: string) => ({ act: 'first_raised' as const, firstRaisedOn })
    const origin = {
      act: 'origin' as const,
      kind: 'prefecture_hint' as const,
      ref: null,
      item: null,
      note: '',
    }
    for (const asker of [seats.nozawa, seats.secretariat])
      for (const change of [raised('2024-05-01'), origin]) {
        const { id: correctionId, isMade } = await asks(asker, id, change)
        expect(isMade).toBe(false)
        const [line] = (await world.sees(asker, id)).corrections
        expect(line?.answers.map(({ organisationId }) => organisationId)).toEqual(['sakae'])
        await answers(seats.sakae, id, correctionId, false, '聞いていない')
      }
    expect(await world.sees(seats.nakano, id)).toMatchObject({
      originKind: 'own_initiative',
      firstRaisedOn: '2026-11-24',
    })
    expect((await asks(seats.sakae, id, raised('2024-05-01'))).isMade).toBe(true)
    expect((await asks(seats.sakae, id, origin)).isMade).toBe(true)
    expect(await world.sees(seats.nakano, id)).toMatchObject({
      originKind: 'prefecture_hint',
      firstRaisedOn: '2024-05-01',
    })
    expect((await world.stored(id)).origin_kind).toBe('own_initiative')
  })

  test('[P11] who was no member on the day of 提出 is not added; a draft is corrected by writing', async () => {
    const id = await world.submitted(seats.sakae)
    await expect(asks(seats.sakae, id, add('watcher'))).rejects.toThrow(refused('invalid'))
    const draft = await world.drafts(seats.sakae)
    await expect(asks(seats.sakae, draft, add('nozawa'))).rejects.toThrow(refused('forbidden'))
  })

  test('[P11] the statistics of a day know what was accepted by its end, and no more', async () => {
    const id = await world.submitted(seats.sakae)
    world.clock.now += 1000
    const before = world.clock.now
    const { id: correctionId } = await asks(seats.sakae, id, add('nakano'))
    await answers(seats.nakano, id, correctionId, true)
    const counted = async (until: number) =>
      (await countedProposals(world.db, forumId, until)).map(({ originators }) =>
        originators.map(({ class: each }) => each),
      )
    expect(await counted(before)).toEqual([['municipality']])
    expect(await counted(before + 1)).toEqual([['municipality', 'central_city']])
  })
})

describe('統合', () => {
  const merge = (into: string) => ({ act: 'merge' as const, into })

  test('[P12] everybody on both sides agrees; names and first day of both stay, and it is counted once', async () => {
    const from = await world.submitted(seats.sakae, { firstRaisedOn: '2025-04-01' })
    const into = await world.submitted(seats.nakano)
    const { id: correctionId, isMade } = await asks(seats.secretariat, from, merge(into))
    expect(isMade).toBe(false)
    await answers(seats.sakae, from, correctionId, true)
    expect((await world.stored(from)).state).toBe('submitted')
    await answers(seats.nakano, from, correctionId, true)
    expect(await world.stored(from)).toMatchObject({ state: 'merged', merged_into: into })
    const seen = await world.sees(seats.nozawa, into)
    expect(seen.originators.map(({ organisationId }) => organisationId)).toEqual(['nakano', 'sakae'])
    expect(seen.firstRaisedOn).toBe('2025-04-01')
    expect(seen.lineage).toMatchObject([{ id: from, kind: 'merged', isBefore: true }])
    const counted = await countedProposals(world.db, forumId, world.clock.now + 10)
    expect(counted.map(({ id, originators, mergedInto }) => [id, originators.length, mergedInto])).toEqual([
      [from, 1, into],
      [into, 1, null],
    ])
    expect(counted[1]?.originatorsSince.map(({ organisationId }) => organisationId)).toEqual([
      'nakano',
      'sakae',
    ])
  })

  test('[P12] who joins one side while the words are gathered is asked as well', async () => {
    const from = await world.submitted(seats.sakae)
    const into = await world.submitted(seats.nozawa)
    const { id: merging } = await asks(seats.sakae, from, merge(into))
    const adding = { act: 'add_originator' as const, organisationId: 'nakano' }
    const { id: joining } = await asks(seats.nozawa, into, adding)
    await answers(seats.nakano, into, joining, true)
    await answers(seats.nozawa, from, merging, true)
    expect((await world.stored(from)).state).toBe('submitted')
    expect(await correctionsToAnswer(world.db, seats.nakano)).toMatchObject([{ correctionId: merging }])
    await answers(seats.nakano, from, merging, true)
    expect((await world.stored(from)).state).toBe('merged')
    expect(await holds(into)).toEqual(['nozawa', 'nakano', 'sakae'])
  })

  test('[P12] one no keeps both as they are', async () => {
    const from = await world.submitted(seats.sakae)
    const into = await world.submitted(seats.nakano)
    const { id: correctionId } = await asks(seats.sakae, from, merge(into))
    await answers(seats.nakano, from, correctionId, false, '目的が違う')
    expect((await world.stored(from)).state).toBe('submitted')
    expect(await holds(into)).toEqual(['nakano'])
  })

  test('[P12] what is settled is not merged, nor a proposal into itself', async () => {
    const from = await world.submitted(seats.sakae)
    const gone = await world.submitted(seats.nakano)
    await world.moves(seats.nakano, gone, 'withdrawn')
    await expect(asks(seats.sakae, from, merge(gone))).rejects.toThrow(refused('invalid'))
    await expect(asks(seats.sakae, from, merge(from))).rejects.toThrow(refused('invalid'))
  })

  test('[P12] it is not made when one of both was settled while it waited', async () => {
    const from = await world.submitted(seats.sakae)
    const into = await world.submitted(seats.nakano)
    const { id: correctionId } = await asks(seats.sakae, from, merge(into))
    await world.moves(seats.nakano, into, 'withdrawn')
    await expect(answers(seats.nakano, from, correctionId, true)).rejects.toThrow(refused('conflict'))
    expect((await world.stored(from)).state).toBe('submitted')
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerIntent } from '../../server/intents/answerIntent'
import { confirmEntry } from '../../server/intents/confirmEntry'
import { markCondition } from '../../server/intents/markCondition'
import { intentPage, organisationHistory } from '../../server/intents/page'
import { setCost, setUsage } from '../../server/intents/setCost'
import { setPopulation } from '../../server/intents/setPopulation'
import { referProposal } from '../../server/proposals/referProposal'
import type { StateIntent } from '../../shared/intents/commands'
import type { Condition } from '../../shared/intents/condition'
import { emptyModel, noWeights } from '../../shared/intents/cost'
import { solve } from '../../shared/intents/solve'
import { noChange, worldOf } from '../../shared/intents/whatIf'
import type { Actor } from '../../shared/permission'
import { type CallsWorld, openCallsWorld } from '../calls/callsWorld'
import { forumId, newKey, seats } from '../proposals/proposalsWorld'
import { refused } from '../support/refused'

let world: CallsWorld
let proposalId: string

beforeEach(async () => {
  world = await openCallsWorld()
  proposalId = await world.submitted(seats.sakae)
})
afterEach(() => world.close())

const states = (
  actor: Actor,
  value: StateIntent['value'],
  more: Partial<StateIntent> = {},
  about = proposalId,
) =>
  answerIntent(world.context, actor, {
    proposalId: about,
    value,
    level: 'section_chief',
    conditions: [],
    note: value === 'decline' ? '対象となる住民がいない' : '',
    approver: '',
    idempotencyKey: newKey(),
    ...more,
  })
const page = (actor: Actor) => intentPage(world.db, actor, proposalId, world.context.now())
const marks = (actor: Actor, isMet: boolean, more = {}) =>
  markCondition(world.context, actor, {
    proposalId,
    position: 0,
    isMet,
    note: '',
    idempotencyKey: newKey(),
    ...more,
  })
const words: Condition[] = [{ kind: 'free', text: '村民への説明が済むこと' }]

describe('an organisation answers', () => {
  test('[W1] with one press and its level; every answer stays and the latest holds', async () => {
    await states(seats.sakae, 'watch', { level: 'official_in_charge' })
    await states(seats.sakae, 'join', { level: 'head' })
    const { intents } = await page(seats.nozawa)
    expect(intents).toMatchObject([{ organisationId: 'sakae', value: 'join', level: 'head' }])
    const asked = { proposalId, organisationId: 'sakae', now: world.context.now() }
    const history = await organisationHistory(world.db, seats.nozawa, asked)
    expect(history.intents.map(({ value }) => value)).toEqual(['join', 'watch'])
  })

  test('[W1] a doubled press is one answer', async () => {
    const idempotencyKey = newKey()
    const [one, two] = [
      await states(seats.sakae, 'join', { idempotencyKey }),
      await states(seats.sakae, 'join', { idempotencyKey }),
    ]
    expect(two).toEqual(one)
  })

  test('[W1] neither about a draft nor after the result; what was said stays readable', async () => {
    const draft = await world.drafts(seats.sakae)
    await expect(states(seats.sakae, 'join', {}, draft)).rejects.toEqual(refused('not_found'))
    await states(seats.sakae, 'join')
    await world.moves(seats.sakae, proposalId, 'withdrawn')
    await expect(states(seats.sakae, 'watch')).rejects.toEqual(refused('conflict'))
    expect((await page(seats.sakae)).intents).toHaveLength(1)
    expect((await page(seats.sakae)).can.answer).toBe(false)
  })

  test('[W9] 県, strangers and the administrator read none of it, observers do not answer', async () => {
    await states(seats.sakae, 'join')
    for (const actor of [seats.prefecture, seats.stranger, seats.administrator])
      await expect(page(actor)).rejects.toEqual(refused('not_found'))
    expect((await page(seats.watcher)).intents).toHaveLength(1)
    await expect(states(seats.watcher, 'join')).rejects.toEqual(refused('forbidden'))
  })

  test('[W9] what was said to a 照会 whose answers are not shown yet is counted, not told', async () => {
    const { id } = await world.opens({ kind: 'intents', proposalIds: [proposalId], isOpen: false })
    await world.intends(seats.sakae, id, proposalId, 'join')
    expect(await page(seats.nozawa)).toMatchObject({ intents: [], hiddenCount: 1 })
    expect((await page(seats.sakae)).intents).toHaveLength(1)
    expect((await page(seats.secretariat)).intents).toHaveLength(1)
    world.isDay('2026-12-05')
    expect((await page(seats.nozawa)).intents).toHaveLength(1)
  })

  test('[W1] is heard in every body the proposal was before, and where a 照会 asks about it', async () => {
    const { id } = await world.opens({ kind: 'intents', proposalIds: [proposalId] })
    await world.moves(seats.secretariat, proposalId, 'accepted')
    const toForumId = 'bukai'
    const to = { toForumId, meetingId: null, opinion: '', idempotencyKey: newKey() }
    await referProposal(world.context, seats.secretariat, proposalId, to)
    const from = world.told.inOrder.length
    await world.intends(seats.sakae, id, proposalId, 'join')
    const heard = world.told.inOrder.slice(from).map(({ event }) => event)
    expect(heard).toContainEqual({
      topic: `intents:${proposalId}`,
      audience: { forumIds: [forumId, toForumId] },
    })
    for (const topic of [`call:${id}`, `calls:${forumId}`])
      expect(heard).toContainEqual({ topic, audience: { forumIds: [forumId] } })
  })

  test('[A6] a seat of the sample answers to no real proposal, were it by a call of the sample', async () => {
    const { id } = await world.opens({ kind: 'intents', proposalIds: [proposalId] })
    await world.db.updateTable('call').set({ is_sample: 1 }).where('id', '=', id).execute()
    await world.db.updateTable('seat').set({ is_sample: 1 }).where('id', '=', seats.sakae.seatId).execute()
    await expect(world.intends(seats.sakae, id, proposalId, 'join')).rejects.toEqual(refused('forbidden'))
    await expect(states(seats.sakae, 'join')).rejects.toEqual(refused('forbidden'))
  })

  test('[W2] 「○○の参加なら」 names another member', async () => {
    const needs = (organisationId: string) =>
      states(seats.sakae, 'conditional', { conditions: [{ kind: 'with_member', organisationId }] })
    for (const id of ['sakae', 'nagano', 'watcher'])
      await expect(needs(id)).rejects.toMatchObject({ faults: [{ path: 'conditions.0.organisationId' }] })
    await needs('nozawa')
  })
})

describe('代行入力', () => {
  const onBehalf = { organisationId: 'sakae', channel: 'phone' as const }

  test('[W7] is the secretariat’s, stays marked, and is confirmed by the organisation alone', async () => {
    await expect(states(seats.nozawa, 'join', { onBehalf })).rejects.toEqual(refused('forbidden'))
    const { id } = await states(seats.secretariat, 'join', { onBehalf })
    const entry = async () => (await page(seats.sakae)).intents[0]?.entry
    expect(await entry()).toMatchObject({ channel: 'phone', confirmedAt: null })
    const confirm = (actor: Actor) =>
      confirmEntry(world.context, actor, { proposalId, entryId: id, idempotencyKey: newKey() })
    await expect(confirm(seats.nozawa)).rejects.toEqual(refused('forbidden'))
    await expect(confirm(seats.secretariat)).rejects.toEqual(refused('forbidden'))
    await confirm(seats.sakae)
    expect((await entry())?.confirmedLabel).toContain('栄村')
  })

  test('[W2] whether words are met the organisation says; a new answer asks anew', async () => {
    await states(seats.sakae, 'conditional', { conditions: words })
    await states(seats.nozawa, 'join')
    const group = async () => {
      const { members, intents, cost, populations } = await page(seats.sakae)
      return solve(worldOf({ members, intents, model: cost?.model ?? null, populations }, noChange)).group
    }
    expect(await group()).toEqual(['nozawa'])
    await expect(marks(seats.nozawa, true)).rejects.toEqual(refused('conflict'))
    await marks(seats.sakae, true)
    expect(await group()).toEqual(['nozawa', 'sakae'])
    await marks(seats.sakae, false)
    expect(await group()).toEqual(['nozawa'])
    await marks(seats.secretariat, true, { onBehalf })
    expect(
      (await page(seats.sakae)).intents.find(({ organisationId }) => organisationId === 'sakae')?.marks,
    ).toMatchObject([{ isMet: true, entry: { channel: 'phone', confirmedAt: null } }])
    await states(seats.sakae, 'conditional', { conditions: words })
    expect(await group()).toEqual(['nozawa'])
  })
})

describe('きょうの宿題', () => {
  const lines = async (actor: Actor) =>
    (await world.desk(actor)).filter(({ kind }) => ['call', 'intent', 'intent_entry'].includes(kind))

  test('[W1] an 意向照会 about a few proposals is a line for each with 参加 and 様子見, until something is said', async () => {
    const { id } = await world.opens({ kind: 'intents', proposalIds: [proposalId] })
    expect(await lines(seats.nozawa)).toMatchObject([
      {
        kind: 'intent',
        targetId: proposalId,
        dueOn: '2026-12-04',
        acts: [
          { act: 'state_intent', callId: id, proposalId, value: 'join' },
          { act: 'state_intent', callId: id, proposalId, value: 'watch' },
        ],
      },
    ])
    await states(seats.nozawa, 'watch')
    expect(await lines(seats.nozawa)).toEqual([])
    expect(await lines(seats.sakae)).toHaveLength(1)
  })

  test('[W7] 代行入力 is a line of the organisation it speaks for, until it confirms or answers itself', async () => {
    const onBehalf = { organisationId: 'sakae', channel: 'email' as const }
    const { id } = await states(seats.secretariat, 'join', { onBehalf })
    expect(await lines(seats.secretariat)).toEqual([])
    expect(await lines(seats.sakae)).toMatchObject([
      { kind: 'intent_entry', acts: [{ act: 'confirm_intent', proposalId, entryId: id }] },
    ])
    await states(seats.sakae, 'watch')
    expect(await lines(seats.sakae)).toEqual([])
  })
})

describe('費用の分け方', () => {
  const model = {
    ...emptyModel,
    items: [
      {
        name: '運営費',
        kind: 'fixed' as const,
        yen: 3_000_000,
        every: 1,
        weights: { ...noWeights, equal: 1 },
      },
    ],
  }
  const saves = (actor: Actor, revision: number) =>
    setCost(world.context, actor, { proposalId, revision, model })

  test('[W3] is the 発案団体’s and the secretariat’s; who has not seen the last revision is told', async () => {
    await expect(saves(seats.nozawa, 0)).rejects.toEqual(refused('forbidden'))
    expect(await saves(seats.sakae, 0)).toEqual({ revision: 1 })
    await expect(saves(seats.secretariat, 0)).rejects.toEqual(refused('conflict'))
    expect(await saves(seats.secretariat, 1)).toEqual({ revision: 2 })
  })

  test('[W3] each enters its own use and its own 人口, the secretariat everybody’s 人口', async () => {
    await saves(seats.sakae, 0)
    await setUsage(world.context, seats.nozawa, { proposalId, count: 120 })
    const { cost } = await page(seats.sakae)
    expect(cost?.model).toEqual({ ...model, usage: { nozawa: 120 } })
    const enters = (actor: Actor, organisationId: string, people: number, asOf = '2026-04-01') =>
      setPopulation(world.context, actor, {
        proposalId,
        organisationId,
        people,
        asOf,
        source: '住民基本台帳',
      })
    await enters(seats.sakae, 'sakae', 1_600)
    await enters(seats.secretariat, 'nozawa', 3_300)
    await enters(seats.sakae, 'sakae', 1_700, '2025-04-01')
    await expect(enters(seats.sakae, 'nozawa', 1)).rejects.toEqual(refused('forbidden'))
    await expect(enters(seats.secretariat, 'nagano', 1)).rejects.toEqual(refused('invalid'))
    await expect(enters(seats.sakae, 'sakae', 1, '2099-04-01')).rejects.toEqual(refused('invalid'))
    expect((await page(seats.nozawa)).populations).toMatchObject([
      { organisationId: 'nozawa', people: 3_300, asOf: '2026-04-01', source: '住民基本台帳' },
      { organisationId: 'sakae', people: 1_600, asOf: '2026-04-01' },
    ])
  })

  test('[W3] 人口 that somebody tries out in the sample is not that of the real proposals', async () => {
    const enters = (people: number) =>
      setPopulation(world.context, seats.sakae, {
        proposalId,
        organisationId: 'sakae',
        people,
        asOf: '2026-04-01',
        source: '住民基本台帳',
      })
    const makeIt = (is_sample: 0 | 1) => world.db.updateTable('proposal').set({ is_sample }).execute()
    await enters(1_600)
    await makeIt(1)
    await enters(99)
    expect((await page(seats.sakae)).populations).toMatchObject([{ people: 99 }])
    await makeIt(0)
    expect((await page(seats.sakae)).populations).toMatchObject([{ people: 1_600 }])
  })
})

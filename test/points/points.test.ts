import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { settlePoint, withdrawPoint } from '../../server/points/closePoint'
import { stancesToConfirm } from '../../server/points/deskLines'
import { pointsOf, pointsPage } from '../../server/points/queries'
import { confirmStance, stateStance } from '../../server/points/stateStance'
import { changePoint, openPoint } from '../../server/points/writePoint'
import { createProposal } from '../../server/proposals/createProposal'
import type { Actor } from '../../shared/permission'
import { today } from '../meetings/meetingWorld'
import { openRegisterWorld, type RegisterWorld } from '../registers/registerWorld'

const day = 24 * 60 * 60_000
let world: RegisterWorld
let proposalId: string
beforeEach(async () => {
  world = await openRegisterWorld()
  const { id } = await createProposal(world.context, world.village, {
    forumId: 'hokushin',
    title: '村道除雪の共同発注',
    need: '除雪を頼める事業者が減った。',
    plan: '発注をまとめる。',
    ...key(),
  })
  proposalId = id
  await world.store.db.updateTable('proposal').set({ state: 'submitted' }).where('id', '=', id).execute()
})
afterEach(() => world.close())

const key = () => ({ idempotencyKey: newId() })
const words = { title: '負担の割合', ground: '', compromise: '', nextMeetingId: null }
const opens = (actor: Actor = world.village, changes: Partial<Parameters<typeof openPoint>[2]> = {}) =>
  openPoint(world.context, actor, { proposalId, ...words, ...key(), ...changes })
const states = (
  id: string,
  actor: Actor,
  text: string,
  changes: Partial<Parameters<typeof stateStance>[3]> = {},
) => stateStance(world.context, actor, id, { text, ...key(), ...changes })
const page = (actor: Actor = world.village) => pointsPage(world.store.db, actor, proposalId, world.clock.now)
const row = async (actor?: Actor) => (await page(actor)).points[0]
const phone = { organisationId: 'kijimadaira', channel: 'phone' } as const

describe('論点表', () => {
  test('[O1] any member of the body adds a row; 県, neighbours and observers do not, and 県 reads none', async () => {
    await opens(world.town)
    expect(await row()).toMatchObject({ title: '負担の割合', openedBy: '中野市 企画財政課長', state: 'open' })
    await expect(opens(world.observer)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await page(world.observer)).can).toEqual({ write: false, settle: false, onBehalf: false })
    for (const actor of [world.outsider, world.prefecture, world.administrator]) {
      await expect(opens(actor)).rejects.toMatchObject({ code: 'not_found' })
      await expect(page(actor)).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('[O1] a draft has no 論点: it is its originators’ alone', async () => {
    await world.store.db.updateTable('proposal').set({ state: 'draft' }).execute()
    await expect(opens()).rejects.toMatchObject({ code: 'conflict' })
    await expect(opens(world.town)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[O2] a row shows no stance that its 団体 did not give: others cannot, the secretariat’s is marked', async () => {
    const { id } = await opens()
    expect((await row())?.stances).toEqual([])
    await states(id, world.town, '人口割がよい')
    await expect(states(id, world.town, '村も賛成', { onBehalf: phone })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const entered = await states(id, world.secretariat, '均等割は重い', { onBehalf: phone })
    expect((await row())?.stances).toMatchObject([
      { organisationName: '中野市', text: '人口割がよい', entry: { channel: null } },
      { organisationName: '木島平村', text: '均等割は重い', entry: { channel: 'phone', confirmedAt: null } },
    ])
    const confirms = (actor: Actor) =>
      confirmStance(world.context, actor, { pointId: id, stanceId: entered.id, ...key() })
    await expect(confirms(world.town)).rejects.toMatchObject({ code: 'conflict' })
    await expect(confirms(world.secretariat)).rejects.toMatchObject({ code: 'conflict' })
    expect(await stancesToConfirm(world.store.db, world.village)).toMatchObject([{ title: '負担の割合' }])
    await confirms(world.village)
    expect(await stancesToConfirm(world.store.db, world.village)).toEqual([])
    expect((await row())?.stances[1]?.entry.confirmedLabel).toBe('木島平村 企画財政課長')
  })

  test('[O2] what a 団体 said itself is not talked over, and it takes its word back itself', async () => {
    const { id } = await opens()
    const own = await states(id, world.village, '均等割は重い')
    await expect(states(id, world.secretariat, '賛成', { onBehalf: phone })).rejects.toMatchObject({
      code: 'conflict',
    })
    await states(id, world.village, '', { seen: own.id })
    expect((await row())?.stances).toEqual([])
    expect((await page()).history.filter(({ kind }) => kind === 'stance')).toHaveLength(2)
  })

  test('[O3] of two who change a row the second is told, and what stood there before is kept', async () => {
    const { id } = await opens()
    const changes = (actor: Actor, ground: string, revision: number) =>
      changePoint(world.context, actor, id, { ...words, ground, revision, ...key() })
    expect(await changes(world.town, '前年度の負担は120万円', 0)).toEqual({ revision: 1 })
    await expect(changes(world.village, '別の根拠', 0)).rejects.toMatchObject({ code: 'conflict' })
    world.clock.now += 1
    await changes(world.village, '前年度の負担は130万円', 1)
    expect((await row())?.ground).toBe('前年度の負担は130万円')
    const { history } = await page()
    expect(history.map(({ kind, label, text }) => [kind, label, text])).toEqual([
      ['changed', '木島平村 企画財政課長', '根拠: 前年度の負担は120万円'],
      ['changed', '中野市 企画財政課長', '根拠: （空欄）'],
      ['opened', '木島平村 企画財政課長', ''],
    ])
  })

  test('[O3] of two who write one stance at once the second is told; a doubled press is one row', async () => {
    const { id } = await opens()
    const press = { ...key(), seen: null }
    const first = await states(id, world.village, '反対', press)
    expect(await states(id, world.village, '反対', press)).toEqual(first)
    await expect(states(id, world.village, '賛成', { seen: null })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await page()).history.filter(({ kind }) => kind === 'stance')).toHaveLength(1)
  })

  test('[O4] it is closed by a decision in a meeting’s minutes, and by nothing that is none', async () => {
    const { id } = await opens()
    const settles = (actor: Actor, decisionId: string, meetingId = world.meeting.id) =>
      settlePoint(world.context, actor, id, { meetingId, decisionId, revision: 0, note: '', ...key() })
    expect((await page(world.secretariat)).decisions.map((each) => each.id)).toContain('d1')
    expect((await page(world.village)).decisions).toEqual([])
    await expect(settles(world.village, 'd1')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(settles(world.secretariat, 'a1')).rejects.toMatchObject({ code: 'invalid' })
    await expect(settles(world.secretariat, 'd1', 'nothing')).rejects.toMatchObject({ code: 'invalid' })
    const elsewhere = await world.creates({ startsAt: today + day })
    await expect(settles(world.secretariat, 'd1', elsewhere.id)).rejects.toMatchObject({ code: 'invalid' })
    await settles(world.secretariat, 'd1')
    const [point] = await pointsOf(world.store.db, proposalId)
    expect(point).toMatchObject({
      state: 'settled',
      settled: { decision: { text: '次回までに部会で試算する。', meetingId: world.meeting.id } },
    })
    await expect(states(id, world.village, '反対')).rejects.toMatchObject({ code: 'conflict' })
    await expect(settles(world.secretariat, 'd2')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('[O4] 取下げ is for who brought it up or the secretariat, with a reason in the rows', async () => {
    const { id } = await opens()
    const withdraws = (actor: Actor) =>
      withdrawPoint(world.context, actor, id, { revision: 0, reason: '部会で整理がついた', ...key() })
    await expect(withdraws(world.town)).rejects.toMatchObject({ code: 'forbidden' })
    await withdraws(world.village)
    expect(await row()).toMatchObject({
      state: 'withdrawn',
      settled: { note: '部会で整理がついた', decision: null },
    })
  })

  test('[O5] the meeting that decides is one to come of a body that may take it up', async () => {
    const coming = await world.creates({ startsAt: today + 10 * day })
    await expect(opens(world.village, { nextMeetingId: world.meeting.id })).rejects.toMatchObject({
      code: 'invalid',
    })
    const { id } = await opens(world.village, { nextMeetingId: coming.id })
    expect((await row())?.nextMeeting).toMatchObject({ id: coming.id })
    // It stays named when it is over, and other words can still be changed.
    world.clock.now += 20 * day
    await changePoint(world.context, world.town, id, {
      ...words,
      nextMeetingId: coming.id,
      ground: '試算表',
      revision: 0,
      ...key(),
    })
    expect((await row())?.nextMeeting?.id).toBe(coming.id)
  })

  test('[O5] the report’s own 課題 are offered as they stand, to whoever may write', async () => {
    await world.store.db
      .insertInto('fact')
      .values([
        {
          kind: 'issue',
          id: 'B2-1',
          position: 1,
          body: JSON.stringify({
            id: 'B2-1',
            text: '利害の調整に労力が要る。',
            group: '課題',
            subgroup: '県',
          }),
        },
        { kind: 'issue', id: 'odd', position: 2, body: '{}' },
      ])
      .execute()
    expect((await page()).issues).toEqual([
      { id: 'B2-1', text: '利害の調整に労力が要る。', group: '課題', subgroup: '県' },
    ])
    expect((await page(world.observer)).issues).toEqual([])
  })
})

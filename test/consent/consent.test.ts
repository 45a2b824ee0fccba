import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { confirmConsent } from '../../server/consent/confirmConsent'
import { consentEntriesToConfirm, consentsWaiting } from '../../server/consent/deskLines'
import { endConsent } from '../../server/consent/endConsent'
import { consents } from '../../server/consent/list'
import { markConsent } from '../../server/consent/markConsent'
import { changeConsentPlan, openConsent } from '../../server/consent/openConsent'
import { consentMatrix } from '../../server/consent/queries'
import { newId } from '../../server/id'
import type { MarkConsent, OpenConsent } from '../../shared/consent/commands'
import type { ConsentStage } from '../../shared/consent/stage'
import { consentTemplates } from '../../shared/consent/template'
import type { Actor } from '../../shared/permission'
import { type MeetingWorld, openMeetingWorld } from '../meetings/meetingWorld'
import { insertOrganisation } from '../support/rows'

const day = 24 * 60 * 60_000
let world: MeetingWorld
beforeEach(async () => {
  world = await openMeetingWorld()
  await world.store.db
    .insertInto('secretariat')
    .values({ forum_id: 'hokushin', seat_id: 'seat-iiyama' })
    .execute()
  for (const organisation of ['nakano', 'iiyama', 'kijimadaira'])
    await world.store.db
      .insertInto('assembly_session')
      .values({
        id: `session-${organisation}`,
        organisation_id: organisation,
        name: '12月定例会',
        from_on: '2026-12-02',
        to_on: '2026-12-18',
        is_sample: 0,
      })
      .execute()
})
afterEach(() => world.close())

const key = () => ({ idempotencyKey: newId() })
const opens = (changes: Partial<OpenConsent> = {}, actor: Actor = world.secretariat) =>
  openConsent(world.context, actor, {
    forumId: 'hokushin',
    proposalId: null,
    template: 'union_change',
    title: '除雪の共同処理の追加',
    readyOn: '2026-11-24',
    targetOn: null,
    leadDays: 7,
    prefectureDays: 30,
    parties: [],
    ...key(),
    ...changes,
  })
const marks = (
  id: string,
  actor: Actor,
  stage: ConsentStage,
  changes: Partial<MarkConsent> = {},
): Promise<{ stepId: string }> =>
  markConsent(world.context, actor, id, {
    stage,
    state: 'done',
    onDay: '2026-11-24',
    docNumber: '',
    reason: '',
    ...key(),
    ...changes,
  })
const matrix = (id: string, actor: Actor = world.village) =>
  consentMatrix(world.store.db, actor, id, world.clock.now)
const rowOf = async (id: string, organisationId: string) =>
  (await matrix(id)).rows.find((row) => row.id === organisationId)
const notices = async () =>
  (
    await world.store.db
      .selectFrom('notice')
      .select(['kind', 'organisation_id', 'subject'])
      .orderBy('organisation_id')
      .execute()
  ).filter(({ kind }) => kind.startsWith('consent'))
const members = () => [world.town, world.secretariat, world.village]
async function allThrough(id: string): Promise<void> {
  for (const actor of members())
    for (const stage of consentTemplates.union_change.stages) await marks(id, actor, stage)
}

describe('a procedure', () => {
  test('[Y1] it asks every member with a voice in 建制順, cites its law, and tells them', async () => {
    const { id } = await opens()
    const found = await matrix(id)
    expect(found.rows.map(({ name, standing }) => [name, standing])).toEqual([
      ['中野市', 'member'],
      ['飯山市', 'member'],
      ['木島平村', 'member'],
    ])
    expect(found.stages).toEqual(consentTemplates.union_change.stages)
    expect(found.whole).toMatchObject({ stage: 'permission', state: 'none' })
    expect(found.rows[0]?.session).toMatchObject({ name: '12月定例会' })
    expect(found.forecast).toMatchObject({ outlook: { kind: 'day', day: '2027-01-01', isDone: false } })
    expect((await notices()).map(({ kind, organisation_id }) => [kind, organisation_id])).toEqual([
      ['consent_opened', 'iiyama'],
      ['consent_opened', 'kijimadaira'],
      ['consent_opened', 'nakano'],
    ])
  })

  test('[Y1] only the secretariat opens one; 県, neighbours and the administrator know of none', async () => {
    await expect(opens({}, world.village)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await opens()
    for (const actor of [world.outsider, world.prefecture, world.administrator]) {
      await expect(matrix(id, actor)).rejects.toMatchObject({ code: 'not_found' })
      await expect(matrix('nothing', actor)).rejects.toMatchObject({ code: 'not_found' })
      await expect(marks(id, actor, 'head')).rejects.toMatchObject({ code: 'not_found' })
      await expect(
        consents(world.store.db, actor, { forumId: 'hokushin', now: world.clock.now }),
      ).rejects.toMatchObject({ code: 'not_found' })
      expect(await consentsWaiting(world.store.db, actor, world.clock.now)).toEqual([])
    }
    await expect(marks(id, world.observer, 'official_in_charge')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('[Y1] parties are members, at least two; a pairwise one has both sides', async () => {
    const chosen = (...ids: string[]) => ids.map((organisationId) => ({ organisationId, isCentral: false }))
    const entrustment = { template: 'entrustment' } as const
    await expect(opens({ ...entrustment, parties: chosen('nakano') })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(opens({ ...entrustment, parties: chosen('nakano', 'nagano') })).rejects.toMatchObject({
      code: 'invalid',
    })
    await expect(
      opens({ template: 'formation_agreement', parties: chosen('nakano', 'iiyama') }),
    ).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'centrals' }] })
    await expect(opens({ targetOn: '2026-11-01' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('[Y1] who joins the body meanwhile stands there as 未, who leaves is told so and needed no more', async () => {
    const { id } = await opens()
    const { id: some } = await opens({
      template: 'entrustment',
      parties: [
        { organisationId: 'nakano', isCentral: false },
        { organisationId: 'kijimadaira', isCentral: false },
      ],
    })
    await allThrough(id)
    await insertOrganisation(world.store.db, {
      id: 'nozawa',
      name: '野沢温泉村',
      code: '205630',
      kind: 'village',
      official_order: '205630',
    })
    await world.store.db
      .insertInto('forum_member')
      .values({
        forum_id: 'hokushin',
        organisation_id: 'nozawa',
        role: 'partner_municipality',
        from_on: '2026-12-01',
        to_on: null,
      })
      .execute()
    await world.store.db
      .updateTable('forum_member')
      .set({ to_on: '2026-11-30' })
      .where('organisation_id', '=', 'nakano')
      .where('forum_id', '=', 'hokushin')
      .execute()
    world.clock.now += 10 * day
    const found = await matrix(id)
    expect(found.rows.map(({ name, standing, next }) => [name, standing, next])).toEqual([
      ['中野市', 'left', null],
      ['飯山市', 'member', null],
      ['木島平村', 'member', null],
      ['野沢温泉村', 'joined', 'official_in_charge'],
    ])
    expect(found.isAgreed).toBe(false)
    expect(found.forecast).toEqual({ outlook: { kind: 'no_session' }, critical: ['nozawa'] })
    expect((await matrix(some)).rows.map(({ name, standing }) => [name, standing])).toEqual([
      ['中野市', 'left'],
      ['木島平村', 'member'],
    ])
  })

  test('[Y6] the plan is the secretariat’s to change, and 逆算 follows it', async () => {
    const { id } = await opens()
    const plan = { readyOn: '2026-11-24', targetOn: '2027-02-01', leadDays: 10, prefectureDays: 30 }
    await expect(
      changeConsentPlan(world.context, world.village, id, { ...plan, ...key() }),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await changeConsentPlan(world.context, world.secretariat, id, { ...plan, ...key() })
    const found = await matrix(id)
    expect(found.backward).toEqual({ agreedOn: '2027-01-02', readyOn: '2026-12-08' })
    expect(found.rows[0]?.latest).toEqual({ assemblyOn: '2026-12-18', headOn: '2026-12-08' })
  })
})

describe('words', () => {
  test('[Y2] each is a row that nothing changes, with who said it; the latest holds', async () => {
    const { id } = await opens()
    await marks(id, world.village, 'official_in_charge', { state: 'planned', onDay: '2026-11-30' })
    await marks(id, world.village, 'official_in_charge', { docNumber: '企第12号' })
    const found = await matrix(id)
    expect(found.rows[2]?.cells[0]).toMatchObject({
      state: 'done',
      onDay: '2026-11-24',
      docNumber: '企第12号',
      entry: { label: '木島平村 企画財政課長', channel: null },
    })
    expect(found.log.map(({ organisationName, state }) => [organisationName, state])).toEqual([
      ['木島平村', 'done'],
      ['木島平村', 'planned'],
    ])
  })

  test('[Y2] 代行入力 is marked until the 団体 confirms it, and nobody else can', async () => {
    const { id } = await opens()
    const onBehalf = { organisationId: 'kijimadaira', channel: 'phone' } as const
    await expect(marks(id, world.town, 'official_in_charge', { onBehalf })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { stepId } = await marks(id, world.secretariat, 'official_in_charge', { onBehalf })
    const waiting = () => consentEntriesToConfirm(world.store.db, world.village)
    expect(await waiting()).toMatchObject([{ procedureId: id }])
    expect((await rowOf(id, 'kijimadaira'))?.cells[0]?.entry).toMatchObject({
      channel: 'phone',
      confirmedAt: null,
    })
    for (const actor of [world.town, world.secretariat])
      await expect(confirmConsent(world.context, actor, { id, stepId, ...key() })).rejects.toMatchObject({
        code: 'conflict',
      })
    await confirmConsent(world.context, world.village, { id, stepId, ...key() })
    expect(await waiting()).toEqual([])
    expect((await rowOf(id, 'kijimadaira'))?.cells[0]?.entry?.confirmedLabel).toBe('木島平村 企画財政課長')
  })

  test('[Y3] 済 out of order needs a word, a 支障 a reason, and days are sane', async () => {
    const { id } = await opens()
    const refused = (changes: Partial<MarkConsent>, path: string) =>
      expect(marks(id, world.village, 'head', changes)).rejects.toMatchObject({
        code: 'invalid',
        faults: [{ path }],
      })
    await refused({}, 'reason')
    await refused({ onDay: null }, 'onDay')
    await refused({ onDay: '2026-11-25' }, 'onDay')
    await refused({ onDay: '2016-11-24' }, 'onDay')
    await refused({ state: 'planned', onDay: '2026-11-23' }, 'onDay')
    await refused({ state: 'planned', onDay: '2036-11-24' }, 'onDay')
    await refused({ state: 'obstacle', onDay: null }, 'reason')
    await marks(id, world.village, 'head', { reason: '担当者・課長は首長の決裁に含む' })
    expect((await rowOf(id, 'kijimadaira'))?.cells[2]).toMatchObject({ state: 'done' })
  })

  test('[Y3] of two who mark one stage the second is told, and a doubled press is one row', async () => {
    const { id } = await opens()
    const once = { ...key(), seen: null }
    const first = await marks(id, world.village, 'official_in_charge', once)
    expect(await marks(id, world.village, 'official_in_charge', once)).toEqual(first)
    await expect(marks(id, world.village, 'official_in_charge', { seen: null })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await matrix(id)).log).toHaveLength(1)
  })

  test('[Y7] a 支障 is told to everybody who waits, with its reason', async () => {
    const { id } = await opens()
    await marks(id, world.village, 'head', { state: 'obstacle', onDay: null, reason: '負担割合の調整中' })
    const found = await matrix(id)
    expect(found.forecast).toEqual({ outlook: { kind: 'obstacle' }, critical: ['kijimadaira'] })
    expect((await notices()).filter(({ kind }) => kind === 'consent_obstacle')).toHaveLength(3)
    expect(await consentsWaiting(world.store.db, world.village, world.clock.now)).toMatchObject([
      { stage: 'official_in_charge' },
    ])
  })

  test('[Y7] a letter that waits is taken back with the 支障 it tells of, and with the procedure', async () => {
    const { id } = await opens()
    const kinds = async () => [...new Set((await notices()).map(({ kind }) => kind))]
    await marks(id, world.village, 'head', { state: 'obstacle', onDay: null, reason: '負担割合の調整中' })
    expect(await kinds()).toEqual(['consent_opened', 'consent_obstacle'])
    await marks(id, world.village, 'head', { state: 'none', onDay: null })
    expect(await kinds()).toEqual(['consent_opened'])
    const end = { end: 'given_up', reason: '条件が合わない', ...key() } as const
    await endConsent(world.context, world.secretariat, id, end)
    expect(await kinds()).toEqual([])
  })
})

describe('the end', () => {
  test('[Y7] 成立 needs everybody and the prefecture; then it is told once and the secretariat ends it', async () => {
    const { id } = await opens()
    const ends = (end: 'agreed' | 'given_up', reason = '', actor: Actor = world.secretariat) =>
      endConsent(world.context, actor, id, { end, reason, ...key() })
    await expect(ends('agreed')).rejects.toMatchObject({ code: 'conflict' })
    await expect(ends('given_up')).rejects.toMatchObject({ code: 'invalid' })
    await expect(marks(id, world.secretariat, 'permission', { reason: '内諾あり' })).rejects.toMatchObject({
      code: 'conflict',
    })
    await allThrough(id)
    expect((await matrix(id)).isAgreed).toBe(false)
    expect(await consentsWaiting(world.store.db, world.secretariat, world.clock.now)).toMatchObject([
      { stage: null },
    ])
    await expect(marks(id, world.village, 'permission')).rejects.toMatchObject({ code: 'forbidden' })
    await marks(id, world.secretariat, 'permission', { docNumber: '長野県指令8市第3号' })
    expect((await matrix(id)).isAgreed).toBe(true)
    expect((await notices()).filter(({ kind }) => kind === 'consent_agreed')).toHaveLength(3)
    await expect(ends('agreed', '', world.village)).rejects.toMatchObject({ code: 'forbidden' })
    await ends('agreed')
    expect(await matrix(id)).toMatchObject({ end: 'agreed', can: { answer: false, manage: false } })
    await expect(marks(id, world.village, 'head')).rejects.toMatchObject({ code: 'conflict' })
    await expect(ends('given_up', '間違い')).rejects.toMatchObject({ code: 'conflict' })
  })

  test('[Y5] a pairwise procedure counts its pairs, and ends with some of them only with a word', async () => {
    const { id } = await opens({
      template: 'formation_agreement',
      parties: [
        { organisationId: 'nakano', isCentral: true },
        { organisationId: 'iiyama', isCentral: true },
        { organisationId: 'kijimadaira', isCentral: false },
      ],
    })
    for (const actor of [world.town, world.village])
      for (const stage of consentTemplates.formation_agreement.stages) await marks(id, actor, stage)
    const found = await matrix(id)
    expect(found.pairs.map(({ centralId, isAgreed }) => [centralId, isAgreed])).toEqual([
      ['nakano', true],
      ['iiyama', false],
    ])
    const [line] = await consents(world.store.db, world.village, {
      forumId: 'hokushin',
      now: world.clock.now,
    })
    expect(line).toMatchObject({ pairs: { all: 2, agreed: 1 }, isAgreed: false })
    const end = { end: 'agreed', ...key() } as const
    await expect(
      endConsent(world.context, world.secretariat, id, { ...end, reason: '' }),
    ).rejects.toMatchObject({ code: 'invalid' })
    await endConsent(world.context, world.secretariat, id, { ...end, reason: '飯山市との協定は翌年度に結ぶ' })
    expect((await matrix(id)).end).toBe('agreed')
  })

  test('[Y8] the desk holds the own next stage; one of the assembly when its day is near', async () => {
    const { id } = await opens({ leadDays: 14 })
    const waiting = () => consentsWaiting(world.store.db, world.village, world.clock.now)
    expect(await waiting()).toMatchObject([{ procedureId: id, stage: 'official_in_charge' }])
    for (const stage of ['official_in_charge', 'section_chief', 'head'] as const)
      await marks(id, world.village, stage)
    expect(await waiting()).toMatchObject([{ stage: 'assembly_bill' }])
    await marks(id, world.village, 'assembly_bill', { state: 'planned', onDay: '2026-12-12' })
    expect(await waiting()).toEqual([])
    world.clock.now += 5 * day
    expect(await waiting()).toMatchObject([{ stage: 'assembly_bill', dueOn: '2026-12-12' }])
  })
})

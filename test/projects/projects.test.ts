import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectOfProposal } from '../../server/projects/find'
import { proposeActuals } from '../../server/projects/proposeActuals'
import { begunProjects, evaluationSheet } from '../../server/projects/queries'
import { forumId, meetingId, seats } from '../proposals/proposalsWorld'
import { insertMeeting, insertSeat } from '../support/rows'
import { openProjectsWorld, type ProjectsWorld } from './projectsWorld'

let world: ProjectsWorld
beforeEach(async () => {
  world = await openProjectsWorld()
})
afterEach(() => world.close())

const sheet = (fiscalYear = 2025, actor = seats.secretariat) =>
  evaluationSheet(world.db, actor, { forumId, fiscalYear })
const lineOf = async (id: string, actor = seats.secretariat, year?: number) =>
  (await world.lists(actor, year)).projects.find((each) => each.id === id)

describe('where projects come from', () => {
  test('[J1] an adopted proposal becomes one project, however often it is asked for, numbered in its 年度', async () => {
    const proposal = await world.submitted(seats.kijimadaira)
    const decision = await world.decides('d1', { text: '除雪を共同で発注する' })
    const first = await world.founds(proposal, decision)
    expect(await world.founds(proposal, decision)).toEqual(first)
    const other = await world.founds(await world.submitted(seats.sakae))
    const page = await world.page(first.id)
    expect(page).toMatchObject({
      number: 'R8-事-01',
      purpose: '除雪の担い手が足りない',
      state: 'planned',
      proposal: { id: proposal, originators: ['木島平村'] },
      decision: { decisionId: 'd1', text: '除雪を共同で発注する' },
    })
    expect(page.members.map(({ name }) => name)).toEqual(['木島平村', '栄村'])
    expect((await world.page(other.id)).number).toBe('R8-事-02')
    const became = (actor: typeof seats.sakae) =>
      projectOfProposal(world.db, actor, { proposalId: proposal, now: world.clock.now })
    expect(await became(seats.prefecture)).toMatchObject({ id: first.id, number: 'R8-事-01' })
    expect(await became(seats.stranger)).toBeNull()
  })

  test('[J1] the act that adopts a proposal makes its project, with 発案団体 as members', async () => {
    const proposal = await world.submitted(seats.kijimadaira)
    for (const state of ['accepted', 'in_discussion'] as const)
      await world.moves(seats.secretariat, proposal, state)
    const { decisionId } = await world.decides('d1', { text: '除雪を共同で発注する' })
    await world.moves(seats.secretariat, proposal, 'adopted', { decisionId })
    const { projects } = await world.lists()
    expect(projects).toMatchObject([{ title: '村道除雪の共同発注', memberNames: ['木島平村'] }])
    const page = await world.page(projects[0]?.id ?? '')
    expect(page).toMatchObject({ proposal: { id: proposal }, decision: { decisionId } })
  })

  test('[J1] it is 実施 from the day it begins on', async () => {
    const proposal = await world.submitted(seats.kijimadaira)
    const { id } = await world.founds(proposal)
    expect(await begunProjects(world.db, [forumId])).toEqual([])
    await world.changes(id, { beganOn: '2026-10-01' })
    await world.creates()
    expect(await begunProjects(world.db, [forumId])).toEqual([
      { proposalId: proposal, projectId: id, beganOn: '2026-10-01' },
    ])
    expect(await begunProjects(world.db, [])).toEqual([])
  })

  test('[J2] an older one is entered by the secretariat, without a proposal, in the 年度 in which it began', async () => {
    const id = await world.creates()
    expect(await world.page(id)).toMatchObject({ number: 'H28-事-01', state: 'running', proposal: null })
    await expect(world.creates({}, seats.sakae)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(world.creates({}, seats.stranger)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      world.creates({ members: [{ organisationId: 'matsumoto', fromOn: null, toOn: null }] }),
    ).rejects.toMatchObject({ faults: [{ path: 'members' }] })
  })

  test('[J2] of two who change one project at once the second is told', async () => {
    const id = await world.creates()
    const { revision } = await world.page(id)
    await world.changes(id, { title: '共同運行（改）', revision })
    await expect(world.changes(id, { title: '別の名前', revision })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await world.page(id)).title).toBe('共同運行（改）')
  })
})

describe('figures', () => {
  test('[J3] an indicator without 基準値 is flagged; one that is taken away keeps its figures', async () => {
    const id = await world.creates()
    const [first = ''] = await world.measures(id, [
      { baseline: null, ownerId: 'sakae', targets: { 2025: 10 } },
    ])
    expect((await lineOf(id))?.indicators).toMatchObject([{ hasBaseline: false }])
    await world.reports(seats.sakae, {
      figures: [{ projectId: id, kind: 'indicator', indicatorId: first, value: 12, source: '利用票' }],
    })
    await world.measures(id, [])
    expect((await world.page(id)).indicators).toEqual([])
    const kept = await world.db.selectFrom('project_figure').select('value').execute()
    expect(kept).toEqual([{ value: 12 }])
  })

  test('[J4] shares by 団体 are the cost to the yen, else refused with the difference', async () => {
    const id = await world.creates()
    const shares = [
      { organisationId: 'nakano', value: 600_000 },
      { organisationId: 'sakae', value: 399_000 },
    ]
    await expect(world.pays(id, { cost: 1_000_000, shares })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('1,000円少なく'),
    })
    await world.pays(id, { cost: 999_000, shares })
    await world.pays(id, { cost: 600_000, shares: shares.slice(0, 1) })
    const [cost] = (await world.page(id)).costs
    expect(cost).toMatchObject({ value: 600_000, shares: [{ organisationName: '中野市', value: 600_000 }] })
    await expect(
      world.pays(id, { cost: 5, shares: [{ organisationId: 'nozawa', value: 5 }] }),
    ).rejects.toMatchObject({ faults: [{ path: 'shares' }] })
    await expect(world.pays(id, {}, seats.sakae)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('[J5] each says its own: users of itself, indicators that it reports, the secretariat those that nobody does', async () => {
    const id = await world.creates()
    const [own = '', office = ''] = await world.measures(id, [
      { ownerId: 'sakae' },
      { name: '便数', unit: '便' },
    ])
    const indicator = (indicatorId: string, value = 5) => ({
      figures: [{ projectId: id, kind: 'indicator' as const, indicatorId, value, source: '' }],
    })
    const usersOf = (value: number) => ({
      figures: [{ projectId: id, kind: 'users' as const, indicatorId: null, value, source: '' }],
    })
    await world.reports(seats.sakae, indicator(own))
    await world.reports(seats.sakae, usersOf(120))
    await world.reports(seats.secretariat, indicator(office))
    await world.reports(seats.secretariat, usersOf(80))
    const { users } = await world.page(id)
    expect(users.map(({ organisationName, value }) => [organisationName, value])).toEqual([
      ['飯山市', 80],
      ['栄村', 120],
    ])
    for (const [actor, words] of [
      [seats.nakano, indicator(own)],
      [seats.sakae, indicator(office)],
      [seats.secretariat, indicator(own)],
      [seats.nozawa, usersOf(3)],
      [seats.watcher, usersOf(3)],
    ] as const)
      await expect(world.reports(actor, words)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('[J5] last year’s figure is offered in the form and is counted nowhere until somebody keeps it', async () => {
    const id = await world.creates()
    const word = { projectId: id, kind: 'users' as const, indicatorId: null, value: 120, source: '利用票' }
    await world.reports(seats.sakae, { fiscalYear: 2024, figures: [word] })
    const field = async () => (await world.form(seats.sakae, { year: 2025 })).projects[0]?.fields[0]
    expect(await field()).toMatchObject({ offered: { from: 'last_year', value: 120 } })
    expect((await sheet()).rows).toMatchObject([{ users: null }])
    expect((await world.lists(seats.sakae, 2025)).missing).toHaveLength(1)
    await world.reports(seats.sakae, { figures: [word] })
    expect(await field()).toMatchObject({ offered: { from: 'report', value: 120 } })
    expect((await sheet()).rows).toMatchObject([{ users: 120 }])
    expect((await world.lists(seats.sakae, 2025)).missing).toEqual([])
  })

  test('[J6] what is missing stands there by who owes it: an organisation its own, the secretariat and 県 all', async () => {
    const id = await world.creates()
    await world.measures(id, [{ ownerId: 'sakae' }])
    const owed = async (actor: typeof seats.sakae) =>
      (await world.lists(actor, 2025)).missing.map(({ kind, ownerName }) => [kind, ownerName])
    const all = [
      ['users', '中野市'],
      ['users', '飯山市'],
      ['indicator', '栄村'],
      ['users', '栄村'],
      ['cost', null],
    ]
    expect(await owed(seats.secretariat)).toEqual(all)
    expect(await owed(seats.prefecture)).toEqual(all)
    expect(await owed(seats.sakae)).toEqual([
      ['indicator', '栄村'],
      ['users', '栄村'],
    ])
    expect(await owed(seats.nozawa)).toEqual([])
  })

  test('[J7] 代行入力 stays marked until the 団体 confirms it, on the desk by one press', async () => {
    const id = await world.creates()
    const figures = [{ projectId: id, kind: 'users' as const, indicatorId: null, value: 7, source: '' }]
    const onBehalf = { organisationId: 'sakae', channel: 'phone' as const }
    await expect(world.reports(seats.nakano, { figures, onBehalf })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await world.reports(seats.secretariat, { figures, onBehalf })
    await world.assesses(seats.secretariat, id, { onBehalf })
    expect((await world.page(id, seats.sakae)).unconfirmed).toBe(2)
    expect((await sheet()).rows[0]?.assessments).toMatchObject([{ awaitsConfirmation: true }])
    expect((await world.page(id, seats.nakano)).unconfirmed).toBe(0)
    expect(await world.waits(seats.sakae)).toContainEqual(
      expect.objectContaining({
        kind: 'project_words',
        acts: [{ act: 'confirm_project_words', projectId: id }],
      }),
    )
    const own = await world.creates({ title: '移住相談' })
    const said = [{ projectId: own, kind: 'users' as const, indicatorId: null, value: 3, source: '' }]
    await world.reports(seats.secretariat, { figures: said, onBehalf })
    await world.reports(seats.sakae, { figures: said })
    expect((await world.waits(seats.sakae)).filter(({ kind }) => kind === 'project_words')).toHaveLength(1)
    await world.confirms(seats.nakano, id)
    expect((await world.page(id, seats.sakae)).unconfirmed).toBe(2)
    await world.confirms(seats.sakae, id)
    const { users, unconfirmed } = await world.page(id, seats.sakae)
    expect(unconfirmed).toBe(0)
    expect(users[0]?.entry).toMatchObject({ channel: 'phone', confirmedLabel: '栄村 企画課長' })
    expect((await world.waits(seats.sakae)).some(({ kind }) => kind === 'project_words')).toBe(false)
  })

  test('[J7] 自己評価 is the word of who takes part; the latest holds', async () => {
    const id = await world.creates()
    await world.assesses(seats.sakae, id, { mark: 'poor' })
    await world.assesses(seats.sakae, id, { mark: 'good', line: '通学に使われた' })
    expect((await world.page(id)).assessments).toMatchObject([
      { organisationName: '栄村', mark: 'good', line: '通学に使われた' },
    ])
    await expect(world.assesses(seats.nozawa, id)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(world.assesses(seats.sakae, id, { fiscalYear: 2027 })).rejects.toMatchObject({
      faults: [{ path: 'fiscalYear' }],
    })
  })
})

describe('実績照会', () => {
  test('[J5] a 実績照会 asks about the year that is over; handing the form in answers it', async () => {
    const id = await world.creates()
    const call = await world.asks()
    const form = await world.form(seats.sakae)
    expect(form).toMatchObject({ year: 2025, call: { id: call.id, answer: null } })
    await world.reports(seats.sakae, {
      figures: [{ projectId: id, kind: 'users', indicatorId: null, value: 9, source: '' }],
    })
    expect((await world.form(seats.sakae)).call?.answer).toBeNull()
    const handIn = { callId: call.id, level: 'section_chief' as const, note: '' }
    await world.reports(seats.sakae, { handIn })
    expect((await world.form(seats.sakae)).call?.answer).toMatchObject({
      value: 'reported',
      level: 'section_chief',
    })
    expect((await world.lists(seats.sakae)).actuals).toMatchObject({ answer: '提出済' })
    expect((await world.lists(seats.nakano)).actuals).toMatchObject({ answer: null })
    expect((await world.lists(seats.prefecture)).actuals).toBeNull()
  })

  test('[J5] only a 実績照会 of the body is answered by the form', async () => {
    const handIn = { callId: 'none', level: 'head' as const, note: '' }
    await expect(world.reports(seats.sakae, { handIn })).rejects.toMatchObject({
      faults: [{ path: 'handIn' }],
    })
  })

  test('[J5] a seat of the sample year says nothing of real projects and answers no real call', async () => {
    const id = await world.creates()
    const call = await world.asks()
    await insertSeat(world.db, { id: 'sample-seat', organisation_id: 'sakae', is_sample: 1 })
    const sampled = { ...seats.sakae, seatId: 'sample-seat' }
    const handIn = { callId: call.id, level: 'head' as const, note: '' }
    const figures = [{ projectId: id, kind: 'users' as const, indicatorId: null, value: 1, source: '' }]
    for (const words of [{ handIn }, { figures }, { handIn, figures }])
      await expect(world.reports(sampled, words)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(world.confirms(sampled, id)).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('[J10] from April the secretariat is told once that a 実績照会 is due, until it is sent', async () => {
    await world.db
      .insertInto('secretariat')
      .values({ forum_id: forumId, seat_id: seats.secretariat.seatId })
      .execute()
    const told = async () => {
      await proposeActuals(world.context)
      await proposeActuals(world.context)
      return (await world.db.selectFrom('notice').selectAll().where('kind', '=', 'actuals').execute()).length
    }
    const onDesk = async () =>
      (await world.waits(seats.secretariat)).filter(({ kind }) => kind === 'actuals_to_ask').length
    expect([await told(), await onDesk()]).toEqual([0, 0])
    await world.creates()
    expect([await told(), await onDesk()]).toEqual([1, 1])
    expect((await world.waits(seats.sakae)).some(({ kind }) => kind === 'actuals_to_ask')).toBe(false)
    await world.asks()
    expect([await told(), await onDesk()]).toEqual([1, 0])
    world.clock.now = Date.parse('2027-04-01T09:00:00+09:00')
    expect([await told(), await onDesk()]).toEqual([2, 1])
  })
})

describe('検証', () => {
  test('[J8] 見直し, 拡充, 統合 and 廃止 need a decision of the body or its tiers; 継続 needs none', async () => {
    const id = await world.creates()
    for (const result of ['expand', 'revise', 'merge', 'abolish'] as const)
      await expect(world.evaluates(id, { result, endsOn: '2026-03-31' })).rejects.toMatchObject({
        faults: [{ path: 'decision' }],
      })
    await world.evaluates(id)
    /** the secretariat of the body and of its 幹事会 */
    const office = { ...seats.secretariat, secretariatOf: [forumId, 'kanji'] }
    await insertMeeting(world.db, { id: 'of-kanji', forum_id: 'kanji', starts_at: world.clock.now })
    await insertMeeting(world.db, { id: 'of-others', forum_id: 'saku', starts_at: world.clock.now })
    const ofTier = await world.decides('d1', { meetingId: 'of-kanji' })
    await world.evaluates(id, { result: 'revise', decision: ofTier }, office)
    await expect(world.evaluates(id, { result: 'revise', decision: ofTier })).rejects.toMatchObject({
      faults: [{ path: 'decision' }],
    })
    for (const decision of [
      { meetingId, decisionId: 'd1' },
      { meetingId, decisionId: 'nothing' },
      await world.decides('d2', { meetingId: 'of-others' }),
    ])
      await expect(world.evaluates(id, { result: 'revise', decision }, office)).rejects.toMatchObject({
        faults: [{ path: 'decision' }],
      })
    const { evaluations } = await world.page(id, office)
    expect(evaluations.map(({ result }) => result)).toEqual(['revise', 'continue'])
    expect(evaluations[0]?.decision).toMatchObject({ decisionId: 'd1', text: '取組を見直す' })
  })

  test('[J8] it is the secretariat’s record, of a year that the project went on in', async () => {
    const id = await world.creates()
    await expect(world.evaluates(id, {}, seats.sakae)).rejects.toMatchObject({ code: 'forbidden' })
    for (const fiscalYear of [2015, 2027])
      await expect(world.evaluates(id, { fiscalYear })).rejects.toMatchObject({
        faults: [{ path: 'fiscalYear' }],
      })
  })

  test('[J9] 統合 and 廃止 end the project, and nothing is expected of it afterwards', async () => {
    const id = await world.creates()
    const other = await world.creates({ title: '新しい共同運行' })
    const decision = await world.decides('d1')
    await expect(world.evaluates(id, { result: 'abolish', decision })).rejects.toMatchObject({
      faults: [{ path: 'endsOn' }],
    })
    await world.evaluates(id, { result: 'merge', decision, endsOn: '2026-03-31', mergedInto: other })
    expect(await world.page(id)).toMatchObject({
      state: 'ended',
      endedOn: '2026-03-31',
      mergedInto: { id: other, title: '新しい共同運行' },
    })
    expect((await lineOf(id, seats.secretariat, 2026))?.isOfYear).toBe(false)
    expect((await sheet(2026)).rows.map(({ projectId }) => projectId)).toEqual([other])
  })

  test('[J11] a ten-year-old project without any evaluation stands under 検証なし with every year', async () => {
    const id = await world.creates()
    expect((await lineOf(id))?.unevaluatedYears).toEqual(
      Array.from({ length: 10 }, (_, index) => 2016 + index),
    )
    await world.evaluates(id)
    expect((await lineOf(id))?.unevaluatedYears).toHaveLength(9)
  })
})

describe('who reads it', () => {
  test('[J12] 県 reads projects, their figures and decisions of confirmed records; never a word of a draft', async () => {
    const id = await world.creates()
    await world.evaluates(id, { result: 'revise', decision: await world.decides('d1') })
    const page = await world.page(id, seats.prefecture)
    expect(page).toMatchObject({ title: '地域公共交通の共同運行', can: { manage: false, report: false } })
    expect(page.evaluations).toMatchObject([{ result: 'revise', rests: true, decision: null }])
    expect((await sheet(2025, seats.prefecture)).rows[0]?.decisionNumber).toBe('')
    expect((await sheet()).rows[0]?.decisionNumber).toMatch(/^R8-.*（仮）$/)
    expect(JSON.stringify(page)).not.toContain('取組を見直す')
    for (const read of [
      () => world.page(id, seats.stranger),
      () => world.lists(seats.stranger),
      () => sheet(2025, seats.stranger),
      () => world.form(seats.prefecture),
      () => world.page('nothing', seats.sakae),
    ])
      await expect(read()).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[J13] 効果検証シート: a line per indicator, numbers as numbers, what is missing as nothing', async () => {
    const id = await world.creates()
    const [rides = ''] = await world.measures(id, [
      { ownerId: 'sakae', targets: { 2025: 1200 } },
      { name: '待ち時間', unit: '分', baseline: null, isLessBetter: true },
    ])
    await world.reports(seats.sakae, {
      figures: [{ projectId: id, kind: 'indicator', indicatorId: rides, value: 1250, source: '利用票' }],
    })
    await world.pays(id, { cost: 500, shares: [{ organisationId: 'nakano', value: 500 }] })
    await world.assesses(seats.sakae, id)
    await world.evaluates(id, { result: 'expand', decision: await world.decides('d1') })
    const { rows, forumName } = await sheet()
    expect(forumName).toBe('北信地域定住自立圏')
    expect(rows).toMatchObject([
      {
        number: 'H28-事-01',
        indicator: '利用者数',
        baseline: 1000,
        target: 1200,
        actual: 1250,
        isAchieved: true,
        cost: 500,
        shares: [{ organisationName: '中野市', value: 500 }],
        users: null,
        assessments: [{ organisationName: '栄村', mark: 'good' }],
        result: 'expand',
      },
      { indicator: '待ち時間', baseline: null, target: null, actual: null, isAchieved: null },
    ])
  })
})

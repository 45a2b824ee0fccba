import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerCall } from '../../server/calls/acts'
import { callAnswers } from '../../server/calls/queries'
import { forumId, meetingId, newKey, seats } from '../proposals/proposalsWorld'
import { refused } from '../support/refused'
import { insertRules } from '../support/rows'
import { type CallsWorld, dueOn, openCallsWorld, voices } from './callsWorld'

let world: CallsWorld
beforeEach(async () => {
  world = await openCallsWorld()
})
afterEach(() => world.close())

const values = async (id: string) =>
  Object.fromEntries(
    ((await world.page(seats.secretariat, id)).counts.values ?? []).map(({ value, organisationIds }) => [
      value,
      organisationIds.length,
    ]),
  )

describe('opening', () => {
  test('[Q1] takes the next number of the 年度, and asks the members with a voice in 建制順', async () => {
    const first = await world.opens()
    const second = await world.opens()
    expect([first.number, second.number]).toEqual(['R8-照-01', 'R8-照-02'])
    const { rows } = await world.page(seats.secretariat, first.id)
    expect(rows.map(({ organisationId }) => organisationId)).toEqual([
      'iiyama',
      ...voices.filter((each) => each !== 'iiyama'),
    ])
  })

  test('[Q1] of many at once each has a number of its own, and a doubled press opens one', async () => {
    const opened = await Promise.all(Array.from({ length: 4 }, () => world.opens()))
    expect(opened.map(({ number }) => number).sort()).toEqual([
      'R8-照-01',
      'R8-照-02',
      'R8-照-03',
      'R8-照-04',
    ])
    const idempotencyKey = newKey()
    const [one, other] = [await world.opens({ idempotencyKey }), await world.opens({ idempotencyKey })]
    expect(one).toEqual(other)
  })

  test('[Q1] is the secretariat’s; 県 and strangers do not even find the body’s calls', async () => {
    await expect(world.opens({}, seats.sakae)).rejects.toEqual(refused('forbidden'))
    for (const actor of [seats.prefecture, seats.stranger, seats.administrator])
      await expect(world.opens({}, actor)).rejects.toEqual(refused('not_found'))
  })

  test('[Q1] needs a day to come, and for intents proposals that are on their way in this body', async () => {
    await expect(world.opens({ dueOn: '2026-11-24' })).rejects.toEqual(refused('invalid'))
    const draft = await world.drafts(seats.sakae)
    await expect(world.opens({ kind: 'intents', proposalIds: [draft] })).rejects.toEqual(refused('invalid'))
    await expect(world.opens({ kind: 'intents', proposalIds: ['none'] })).rejects.toEqual(refused('invalid'))
  })

  test('[Q1] who joins later is asked when the secretariat adds it, once, and is told', async () => {
    const { id } = await world.opens()
    await world.db
      .updateTable('forum_member')
      .set({ role: 'partner_municipality' })
      .where('organisation_id', '=', 'watcher')
      .execute()
    await expect(world.answers(seats.watcher, id, 'none')).rejects.toEqual(refused('forbidden'))
    expect((await world.page(seats.secretariat, id)).joinable).toEqual([{ id: 'watcher', name: '津南町' }])
    await expect(world.adds(id, 'watcher', seats.sakae)).rejects.toEqual(refused('forbidden'))
    await world.adds(id, 'watcher')
    await expect(world.adds(id, 'watcher')).rejects.toEqual(refused('invalid'))
    await expect(world.adds(id, 'nagano')).rejects.toEqual(refused('invalid'))
    const watcher = { ...seats.watcher, memberships: [{ forumId, role: 'partner_municipality' as const }] }
    await world.answers(watcher, id, 'none')
    expect((await world.standing(id, 'watcher'))?.value).toBe('none')
    const told = (await world.notices()).filter(({ organisation_id }) => organisation_id === 'watcher')
    expect(told.map(({ kind }) => kind)).toEqual(['call_opened'])
  })

  test('[Q1] tells each of them all it has to know, links or not', async () => {
    await world.opens()
    const told = await world.notices()
    expect(told.map(({ organisation_id }) => organisation_id).sort()).toEqual([...voices].sort())
    const text = told[0]?.lines ?? ''
    for (const fact of [
      '次年度の事業の提案と困りごとを聞きます。',
      'R8-照-01',
      '令和8年12月4日（金）',
      '回答票',
    ])
      expect(text).toContain(fact)
  })
})

describe('answering', () => {
  test('[Q2] 未回答 is no answer: who said 提案なし and who said nothing are counted apart', async () => {
    const { id } = await world.opens()
    await world.answers(seats.sakae, id, 'none')
    await world.answers(seats.nozawa, id, 'need_only')
    await world.answers(seats.nakano, id, 'considering')
    expect(await values(id)).toEqual({
      has_proposal: 0,
      need_only: 1,
      none: 1,
      considering: 1,
      unanswered: 4,
    })
    const { counts } = await world.page(seats.secretariat, id)
    expect([counts.answered, counts.asked]).toEqual([3, 7])
  })

  test('[Q3] the latest holds and nothing is lost; taken back it is 未回答 again', async () => {
    const { id } = await world.opens()
    await world.answers(seats.sakae, id, 'considering', { note: '村長に説明中' })
    await world.answers(seats.sakae, id, 'none', { level: 'head' })
    expect(await world.standing(id, 'sakae')).toMatchObject({ value: 'none', level: 'head', note: '' })
    await world.answers(seats.sakae, id, 'withdrawn')
    expect((await world.standing(id, 'sakae'))?.value).toBe('unanswered')
    expect(await callAnswers(world.db, id)).toEqual([])
    const rows = await world.db.selectFrom('call_answer').selectAll().where('call_id', '=', id).execute()
    expect(rows).toHaveLength(3)
  })

  test('[Q3] within one millisecond the answers keep their order', async () => {
    const { id } = await world.opens()
    for (const value of ['none', 'need_only', 'considering', 'none', 'has_proposal'] as const)
      await world.answers(seats.sakae, id, value)
    expect((await world.standing(id, 'sakae'))?.value).toBe('has_proposal')
  })

  test('[Q3] 代行入力 names who typed and how it came, and is marked until the organisation confirms it', async () => {
    const { id } = await world.opens()
    const onBehalf = { organisationId: 'kijimadaira', channel: 'phone' as const }
    await expect(world.answers(seats.nakano, id, 'none', { onBehalf })).rejects.toEqual(refused('forbidden'))
    await world.answers(seats.secretariat, id, 'none', { onBehalf, answeredOn: '2026-11-24' })
    const standing = await world.standing(id, 'kijimadaira')
    expect(standing).toMatchObject({ value: 'none', entry: { channel: 'phone', confirmedAt: null } })
    expect(standing?.entry?.label).toContain('飯山市')
    const answerId = standing?.answerId ?? ''
    for (const actor of [seats.nakano, seats.secretariat, seats.sakae])
      await expect(world.confirms(actor, id, answerId)).rejects.toEqual(refused('conflict'))
    await world.confirms(seats.kijimadaira, id, answerId)
    const entry = (await world.standing(id, 'kijimadaira'))?.entry
    expect(entry?.confirmedAt).toBe(world.clock.now)
    expect(entry?.confirmedLabel).toContain('木島平村')
    await expect(world.confirms(seats.kijimadaira, id, answerId)).rejects.toEqual(refused('conflict'))
  })

  test('[Q3] what the secretariat enters for its own city is that city’s answer, and waits for nobody', async () => {
    const { id } = await world.opens()
    const onBehalf = { organisationId: seats.secretariat.organisationId, channel: 'phone' as const }
    await world.answers(seats.secretariat, id, 'none', { onBehalf, answeredOn: '2026-11-24' })
    const standing = await world.standing(id, onBehalf.organisationId)
    expect(standing).toMatchObject({ value: 'none', entry: { channel: null } })
  })

  test('[Q3] after the due day answers count and are marked 期限後; told in time and typed later, they are in time', async () => {
    const { id } = await world.opens()
    world.isDay('2026-12-05')
    await world.answers(seats.sakae, id, 'none')
    expect(await world.standing(id, 'sakae')).toMatchObject({ value: 'none', isLate: true })
    const onBehalf = { organisationId: 'nozawa', channel: 'email' as const }
    await world.answers(seats.secretariat, id, 'none', { onBehalf, answeredOn: dueOn })
    expect(await world.standing(id, 'nozawa')).toMatchObject({ answeredOn: dueOn, isLate: false })
    for (const answeredOn of ['2026-11-23', '2026-12-06'])
      await expect(world.answers(seats.secretariat, id, 'none', { onBehalf, answeredOn })).rejects.toEqual(
        refused('invalid'),
      )
  })

  test('[Q3] observers, 県, strangers and whoever is not asked answer nothing', async () => {
    const { id } = await world.opens()
    await expect(world.answers(seats.watcher, id, 'none')).rejects.toEqual(refused('forbidden'))
    for (const actor of [seats.prefecture, seats.stranger, seats.administrator])
      await expect(world.answers(actor, id, 'none')).rejects.toEqual(refused('not_found'))
  })

  test('[Q3] of each kind only its own answers are taken, and 回答済・提出済 by nobody’s press', async () => {
    const proposals = await world.opens()
    const actuals = await world.opens({ kind: 'actuals' })
    for (const value of ['stated', 'reported', 'nothing_to_report'] as const)
      await expect(world.answers(seats.sakae, proposals.id, value)).rejects.toEqual(refused('invalid'))
    for (const value of ['none', 'reported'] as const)
      await expect(world.answers(seats.sakae, actuals.id, value)).rejects.toEqual(refused('invalid'))
    await world.answers(seats.sakae, actuals.id, 'nothing_to_report')
    expect((await world.standing(actuals.id, 'sakae'))?.value).toBe('nothing_to_report')
  })

  test('[Q4] 検討中 is an answer but stays on the desk until the due day; the last word leaves it', async () => {
    const { id } = await world.opens()
    const lines = async () => (await world.desk(seats.sakae)).filter(({ kind }) => kind === 'call')
    expect((await lines()).map(({ targetId, acts }) => [targetId, acts?.length])).toEqual([[id, 2]])
    await world.answers(seats.sakae, id, 'considering')
    expect((await lines()).map(({ acts }) => acts?.map((act) => 'value' in act && act.value))).toEqual([
      ['none'],
    ])
    world.isDay(dueOn)
    expect(await lines()).toHaveLength(1)
    world.isDay('2026-12-05')
    expect(await lines()).toHaveLength(0)
    world.isDay(dueOn)
    await world.answers(seats.sakae, id, 'none')
    expect(await lines()).toHaveLength(0)
    expect((await world.desk(seats.nozawa)).filter(({ kind }) => kind === 'call')).toHaveLength(1)
    for (const actor of [seats.watcher, seats.prefecture, seats.stranger])
      expect((await world.desk(actor)).filter(({ kind }) => kind === 'call')).toEqual([])
  })
})

describe('answers of other acts', () => {
  test('[Q6] a proposal submitted with the call as its きっかけ answers 提案あり of itself, for every 発案団体', async () => {
    const { id } = await world.opens()
    const draft = await world.drafts(seats.sakae, {
      originKind: 'call',
      originRef: id,
      coProposers: ['nozawa'],
    })
    await world.agrees(draft)
    expect((await world.standing(id, 'sakae'))?.value).toBe('unanswered')
    await world.submits(seats.sakae, draft)
    expect((await world.standing(id, 'sakae'))?.value).toBe('has_proposal')
    expect((await world.standing(id, 'nozawa'))?.value).toBe('has_proposal')
    const row = (await world.page(seats.nakano, id)).rows.find(
      ({ organisationId }) => organisationId === 'sakae',
    )
    // Before the due day a neighbour does not learn it here, whatever the board shows.
    expect(row).toMatchObject({ standing: null, proposals: [] })
    const seen = (await world.page(seats.secretariat, id)).rows.find(
      (each) => each.organisationId === 'sakae',
    )
    expect(seen?.proposals.map((each) => each.id)).toEqual([draft])
  })

  test('[Q6] what was written beside 提案あり stays, and a call that ended is not answered any more', async () => {
    const { id } = await world.opens()
    await world.answers(seats.sakae, id, 'has_proposal', { note: '来週出します', level: 'head' })
    const draft = await world.drafts(seats.sakae, { originKind: 'call', originRef: id })
    await world.submits(seats.sakae, draft)
    expect(await world.standing(id, 'sakae')).toMatchObject({ note: '来週出します', level: 'head' })
    const late = await world.drafts(seats.nozawa, { originKind: 'call', originRef: id })
    world.isDay('2026-12-05')
    await world.closes(id)
    await world.submits(seats.nozawa, late)
    expect((await world.standing(id, 'nozawa'))?.value).toBe('unanswered')
  })

  test('[Q6] intents answer a 意向照会 when something was said about every proposal, on either page', async () => {
    const [one, other] = [await world.submitted(seats.sakae), await world.submitted(seats.nozawa)]
    const { id } = await world.opens({ kind: 'intents', proposalIds: [one, other] })
    await world.intends(seats.nakano, id, one, 'join')
    expect(await world.standing(id, 'nakano')).toMatchObject({ value: 'unanswered', said: 1 })
    await world.intends(seats.nakano, id, other, 'decline')
    expect(await world.standing(id, 'nakano')).toMatchObject({
      value: 'stated',
      said: 2,
      level: 'section_chief',
    })
    expect((await world.desk(seats.nakano)).filter(({ kind }) => kind === 'call')).toEqual([])
    await expect(world.intends(seats.nakano, id, 'elsewhere')).rejects.toEqual(refused('invalid'))
    await expect(world.intends(seats.watcher, id, one)).rejects.toEqual(refused('forbidden'))
  })

  test('[Q6] what was said before the call was opened is no answer to it', async () => {
    const one = await world.submitted(seats.sakae)
    const first = await world.opens({ kind: 'intents', proposalIds: [one] })
    await world.intends(seats.nakano, first.id, one)
    world.isDay('2026-11-25')
    const second = await world.opens({ kind: 'intents', proposalIds: [one] })
    expect((await world.standing(second.id, 'nakano'))?.value).toBe('unanswered')
  })

  test('[Q6] figures that are handed in answer a 実績照会', async () => {
    const { id } = await world.opens({ kind: 'actuals' })
    const answerer = {
      organisation_id: 'sakae',
      seat_id: 'seat-sakae',
      label: '栄村 企画係長',
      on_behalf_channel: null,
    }
    await world.context.store.transaction((tx) =>
      answerCall(tx, answerer, {
        callId: id,
        value: 'reported',
        level: 'official_in_charge',
        note: '',
        at: world.clock.now,
      }),
    )
    expect((await world.standing(id, 'sakae'))?.value).toBe('reported')
  })
})

describe('the end of a call', () => {
  test('[Q8] it closes when the day is past or all have given their last word, and then takes no answer', async () => {
    const { id } = await world.opens()
    await expect(world.closes(id, seats.sakae)).rejects.toEqual(refused('forbidden'))
    await expect(world.closes(id)).rejects.toEqual(refused('conflict'))
    world.isDay('2026-12-05')
    expect((await world.desk(seats.secretariat)).map(({ kind }) => kind)).toContain('call_to_close')
    await world.closes(id)
    await expect(world.closes(id)).rejects.toEqual(refused('conflict'))
    await expect(world.answers(seats.sakae, id, 'none')).rejects.toEqual(refused('conflict'))
    await expect(world.reminds(id)).rejects.toEqual(refused('conflict'))
    const { moves } = await world.page(seats.sakae, id)
    expect(moves).toMatchObject([
      { kind: 'closed', detail: '提案あり 0・困りごとのみ 0・提案なし 0・検討中 0・未回答 7' },
    ])
  })

  test('[Q8] all last words close it before the day; a 検討中 does not', async () => {
    const { id } = await world.opens()
    for (const organisationId of voices)
      await world.answers(seats.secretariat, id, organisationId === 'sakae' ? 'considering' : 'none', {
        onBehalf: { organisationId, channel: 'phone' },
      })
    await expect(world.closes(id)).rejects.toEqual(refused('conflict'))
    await world.answers(seats.sakae, id, 'none')
    await world.closes(id)
    expect((await world.page(seats.sakae, id)).closedAt).toBe(world.clock.now)
  })

  test('[Q8] extending and reopening are told to all who are asked, with the new day', async () => {
    const { id } = await world.opens()
    await expect(world.extends(id, dueOn)).rejects.toEqual(refused('invalid'))
    await world.extends(id, '2026-12-11')
    world.isDay('2026-12-12')
    await world.closes(id)
    await expect(world.extends(id, '2026-12-20')).rejects.toEqual(refused('conflict'))
    await expect(world.reopens(id, '2026-12-12')).rejects.toEqual(refused('invalid'))
    await world.reopens(id, '2026-12-18')
    await world.answers(seats.sakae, id, 'none')
    expect(await world.standing(id, 'sakae')).toMatchObject({ isLate: false })
    const told = (await world.notices()).filter(({ subject }) => subject.includes('期限の変更'))
    expect(new Set(told.map(({ organisation_id }) => organisation_id))).toEqual(new Set(voices))
    expect(told[0]?.lines).toContain('令和8年12月18日')
    expect((await world.page(seats.sakae, id)).moves.map(({ kind }) => kind)).toEqual([
      'extended',
      'closed',
      'reopened',
    ])
  })

  test('[Q8] when it is closed the secretariat is asked for the outcome, which all are told', async () => {
    const { id } = await world.opens()
    await expect(world.concludes(id, '早すぎる')).rejects.toEqual(refused('conflict'))
    world.isDay('2026-12-05')
    await world.closes(id)
    const waiting = async () =>
      (await world.desk(seats.secretariat)).filter(({ kind }) => kind === 'call_outcome')
    expect((await waiting()).map(({ targetId }) => targetId)).toEqual([id])
    await expect(world.concludes(id, '結果', seats.sakae)).rejects.toEqual(refused('forbidden'))
    await world.concludes(id, '提案はありませんでした。')
    expect(await waiting()).toEqual([])
    expect((await world.page(seats.sakae, id)).outcome?.text).toBe('提案はありませんでした。')
    const told = (await world.notices()).filter(({ kind }) => kind === 'call_outcome')
    expect(told.map(({ organisation_id }) => organisation_id).sort()).toEqual([...voices].sort())
    expect(told[0]?.lines).toContain('未回答 7')
  })

  test('[Q8] closing does the 照会集計 of its meeting', async () => {
    await world.db
      .insertInto('work_job')
      .values({
        id: 'job',
        forum_id: forumId,
        meeting_id: meetingId,
        kind: 'call',
        owner_id: 'iiyama',
        done_at: null,
        is_automatic: 0,
        created_at: 0,
        is_sample: 0,
      })
      .execute()
    const { id } = await world.opens({ meetingId })
    world.isDay('2026-12-05')
    await world.closes(id)
    const job = await world.db
      .selectFrom('work_job')
      .selectAll()
      .where('id', '=', 'job')
      .executeTakeFirstOrThrow()
    expect([job.done_at, job.is_automatic]).toEqual([world.clock.now, 1])
  })
})

test('[Q5] the rule of the body is what a call begins with, and the call may say otherwise', async () => {
  await insertRules(world.db, forumId, { calls: { areAnswersOpen: true, answerDays: 14 } })
  const { opening } = await world.list(seats.secretariat)
  expect([opening?.isOpen, opening?.dueOn]).toEqual([true, '2026-12-08'])
  const [asRuled, otherwise] = [await world.opens(), await world.opens({ isOpen: false })]
  expect((await world.page(seats.sakae, asRuled.id)).isOpen).toBe(true)
  expect((await world.page(seats.sakae, otherwise.id)).isOpen).toBe(false)
})

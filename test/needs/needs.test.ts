import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accessQuery } from '../../server/access'
import { askOwners } from '../../server/needs/askOwners'
import { proposalDetail } from '../../server/proposals/detail'
import { discardDraft } from '../../server/proposals/discardDraft'
import { addDays, dayOf } from '../../shared/calendar'
import { lettersIn, shortened } from '../../shared/letters'
import { isToBeAsked, yearAfter } from '../../shared/needs/need'
import { untilChoiceOf, untilChoices, untilDay } from '../../shared/needs/until'
import type { Actor } from '../../shared/permission'
import { doboku, forumId, josetsu, type NeedsWorld, openNeedsWorld, seats } from './needsWorld'

let world: NeedsWorld
beforeEach(async () => {
  world = await openNeedsWorld()
})
afterEach(() => world.close())

const one = async (actor: Actor, id: string) => {
  const need = (await world.page(actor)).needs.find((each) => each.id === id)
  if (!need) throw new Error(`no need ${id}`)
  return need
}

describe('three fields', () => {
  test('[E2] a need takes 140 letters as people count them, and not one more', async () => {
    const family = '👨‍👩‍👧‍👦'
    await world.writes(seats.sakae, { text: `${'𠮷'.repeat(100)}${family.repeat(40)}` })
    const { status, text } = await world.ask(seats.sakae, 'POST', '/needs', {
      ...{ forumId, topicId: doboku, text: 'あ'.repeat(141), untilOn: null, scope: 'region' },
    })
    expect([status, text]).toEqual([400, expect.stringContaining('140字以内')])
    expect((await world.page(seats.sakae)).needs).toHaveLength(1)
  })

  test('each field that is missing is told by its name', async () => {
    const { text } = await world.ask(seats.sakae, 'POST', '/needs', {
      ...{ forumId, topicId: '', text: ' ', untilOn: '2026-02-30', scope: 'all' },
    })
    for (const path of ['topicId', 'text', 'untilOn', 'scope']) expect(text).toContain(`"path":"${path}"`)
    const unknown = { forumId, topicId: 'unknown', text: '困った', untilOn: null, scope: 'region' }
    expect((await world.ask(seats.sakae, 'POST', '/needs', unknown)).text).toContain('"path":"topicId"')
  })

  test('letters: any text is counted the same however it is composed, and shortening never exceeds its limit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, max) => {
        expect(lettersIn(text.normalize('NFD'))).toBe(lettersIn(text.normalize('NFC')))
        expect(lettersIn(shortened(text, max))).toBeLessThanOrEqual(max)
      }),
      { seed: 5 },
    )
  })

  test('いつまで: a word becomes its day and the day the word again', () => {
    for (const choice of untilChoices) {
      const day = untilDay(choice, '2029-01-15', '2026-11-24')
      expect(untilChoiceOf(day, '2026-11-24')).toBe(choice)
    }
    expect(untilDay('this_year', '', '2026-03-31')).toBe('2026-03-31')
    expect(untilDay('next_year', '', '2026-04-01')).toBe('2028-03-31')
  })
})

test('[E3] its owner solves, withdraws and reopens it; the line it leaves is on the list', async () => {
  const id = await world.writes(seats.sakae)
  await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'solved', note: '県の派遣で足りた' })
  expect(await one(seats.nakano, id)).toMatchObject({ state: 'solved', stateNote: '県の派遣で足りた' })
  await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'open' })
  expect(await one(seats.nakano, id)).toMatchObject({ state: 'open', stateNote: '' })
  await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'withdrawn' })
  expect((await world.ask(seats.nakano, 'PUT', `/needs/${id}/echo`, { isEchoed: true })).status).toBe(409)
})

describe('代行入力', () => {
  const typed = () =>
    world.writes(seats.secretariat, { onBehalf: { organisationId: 'sakae', channel: 'phone' } })

  test('[E2] is the village’s need, marked until the village confirms it with one press', async () => {
    const id = await typed()
    expect(await one(seats.nakano, id)).toMatchObject({
      ownerId: 'sakae',
      entry: { channel: 'phone', confirmedAt: null },
      may: { confirm: false },
    })
    const waiting = (await world.deskOf(seats.sakae)).items.filter(({ kind }) => kind === 'need_typed')
    expect(waiting).toMatchObject([{ targetId: id, acts: [{ act: 'confirm_need', needId: id }] }])
    expect((await world.deskOf(seats.secretariat)).items.map(({ kind }) => kind)).not.toContain('need_typed')
    expect((await world.ask(seats.secretariat, 'POST', `/needs/${id}/confirmation`, {})).status).toBe(403)
    await world.does(seats.sakae, 'POST', `/needs/${id}/confirmation`)
    const { entry } = await one(seats.nakano, id)
    expect(entry.confirmedLabel).toContain('栄村')
    expect((await world.deskOf(seats.sakae)).items.map(({ kind }) => kind)).not.toContain('need_typed')
  })

  test('[E2] whatever else the village does with it confirms it, too; what the secretariat does with it never', async () => {
    const id = await typed()
    const words = { topicId: doboku, text: '直した', untilOn: null, scope: 'region' }
    await world.does(seats.secretariat, 'PUT', `/needs/${id}`, words)
    expect((await one(seats.nakano, id)).entry.confirmedAt).toBeNull()
    await world.does(seats.sakae, 'POST', `/needs/${id}/renewal`)
    expect((await one(seats.nakano, id)).entry.confirmedAt).toBe(world.clock.now)
  })
})

test('[E5] a proposal that names the need as its きっかけ stands with it, though nobody took the need over', async () => {
  const id = await world.writes(seats.sakae)
  const proposal = await world.submitted(seats.nozawa, { originKind: 'need', originRef: id })
  const draft = await world.drafts(seats.nozawa, { originKind: 'need', originRef: id })
  const need = await one(seats.nakano, id)
  expect(need.proposals).toMatchObject([{ id: proposal, state: 'submitted' }])
  expect(need.proposals.map((each) => each.id)).not.toContain(draft)
  expect(need).toMatchObject({ state: 'open', takeover: null })
  expect((await one(seats.prefecture, id)).proposals).toHaveLength(1)
})

describe('うちも', () => {
  test('[E6] one press and back; inside the body the count opens the names, 県 reads the count', async () => {
    const id = await world.writes(seats.sakae)
    for (const actor of [seats.nozawa, seats.kijimadaira, seats.nozawa])
      await world.does(actor, 'PUT', `/needs/${id}/echo`, { isEchoed: true })
    expect((await one(seats.nakano, id)).echo).toMatchObject({
      count: 2,
      names: ['木島平村', '野沢温泉村'],
      own: null,
    })
    expect((await one(seats.prefecture, id)).echo).toEqual({
      ...{ count: 2, names: null, unconfirmed: null, own: null },
    })
    await world.does(seats.nozawa, 'PUT', `/needs/${id}/echo`, { isEchoed: false })
    expect((await one(seats.nozawa, id)).echo).toMatchObject({ count: 1, own: null })
    await world.does(seats.nozawa, 'PUT', `/needs/${id}/echo`, { isEchoed: true })
    expect((await one(seats.nozawa, id)).echo).toMatchObject({ count: 2 })
  })

  test('[E6] of a member that told it to the secretariat: marked for every reader, and the member is told', async () => {
    const id = await world.writes(seats.sakae)
    const onBehalf = { organisationId: 'nozawa', channel: 'phone' }
    await world.does(seats.secretariat, 'PUT', `/needs/${id}/echo`, { isEchoed: true, onBehalf })
    const { echo } = await one(seats.nakano, id)
    expect(echo).toMatchObject({ names: ['野沢温泉村'], unconfirmed: ['野沢温泉村'] })
    const told = (await world.notices()).filter(({ organisation_id }) => organisation_id === 'nozawa')
    expect(told.map(({ subject }) => subject)).toEqual(['「うちも」の代行入力の確認：土木の技師がいない'])
    await world.does(seats.nozawa, 'POST', `/needs/${id}/echo/confirmation`)
    expect((await one(seats.nakano, id)).echo.unconfirmed).toEqual([])
  })

  test('[E1] [E6] a need that is closed meanwhile goes out in no letter that still waits', async () => {
    const id = await world.writes(seats.sakae)
    const onBehalf = { organisationId: 'nozawa', channel: 'phone' }
    await world.does(seats.secretariat, 'PUT', `/needs/${id}/echo`, { isEchoed: true, onBehalf })
    const closed = { topicId: doboku, text: '土木の技師がいない', untilOn: null, scope: 'private' }
    await world.does(seats.sakae, 'PUT', `/needs/${id}`, closed)
    expect((await world.notices()).filter(({ organisation_id }) => organisation_id === 'nozawa')).toEqual([])
  })

  test('[E6] is not for its owner, not for who only listens, and not for 県', async () => {
    const id = await world.writes(seats.sakae)
    for (const actor of [seats.sakae, seats.watcher, seats.prefecture]) {
      const { status } = await world.ask(actor, 'PUT', `/needs/${id}/echo`, { isEchoed: true })
      expect([403, 409]).toContain(status)
    }
    expect((await one(seats.nakano, id)).echo.count).toBe(0)
  })

  test('any order of presses leaves whoever pressed last', async () => {
    const id = await world.writes(seats.sakae)
    const villages = [seats.nozawa, seats.kijimadaira, seats.yamanouchi]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(0, 1, 2), fc.boolean()), { maxLength: 8 }),
        async (presses) => {
          const last = new Map<number, boolean>()
          for (const village of [0, 1, 2]) last.set(village, false)
          for (const [village, isEchoed] of [
            ...[0, 1, 2].map((each) => [each, false] as const),
            ...presses,
          ]) {
            last.set(village, isEchoed)
            await world.does(villages[village] ?? seats.nozawa, 'PUT', `/needs/${id}/echo`, { isEchoed })
          }
          expect((await one(seats.nakano, id)).echo.count).toBe([...last.values()].filter(Boolean).length)
        },
      ),
      { numRuns: 8, seed: 7 },
    )
  })
})

describe('提案書を書きます', () => {
  const takeOver = async (id: string, actor: Actor = seats.secretariat) =>
    (await world.does(actor, 'POST', `/needs/${id}/takeover`)).proposalId

  test('[E5] the writer drafts, the 発案団体 stays the owner, and the need shows its proposal', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.nakano)
    for (const actor of [seats.sakae, seats.nakano]) {
      const proposal = await proposalDetail(world.db, actor, proposalId, world.clock.now)
      expect(proposal.originators).toMatchObject([{ organisationId: 'sakae' }])
      expect(JSON.stringify(proposal)).toContain('takeover')
      expect((await one(actor, id)).takeover?.proposal).toMatchObject({ id: proposalId })
    }
    const row = await world.db
      .selectFrom('proposal')
      .selectAll()
      .where('id', '=', proposalId)
      .executeTakeFirst()
    expect(row).toMatchObject({
      origin_kind: 'need',
      origin_ref: id,
      entered_by_organisation: 'nakano',
      topic_id: doboku,
      field_id: 'field-1',
    })
    // The others see who writes, and nothing of the draft.
    expect(await one(seats.nozawa, id)).toMatchObject({
      state: 'taken_over',
      takeover: { writerName: '中野市', proposal: null },
    })
    const told = (await world.notices()).map(({ organisation_id, subject }) => [organisation_id, subject])
    expect(told).toEqual([['sakae', expect.stringContaining('中野市が提案書を書きます')]])
  })

  test('[E5] one writes at a time, and what is 県だけ or one’s own is taken over by nobody else', async () => {
    const id = await world.writes(seats.sakae)
    await takeOver(id, seats.nakano)
    expect((await world.ask(seats.kijimadaira, 'POST', `/needs/${id}/takeover`, {})).status).toBe(409)
    const typed = await world.writes(seats.secretariat, {
      onBehalf: { organisationId: 'sakae', channel: 'phone' },
      scope: 'prefecture',
    })
    expect((await world.ask(seats.secretariat, 'POST', `/needs/${typed}/takeover`, {})).status).toBe(403)
    expect((await world.ask(seats.prefecture, 'POST', `/needs/${typed}/takeover`, {})).status).toBe(403)
  })

  test('[E5] it is given back while nothing is submitted: the need is open again and the draft the owner’s', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.nakano)
    expect((await world.ask(seats.kijimadaira, 'POST', `/needs/${id}/takeover/end`, {})).status).toBe(403)
    await world.does(seats.nakano, 'POST', `/needs/${id}/takeover/end`)
    expect(await one(seats.nozawa, id)).toMatchObject({
      state: 'open',
      takeover: null,
      may: { takeOver: true },
    })
    expect((await proposalDetail(world.db, seats.sakae, proposalId, world.clock.now)).state).toBe('draft')
    // Whoever wrote it, the secretariat as well, is not among its drafters any more, and is let go of the document [P8].
    await expect(proposalDetail(world.db, seats.nakano, proposalId, world.clock.now)).rejects.toThrow()
    const { document_id: documentId } = await world.stored(proposalId)
    const access = accessQuery(world.context.store)
    expect(await access(seats.nakano, documentId)).toBeUndefined()
    expect(await access(seats.sakae, documentId)).toMatchObject({ mode: 'write' })
    expect(world.told.documentAccessChanged).toContainEqual({ documentId })
    const second = await takeOver(id, seats.kijimadaira)
    await world.db
      .updateTable('proposal')
      .set({ state: 'submitted', number: 'R8-01' })
      .where('id', '=', second)
      .execute()
    expect((await world.ask(seats.kijimadaira, 'POST', `/needs/${id}/takeover/end`, {})).status).toBe(409)
  })

  test('[E5] the secretariat gives back like everybody else, and a need that its owner settled stays settled', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.secretariat)
    await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'solved', note: '' })
    await world.does(seats.secretariat, 'POST', `/needs/${id}/takeover/end`)
    expect((await one(seats.sakae, id)).state).toBe('solved')
    await expect(proposalDetail(world.db, seats.secretariat, proposalId, world.clock.now)).rejects.toThrow()
  })

  test('[E5] 「まだ困っている」 of the owner ends what was taken over, with the right to write it', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.nakano)
    await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'open', note: '' })
    expect((await one(seats.nozawa, id)).may).toMatchObject({ takeOver: true })
    await expect(proposalDetail(world.db, seats.nakano, proposalId, world.clock.now)).rejects.toThrow()
  })

  test('a draft that is thrown away leaves the need open for the next', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.nakano)
    await discardDraft(world.context, seats.sakae, proposalId)
    expect(await one(seats.nozawa, id)).toMatchObject({ state: 'open', may: { takeOver: true } })
    await takeOver(id, seats.nozawa)
  })

  test('[E5] the owner writes its own proposal the same way, and nobody is told', async () => {
    const id = await world.writes(seats.sakae)
    const proposalId = await takeOver(id, seats.sakae)
    const row = await world.db
      .selectFrom('proposal')
      .select('on_behalf_channel')
      .where('id', '=', proposalId)
      .executeTakeFirst()
    expect(row?.on_behalf_channel).toBeNull()
    expect(await world.notices()).toEqual([])
  })
})

describe('まだ困っていますか', () => {
  const asksOn = async (day: string) => {
    world.clock.now = Date.parse(`${day}T06:00:00+09:00`)
    await askOwners(world.context, day)
  }
  const kinds = async (actor: Actor) => (await world.deskOf(actor)).items.map(({ kind }) => kind)

  test('[E4] a need is asked about after a year, once, of its owner alone; はい settles it for another', async () => {
    const id = await world.writes(seats.sakae, { scope: 'private' })
    await asksOn('2027-11-23')
    expect(await world.notices()).toEqual([])
    await asksOn('2027-11-24')
    await asksOn('2027-11-25')
    const notices = await world.notices()
    expect(notices.map(({ organisation_id }) => organisation_id)).toEqual(['sakae'])
    expect(await kinds(seats.sakae)).toContain('need_asked')
    for (const actor of [seats.nakano, seats.secretariat, seats.prefecture])
      expect(await kinds(actor)).not.toContain('need_asked')
    await world.does(seats.sakae, 'POST', `/needs/${id}/renewal`)
    expect(await kinds(seats.sakae)).not.toContain('need_asked')
    await asksOn('2028-11-24')
    expect(await world.notices()).toHaveLength(1)
    await asksOn('2028-11-25')
    expect(await world.notices()).toHaveLength(2)
  })

  test('[E4] 解決した is the other press, and what is solved or withdrawn is never asked about', async () => {
    const id = await world.writes(seats.sakae)
    await asksOn('2027-11-24')
    await world.does(seats.sakae, 'POST', `/needs/${id}/state`, { state: 'solved' })
    expect(await kinds(seats.sakae)).not.toContain('need_asked')
    await asksOn('2028-12-24')
    expect(await world.notices()).toHaveLength(1)
  })

  test('on any day: never within a year of the last word, always after it, and never twice for one silence', () => {
    const offset = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(offset, offset, (written, later) => {
        const writtenOn = addDays('2024-01-01', written)
        const today = addDays(writtenOn, later)
        const need = { writtenOn, renewedOn: null, askedOn: null }
        expect(isToBeAsked(need, today)).toBe(today >= yearAfter(writtenOn))
        expect(isToBeAsked({ ...need, renewedOn: today }, today)).toBe(false)
        expect(isToBeAsked({ ...need, askedOn: today }, addDays(today, 364))).toBe(false)
        expect(dayOf(Date.parse(`${yearAfter(writtenOn)}T00:00:00+09:00`))).toBe(yearAfter(writtenOn))
      }),
      { seed: 11 },
    )
  })
})

describe('出せるもの', () => {
  const offer = {
    forumId,
    kind: 'staff',
    topicId: doboku,
    text: '技師が月2日',
    amount: '月2日',
    untilOn: null,
  }
  const offers = async (actor: Actor, body = {}) =>
    (await world.does(actor, 'POST', '/offers', { ...offer, ...body })).id
  const seen = async (actor: Actor) => (await world.page(actor)).offers

  test('[E7] what is asked and answered is known to the two, and to the secretariat where it typed it', async () => {
    const id = await offers(seats.nakano)
    const requestId = (await world.does(seats.sakae, 'POST', `/offers/${id}/requests`, { note: '2月に' })).id
    for (const actor of [seats.nakano, seats.sakae]) expect((await seen(actor))[0]?.requests).toHaveLength(1)
    for (const actor of [seats.kijimadaira, seats.secretariat, seats.prefecture, seats.watcher]) {
      expect((await seen(actor))[0]?.requests).toEqual([])
      const answer = await world.ask(actor, 'POST', `/offers/requests/${requestId}/answer`, {
        state: 'agreed',
      })
      expect(answer.status).toBe(404)
    }
    const [line] = (await world.deskOf(seats.nakano)).items.filter(({ kind }) => kind === 'offer_request')
    expect(line?.acts?.map((act) => act.act)).toEqual(['answer_request', 'answer_request'])
    expect(
      (await world.ask(seats.sakae, 'POST', `/offers/requests/${requestId}/answer`, { state: 'agreed' }))
        .status,
    ).toBe(403)
    await world.does(seats.nakano, 'POST', `/offers/requests/${requestId}/answer`, {
      state: 'agreed',
      answer: '日程を相談しましょう',
    })
    expect((await seen(seats.sakae))[0]?.requests).toMatchObject([
      { state: 'agreed', answer: '日程を相談しましょう', answeredLabel: expect.stringContaining('中野市') },
    ])
    expect((await world.notices()).map(({ organisation_id }) => organisation_id)).toEqual(['nakano', 'sakae'])
  })

  test('[E7] one asks once at a time, takes it back, and asks nobody for what is no longer offered', async () => {
    const id = await offers(seats.nakano)
    const first = (await world.does(seats.sakae, 'POST', `/offers/${id}/requests`)).id
    expect((await world.ask(seats.sakae, 'POST', `/offers/${id}/requests`, {})).status).toBe(409)
    await world.does(seats.sakae, 'POST', `/offers/requests/${first}/answer`, { state: 'withdrawn' })
    await world.does(seats.sakae, 'POST', `/offers/${id}/requests`)
    expect((await world.ask(seats.nakano, 'POST', `/offers/${id}/requests`, {})).status).toBe(409)
    await world.does(seats.nakano, 'POST', `/offers/${id}/state`, { isClosed: true })
    expect((await world.ask(seats.kijimadaira, 'POST', `/offers/${id}/requests`, {})).status).toBe(409)
    expect(
      (await world.ask(seats.kijimadaira, 'POST', `/offers/${id}/state`, { isClosed: false })).status,
    ).toBe(403)
  })

  test('[E8] open needs and offers of one 分野×事務 find each other', async () => {
    const fits = await offers(seats.nakano)
    await offers(seats.nakano, { topicId: josetsu })
    await offers(seats.sakae, { text: '自分の団体のもの' })
    const closed = await offers(seats.kijimadaira)
    await world.does(seats.kijimadaira, 'POST', `/offers/${closed}/state`, { isClosed: true })
    const id = await world.writes(seats.sakae)
    const { text } = await world.ask(seats.sakae, 'GET', `/needs/${id}`)
    // The route's answer, by its one list.
    const page = JSON.parse(text) as { offers: { id: string }[] }
    expect(page.offers.map((each) => each.id)).toEqual([fits])
  })

  test('rights: who writes, who reads', async () => {
    for (const actor of [seats.watcher, seats.stranger, seats.prefecture, seats.administrator])
      expect((await world.ask(actor, 'POST', '/offers', offer)).status).toBe(403)
    const id = await offers(seats.nakano)
    for (const actor of [seats.stranger, seats.administrator])
      for (const [method, path] of [
        ['PUT', `/offers/${id}`],
        ['POST', `/offers/${id}/state`],
        ['POST', `/offers/${id}/confirmation`],
        ['POST', `/offers/${id}/requests`],
      ] as const) {
        const { forumId: _forumId, ...fields } = offer
        expect((await world.ask(actor, method, path, { ...fields, isClosed: true })).status).toBe(404)
      }
    for (const actor of [seats.sakae, seats.watcher, seats.prefecture])
      expect(await seen(actor)).toHaveLength(1)
  })
})

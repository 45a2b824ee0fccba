import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../../server/id'
import { editProposal } from '../../server/proposals/editProposal'
import { submitProposal } from '../../server/proposals/submitProposal'
import { refused } from '../support/refused'
import { newKey, openProposalsWorld, type ProposalsWorld, seats } from './proposalsWorld'

let world: ProposalsWorld
beforeEach(async () => {
  world = await openProposalsWorld()
})
afterEach(() => world.close())

describe('who proposes', () => {
  test('[P1] a draft is of the organisation of the seat that began it', async () => {
    const id = await world.drafts(seats.sakae)
    expect(await world.originators(id)).toMatchObject([{ organisation_id: 'sakae', role: null, class: null }])
  })

  test('[P1] an observer, the prefecture, an administrator and a stranger begin none', async () => {
    for (const actor of [seats.watcher, seats.prefecture, seats.administrator, seats.stranger])
      await expect(world.drafts(actor)).rejects.toThrow(refused('forbidden'))
  })

  test('[P2] 代行入力 is the village’s proposal, typed by the secretariat', async () => {
    const id = await world.submitted(seats.secretariat, {
      onBehalfOf: { organisationId: 'kijimadaira', channel: 'phone' },
    })
    expect(await world.originators(id)).toMatchObject([
      { organisation_id: 'kijimadaira', role: 'partner_municipality', class: 'municipality' },
    ])
    expect(await world.stored(id)).toMatchObject({
      on_behalf_channel: 'phone',
      entered_by_organisation: 'iiyama',
      entered_by_label: '飯山市 企画課長',
    })
  })

  test('[P2] only the secretariat types for others, and only for another member', async () => {
    const onBehalfOf = (organisationId: string) => ({
      onBehalfOf: { organisationId, channel: 'paper' as const },
    })
    await expect(world.drafts(seats.nakano, onBehalfOf('sakae'))).rejects.toThrow(refused('forbidden'))
    for (const organisationId of ['iiyama', 'watcher', 'nobody'])
      await expect(world.drafts(seats.secretariat, onBehalfOf(organisationId))).rejects.toThrow(
        refused('invalid'),
      )
  })

  test('[P2] the village edits and submits what the secretariat typed for it', async () => {
    const id = await world.drafts(seats.secretariat, {
      onBehalfOf: { organisationId: 'kijimadaira', channel: 'email' },
    })
    await world.edits(seats.kijimadaira, id, { need: '直した困りごと' })
    await world.submits(seats.kijimadaira, id)
    expect(await world.stored(id)).toMatchObject({
      need: '直した困りごと',
      entered_by_organisation: 'iiyama',
      submitted_by_label: '木島平村 企画課長',
    })
  })

  test('[P1] joint proposers stand after the owner in 建制順 and must be other members', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa', 'nakano'] })
    expect((await world.originators(id)).map((each) => each.organisation_id)).toEqual([
      'sakae',
      'nakano',
      'nozawa',
    ])
    for (const wrong of [['sakae'], ['watcher'], ['nobody']])
      await expect(world.edits(seats.sakae, id, { coProposers: wrong })).rejects.toThrow(refused('invalid'))
    await world.edits(seats.nozawa, id, { coProposers: ['nakano'] })
    expect((await world.originators(id)).map((each) => each.organisation_id)).toEqual(['sakae', 'nakano'])
  })
})

describe('what 提出 locks', () => {
  test('[P3] role and class are those of the day of submission, whatever the membership becomes', async () => {
    const id = await world.submitted(seats.sakae)
    await world.db
      .updateTable('forum_member')
      .set({ role: 'central_city' })
      .where('organisation_id', '=', 'sakae')
      .execute()
    await world.moves(seats.secretariat, id, 'returned')
    await world.submits(seats.sakae, id)
    expect(await world.originators(id)).toMatchObject([
      { role: 'partner_municipality', class: 'municipality' },
    ])
  })

  test('[P3] the role is that of the day even when the member changed roles over time', async () => {
    await world.db
      .updateTable('forum_member')
      .set({ to_on: '2026-11-24' })
      .where('organisation_id', '=', 'sakae')
      .execute()
    await world.db
      .insertInto('forum_member')
      .values({
        forum_id: 'hokushin',
        organisation_id: 'sakae',
        role: 'central_city',
        from_on: '2026-11-25',
        to_on: null,
      })
      .execute()
    const today = await world.submitted(seats.sakae)
    world.clock.now += 24 * 60 * 60 * 1000
    const tomorrow = await world.submitted(seats.sakae)
    expect((await world.originators(today))[0]?.class).toBe('municipality')
    expect((await world.originators(tomorrow))[0]?.class).toBe('central_city')
  })

  test('[P3] who is no member on the day cannot be an originator', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    await world.db
      .updateTable('forum_member')
      .set({ to_on: '2026-11-23' })
      .where('organisation_id', '=', 'nozawa')
      .execute()
    await expect(world.submits(seats.sakae, id)).rejects.toThrow(/野沢温泉村は、今日の時点で/)
    expect((await world.stored(id)).state).toBe('draft')
  })

  test('[P3] after the first submission neither originators nor origin change, also not while returned', async () => {
    const id = await world.submitted(seats.sakae)
    const change = { coProposers: ['nakano'] }
    await expect(world.edits(seats.sakae, id, change)).rejects.toThrow(refused('conflict'))
    await world.moves(seats.secretariat, id, 'returned')
    for (const bent of [
      change,
      { originKind: 'prefecture_hint' as const },
      { originNote: '県に言われた' },
      { firstRaisedOn: '2020-01-01' },
      { firstRaisedOn: null },
    ])
      await expect(world.edits(seats.sakae, id, bent)).rejects.toThrow(refused('conflict'))
    await world.edits(seats.sakae, id, { need: '書き直した', coProposers: [], originKind: 'own_initiative' })
    expect(await world.originators(id)).toMatchObject([{ organisation_id: 'sakae' }])
    expect(await world.stored(id)).toMatchObject({ origin_kind: 'own_initiative', need: '書き直した' })
  })

  test('[P3] submitter, time and number come from session and clock, and the first submission keeps them', async () => {
    const id = await world.submitted(seats.sakae)
    const first = await world.stored(id)
    expect(first).toMatchObject({
      number: 'R8-01',
      submitted_at: world.clock.now,
      submitted_by_person: 'person-sakae',
      submitted_by_seat: 'seat-sakae',
      submitted_by_label: '栄村 企画課長',
      first_raised_on: '2026-11-24',
    })
    world.clock.now += 1000
    await world.moves(seats.secretariat, id, 'returned')
    world.clock.now += 1000
    await world.submits(seats.sakae, id)
    const { number, submitted_at, submitted_by_label } = await world.stored(id)
    expect({ number, submitted_at, submitted_by_label }).toEqual({
      number: first.number,
      submitted_at: first.submitted_at,
      submitted_by_label: first.submitted_by_label,
    })
  })

  test('[P3] numbers count up per body and 年度 and are never taken twice', async () => {
    const ids = await Promise.all([seats.sakae, seats.nozawa, seats.nakano].map((seat) => world.drafts(seat)))
    await Promise.all(
      ids.map((id, index) =>
        world.submits([seats.sakae, seats.nozawa, seats.nakano][index] ?? seats.sakae, id),
      ),
    )
    const numbers = await Promise.all(ids.map(async (id) => (await world.stored(id)).number))
    expect([...numbers].sort()).toEqual(['R8-01', 'R8-02', 'R8-03'])
    world.clock.now = Date.parse('2027-04-01T00:00:00+09:00')
    expect((await world.stored(await world.submitted(seats.sakae))).number).toBe('R9-01')
  })

  test('[P3] a proposal without need, plan, field or origin is not submitted, and each gap is named', async () => {
    const id = await world.drafts(seats.sakae, { need: '', plan: '', fieldId: null, originKind: null })
    const error: unknown = await world.submits(seats.sakae, id).catch((failure: unknown) => failure)
    expect(error).toMatchObject({
      code: 'invalid',
      faults: [{ path: 'need' }, { path: 'plan' }, { path: 'fieldId' }, { path: 'originKind' }],
    })
    expect(await world.stored(id)).toMatchObject({ state: 'draft', number: null })
  })

  test('[P4] the words of the body are locked at a position of its log, under a SHA-256', async () => {
    const id = await world.drafts(seats.sakae)
    await world.types(seats.sakae, id, '一行目')
    await world.types(seats.sakae, id, '二行目')
    await world.submits(seats.sakae, id)
    const { submitted_seq, submitted_text, submitted_sha256 } = await world.stored(id)
    expect(submitted_seq).toBe(2)
    expect(submitted_text).toContain('【本文】\n一行目\n二行目\n')
    expect(submitted_text).toContain('【発案団体】\n栄村（連携市町村）\n')
    expect(submitted_sha256).toBe(sha256(submitted_text ?? ''))
  })

  test('[P4] what a store could not keep is not under the SHA-256', async () => {
    const id = await world.drafts(seats.sakae, { need: '夜間の\0当番' })
    await world.submits(seats.sakae, id)
    const { submitted_text, submitted_sha256 } = await world.stored(id)
    expect(submitted_text).toContain('夜間の\uFFFD当番')
    expect(submitted_sha256).toBe(sha256(submitted_text ?? ''))
  })

  test('[P4] words that arrive after the submission change nothing of what was submitted', async () => {
    const id = await world.submitted(seats.sakae)
    const before = await world.stored(id)
    await world.types(seats.sakae, id, '遅れて届いた行')
    expect(await world.stored(id)).toEqual(before)
    expect((await world.sees(seats.nakano, id)).submissions[0]?.text).not.toContain('遅れて届いた行')
  })

  test('[P4] somebody types on while it is submitted: text and position still belong together', async () => {
    const id = await world.drafts(seats.sakae)
    const typing = (async () => {
      for (let line = 1; line <= 20; line += 1) await world.types(seats.sakae, id, `行${line}`)
    })()
    const submitting = world.submits(seats.sakae, id).catch(() => undefined)
    await Promise.all([typing, submitting])
    if ((await world.stored(id)).state === 'draft') await world.submits(seats.sakae, id)
    const { submitted_seq, submitted_text } = await world.stored(id)
    expect(submitted_text?.match(/^行\d+$/gm) ?? []).toHaveLength(submitted_seq ?? -1)
  })

  test('[P4] words stored between reading and locking are read again, not left out', async () => {
    const id = await world.drafts(seats.sakae)
    const { log } = world.context.store
    let isLate = false
    const tail = async (documentId: string, after: number) => {
      const rows = await log.tail(documentId, after)
      if (!isLate) {
        isLate = true
        await world.types(seats.sakae, id, '間に合った行')
      }
      return rows
    }
    const store = { ...world.context.store, log: Object.assign(Object.create(log), { tail }) }
    // The engine's own methods keep their `this`: only `tail` is replaced.
    for (const name of ['snapshot', 'head', 'append'] as const) store.log[name] = log[name].bind(log)
    const command = { idempotencyKey: newKey(), revision: 0 }
    await submitProposal({ ...world.context, store }, seats.sakae, id, command)
    expect(await world.stored(id)).toMatchObject({
      submitted_seq: 1,
      submitted_text: expect.stringContaining('間に合った行'),
    })
  })

  test('[P4] a second submission does not cover the first', async () => {
    const id = await world.submitted(seats.sakae)
    await world.moves(seats.secretariat, id, 'returned')
    await world.edits(seats.sakae, id, { need: '書き直した困りごと' })
    await world.submits(seats.sakae, id)
    const { submissions } = await world.sees(seats.nakano, id)
    expect(submissions.map(({ ordinal, fields }) => [ordinal, fields.need])).toEqual([
      [2, '書き直した困りごと'],
      [1, '除雪の担い手が足りない'],
    ])
  })

  test('[P5] a double submit gets the first answer again and is one row of history', async () => {
    const id = await world.drafts(seats.sakae)
    const key = newKey()
    const [first, second] = await Promise.all([
      world.submits(seats.sakae, id, key),
      world.submits(seats.sakae, id, key),
    ])
    expect(second).toEqual(first)
    const { history, submissions } = await world.sees(seats.sakae, id)
    expect(history.map(({ to }) => to)).toEqual(['draft', 'submitted'])
    expect(submissions).toHaveLength(1)
  })

  test('[P5] creating twice with one key is one draft', async () => {
    const key = newKey()
    const first = await world.drafts(seats.sakae, { idempotencyKey: key })
    expect(await world.drafts(seats.sakae, { idempotencyKey: key })).toBe(first)
  })

  test('[P5] a submission of what was changed meanwhile is refused', async () => {
    const id = await world.drafts(seats.sakae, { coProposers: ['nozawa'] })
    const seen = (await world.stored(id)).revision
    await world.edits(seats.nozawa, id, { plan: '別のやり方' })
    const submitting = submitProposal(world.context, seats.sakae, id, {
      idempotencyKey: newKey(),
      revision: seen,
    })
    await expect(submitting).rejects.toThrow(refused('conflict'))
    expect((await world.originators(id))[0]?.class).toBeNull()
  })
})

describe('edits', () => {
  test('[P5] of two edits of one version the second is refused with a sentence', async () => {
    const id = await world.drafts(seats.sakae)
    const edit = (plan: string) => editProposal(world.context, seats.sakae, id, { revision: 0, plan })
    const results = await Promise.allSettled([edit('一'), edit('二')])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict', message: expect.stringContaining('ほかの人が先に保存しました') },
    })
  })

  test('[P7] nobody edits a submitted proposal, nor anybody else’s draft', async () => {
    const draft = await world.drafts(seats.sakae)
    for (const actor of [
      seats.nakano,
      seats.secretariat,
      seats.prefecture,
      seats.administrator,
      seats.stranger,
    ])
      await expect(world.edits(actor, draft, { need: 'x' })).rejects.toThrow(refused('not_found'))
    await world.submits(seats.sakae, draft)
    await expect(world.edits(seats.sakae, draft, { need: 'x' })).rejects.toThrow(refused('conflict'))
  })

  test('a reference to something that is not there is a fault of its field', async () => {
    const id = await world.drafts(seats.sakae)
    const error: unknown = await world
      .edits(seats.sakae, id, {
        fieldId: 'nothing',
        instrumentId: 'nothing',
        expectedParticipants: ['nobody'],
        firstRaisedOn: '2026-11-25',
      })
      .catch((failure: unknown) => failure)
    expect(error).toMatchObject({ code: 'invalid' })
    expect(error).toMatchObject({
      faults: expect.arrayContaining(
        ['fieldId', 'instrumentId', 'expectedParticipants', 'firstRaisedOn'].map((path) =>
          expect.objectContaining({ path }),
        ),
      ),
    })
  })
})

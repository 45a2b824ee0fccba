import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { remindUnanswered } from '../../server/confirmation/closeRound'
import { openRound } from '../../server/confirmation/openRound'
import { roundRecord } from '../../server/confirmation/page'
import { courseOfMinutes, roundsToAnswer } from '../../server/confirmation/queries'
import { remindRounds } from '../../server/confirmation/remindRounds'
import { newId } from '../../server/id'
import { today } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { openRoundWorld, type RoundWorld } from './roundWorld'

const dayMs = 24 * 60 * 60 * 1000
let world: RoundWorld
beforeEach(async () => {
  world = await openRoundWorld()
})
afterEach(() => world.close())

const states = async () =>
  Object.fromEntries(
    ((await world.page()).round?.rows ?? []).map(({ organisation, state }) => [organisation.id, state]),
  )

describe('a version that goes round', () => {
  test('[V1] is a fixed snapshot with the rows it was read at, and both documents are kept there', async () => {
    const { roundId, version } = await world.opens()
    expect(version).toBe('0.9')
    await world.writes('item-1', '後から書いた。')
    const sent = await roundRecord(world.store.db, world.village, world.meeting.id, roundId)
    expect(JSON.stringify(sent.record)).toContain('除雪車は二台とする。')
    expect(JSON.stringify(sent.record)).not.toContain('後から書いた。')
    const { agenda, minutes } = sent.record.source
    expect(world.told.documentReferred).toEqual(
      [agenda, minutes].map(({ documentId, seq }) => ({ documentId, seq })),
    )
    expect(minutes.documentId).toBe(world.meeting.minutes_id)
  })

  test('[V1] is exactly what was previewed: an edit in between is noticed', async () => {
    const { previewed } = await world.preview()
    await world.writes('item-1', '後から書いた。')
    const act = { meetingId: world.meeting.id, previewed, dueOn: '2026-12-04', idempotencyKey: newId() }
    await expect(openRound(world.context, world.secretariat, act)).rejects.toEqual(refused('conflict'))
  })

  test('[V1] goes to the members with a voice, by attendance where it was kept, never to the prefecture', async () => {
    await world.opens()
    expect(await states()).toEqual({ nakano: 'unanswered', iiyama: 'unanswered', kijimadaira: 'unanswered' })
    const attendee = {
      meeting_id: world.meeting.id,
      position: 1,
      category: 'member' as const,
      arrived_at: null,
      left_at: null,
    }
    for (const [organisation_id, status] of [
      ['nakano', 'present'],
      ['iiyama', 'present'],
      ['kijimadaira', 'absent'],
    ] as const)
      await world.store.db
        .insertInto('attendee')
        .values({ ...attendee, id: organisation_id, organisation_id, status })
        .execute()
    await world.writes('item-1', '出欠の後に送る。')
    await world.opens()
    expect(Object.keys(await states())).toEqual(['nakano', 'iiyama'])
  })

  test('[R4] neither the prefecture nor strangers find it, nor the page, nor the version', async () => {
    const { roundId } = await world.opens()
    for (const actor of [world.prefecture, world.outsider, world.administrator]) {
      await expect(world.page(actor)).rejects.toEqual(refused('not_found'))
      await expect(roundRecord(world.store.db, actor, world.meeting.id, roundId)).rejects.toEqual(
        refused('not_found'),
      )
      await expect(world.agrees(actor, roundId)).rejects.toEqual(refused('not_found'))
    }
  })

  test('the letter holds all that is needed: version, day, how to answer, what silence means, the minutes', async () => {
    await world.opens()
    const notices = (await world.notices()).filter(({ kind }) => kind === 'round_opened')
    expect(notices.map(({ organisation_id, is_urgent }) => [organisation_id, is_urgent])).toEqual(
      expect.arrayContaining([
        ['nakano', 1],
        ['iiyama', 1],
        ['kijimadaira', 1],
      ]),
    )
    const text = notices[0]?.lines ?? ''
    for (const fact of ['第0.9版', '令和8年12月4日（金）', '異議なし', '未回答', '除雪車は二台とする。'])
      expect(text).toContain(fact)
  })
})

describe('answers', () => {
  test('[V2] each organisation answers for itself in one press; the desk then asks no more', async () => {
    const { roundId } = await world.opens()
    const waits = () => roundsToAnswer(world.store.db, world.village, today)
    expect(await waits()).toMatchObject([{ roundId, dueOn: '2026-12-04' }])
    await world.agrees(world.village, roundId)
    expect(await waits()).toEqual([])
    expect(await states()).toMatchObject({ kijimadaira: 'no_objection', nakano: 'unanswered' })
    const row = (await world.page()).round?.rows.find(({ organisation }) => organisation.id === 'kijimadaira')
    expect(row?.last).toMatchObject({
      level: 'official_in_charge',
      label: '木島平村 企画財政課長',
      channel: null,
    })
  })

  test('[V2] 代行入力 is the secretariat’s alone and bears its channel', async () => {
    const { roundId } = await world.opens()
    const told = { organisationId: 'nakano', channel: 'phone' as const }
    await expect(world.agrees(world.village, roundId, told)).rejects.toEqual(refused('forbidden'))
    await world.agrees(world.secretariat, roundId, told)
    const row = (await world.page()).round?.rows.find(({ organisation }) => organisation.id === 'nakano')
    expect(row).toMatchObject({
      state: 'no_objection',
      last: { channel: 'phone', label: '飯山市 企画財政課長' },
    })
  })

  test('[V2] no 代行入力 of 異議なし over an organisation’s own 修正依頼 until that is answered', async () => {
    const { roundId } = await world.opens()
    const told = { organisationId: 'nakano', channel: 'phone' as const }
    const { id } = await world.asks(world.town)
    world.clock.now += 1
    await expect(world.agrees(world.secretariat, roundId, told)).rejects.toThrow(
      '中野市は自ら修正依頼を出しています。',
    )
    expect(await states()).toMatchObject({ nakano: 'correction' })
    await world.decides(id, 'rejected', '議決のとおりです。')
    await world.agrees(world.secretariat, roundId, told)
    expect(await states()).toMatchObject({ nakano: 'no_objection' })
  })

  test('[V2] a 修正依頼 that was itself entered is no bar to the 異議なし told later', async () => {
    const { roundId } = await world.opens()
    const told = { organisationId: 'nakano', channel: 'phone' as const }
    await world.asks(world.secretariat, { onBehalf: told })
    world.clock.now += 1
    await world.agrees(world.secretariat, roundId, told)
    expect(await states()).toMatchObject({ nakano: 'no_objection' })
  })

  test('[V2] who only observes, and who was not asked, gives no answer', async () => {
    const { roundId } = await world.opens()
    await expect(world.agrees(world.observer, roundId)).rejects.toEqual(refused('forbidden'))
    const told = { organisationId: 'sakae', channel: 'phone' as const }
    await expect(world.agrees(world.secretariat, roundId, told)).rejects.toEqual(refused('forbidden'))
  })

  test('[V3] a new version asks again only who confirmed what changed, and only about that', async () => {
    const first = await world.opens()
    await world.agrees(world.village, first.roundId)
    await world.writes('item-2', '運行は週五日とする。')
    expect((await world.page()).changed).toEqual(['３(2) デマンド交通'])
    const second = await world.opens()
    expect(second.version).toBe('0.91')
    const rows = (await world.page()).round?.rows ?? []
    expect(rows.map(({ organisation, asked }) => [organisation.id, asked.length])).toEqual([
      ['nakano', 3],
      ['iiyama', 3],
      ['kijimadaira', 1],
    ])
    expect(rows[2]?.asked).toEqual(['３(2) デマンド交通'])
    await expect(world.agrees(world.village, first.roundId)).rejects.toThrow('新しい版')
    await world.agrees(world.village, second.roundId)
    expect(await states()).toMatchObject({ kijimadaira: 'no_objection' })
  })

  test('[V3] where nothing changed, nothing new can be sent', async () => {
    await world.opens()
    await expect(world.opens()).rejects.toEqual(refused('conflict'))
  })
})

describe('silence', () => {
  test('[V5] is 未回答, and みなし only where the rule said so when it was sent; it is never 異議なし', async () => {
    await world.setRules({ silence: 'deemed_confirmed' })
    const { roundId } = await world.opens()
    await world.agrees(world.village, roundId)
    world.clock.now = Date.parse('2026-12-04T23:00:00+09:00')
    expect(await states()).toMatchObject({ nakano: 'unanswered' })
    world.clock.now = Date.parse('2026-12-05T01:00:00+09:00')
    await world.setRules({ silence: 'stays_open' })
    expect(await states()).toEqual({ nakano: 'deemed', iiyama: 'deemed', kijimadaira: 'no_objection' })
    await world.closes(roundId)
    const [course] = await courseOfMinutes(world.store.db, world.meeting.id)
    expect(course).toMatchObject({
      version: '0.9',
      noObjection: [{ id: 'kijimadaira' }],
      deemed: [{ id: 'nakano' }, { id: 'iiyama' }],
      unanswered: [],
    })
  })

  test('[V5] reminders go to those who have not answered and to nobody else', async () => {
    const { roundId } = await world.opens()
    await world.agrees(world.village, roundId)
    const act = () => ({ meetingId: world.meeting.id, roundId, idempotencyKey: newId() })
    const { names } = await remindUnanswered(world.context, world.secretariat, act())
    expect(names).toEqual(['中野市', '飯山市'])
    const reminded = (await world.notices()).filter(({ kind }) => kind === 'round_reminder')
    expect(reminded.map((each) => each.organisation_id).sort()).toEqual(['iiyama', 'nakano'])
  })

  test('[V5] of itself it reminds three days and one day before, once each', async () => {
    const { roundId } = await world.opens()
    await world.agrees(world.town, roundId)
    await world.agrees(world.secretariat, roundId)
    const count = async () => (await world.notices()).filter(({ kind }) => kind === 'round_reminder').length
    await remindRounds(world.context, '2026-11-30')
    expect(await count()).toBe(0)
    await remindRounds(world.context, '2026-12-01')
    await remindRounds(world.context, '2026-12-01')
    expect(await count()).toBe(1)
    await remindRounds(world.context, '2026-12-03')
    expect(await count()).toBe(2)
  })

  test('a round is closed when all have answered, or when the day is past, and not before', async () => {
    const { roundId } = await world.opens()
    await expect(world.closes(roundId)).rejects.toEqual(refused('conflict'))
    for (const actor of [world.village, world.town, world.secretariat]) await world.agrees(actor, roundId)
    await world.closes(roundId)
    await expect(world.agrees(world.village, roundId)).rejects.toEqual(refused('conflict'))
    world.clock.now += 30 * dayMs
    expect((await world.page()).round?.closedAt).toBe(today)
  })
})

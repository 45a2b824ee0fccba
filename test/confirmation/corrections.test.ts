import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correctionsWaiting } from '../../server/confirmation/deskLines'
import { courseOfMinutes } from '../../server/confirmation/queries'
import { draftCorrection, sendDraft, withdrawCorrection } from '../../server/confirmation/requestCorrection'
import { newId } from '../../server/id'
import { filed } from '../minutes/filed'
import { refused } from '../support/refused'
import { openRoundWorld, type RoundWorld } from './roundWorld'

let world: RoundWorld
beforeEach(async () => {
  world = await openRoundWorld({ requiresRound: true })
})
afterEach(() => world.close())

describe('修正依頼', () => {
  test('[V4] is the organisation’s answer, quotes its passage and may be one of several', async () => {
    const { roundId } = await world.opens()
    await world.asks(world.town)
    world.clock.now += 1
    await world.asks(world.town, { section: 'item-2', quote: '週三日', body: '週四日です。' })
    const page = await world.page(world.village)
    expect(page.round?.rows[0]).toMatchObject({ state: 'correction', last: { level: 'section_chief' } })
    expect(page.corrections.map(({ quote, state }) => [quote, state])).toEqual([
      ['二台', 'open'],
      ['週三日', 'open'],
    ])
    world.clock.now += 1
    await world.agrees(world.town, roundId)
    expect((await world.page()).round?.rows[0]?.state).toBe('no_objection')
  })

  test('[V6] is decided once, with a reason where it is not taken whole, and told to whoever asked', async () => {
    await world.opens()
    const { id } = await world.asks(world.town)
    expect(await correctionsWaiting(world.store.db, world.secretariat)).toMatchObject([{ kind: 'decide' }])
    await world.decides(id, 'partly_adopted', '表現を改めます。')
    await expect(world.decides(id, 'rejected', '理由')).rejects.toEqual(refused('conflict'))
    const [letter] = (await world.notices()).filter(({ kind }) => kind === 'correction_answered')
    expect(letter).toMatchObject({ organisation_id: 'nakano' })
    expect(letter?.lines).toContain('表現を改めます。')
    expect(await correctionsWaiting(world.store.db, world.secretariat)).toEqual([])
  })

  test('[V6] is taken back by its own organisation alone', async () => {
    await world.opens()
    const { id } = await world.asks(world.town)
    const take = { meetingId: world.meeting.id, correctionId: id }
    await expect(withdrawCorrection(world.context, world.village, take)).rejects.toEqual(refused('not_found'))
    await withdrawCorrection(world.context, world.town, take)
    expect((await world.page()).corrections).toMatchObject([{ state: 'withdrawn' }])
  })
})

describe('確定 with a round', () => {
  test('[V7] waits for the round, for every answer to a 修正依頼 and for every organisation', async () => {
    await expect(world.confirms()).rejects.toThrow('構成団体の確認を経て')
    const { roundId } = await world.opens()
    await expect(world.confirms()).rejects.toThrow('確認の途中')
    const { id } = await world.asks(world.town)
    for (const actor of [world.village, world.secretariat]) await world.agrees(actor, roundId)
    await world.closes(roundId)
    await expect(world.confirms()).rejects.toThrow('修正依頼が1件')
    await world.decides(id, 'rejected', '議決のとおりです。')
    filed(await world.confirms())
    const course = await courseOfMinutes(world.store.db, world.meeting.id)
    expect(course[0]).toMatchObject({
      noObjection: [{ id: 'iiyama' }, { id: 'kijimadaira' }],
      corrections: [{ organisation: { id: 'nakano' }, state: 'rejected', reason: '議決のとおりです。' }],
    })
  })

  test('[V7] who never answered keeps it open, unless silence was agreed to count', async () => {
    const { roundId } = await world.opens()
    world.clock.now = Date.parse('2026-12-05T09:00:00+09:00')
    await world.closes(roundId)
    await expect(world.confirms()).rejects.toThrow('まだ回答していない団体')
    await world.setRules({ requiresRound: true, silence: 'deemed_confirmed' })
    await world.writes('item-1', '追記。')
    const second = await world.opens('2026-12-10')
    world.clock.now = Date.parse('2026-12-11T09:00:00+09:00')
    await world.closes(second.roundId)
    filed(await world.confirms())
  })

  test('[V7] a change nobody asked for needs a new version; what a 修正依頼 asked for and got does not', async () => {
    const { roundId } = await world.opens()
    const { id } = await world.asks(world.town, { section: 'item-1' })
    for (const actor of [world.village, world.secretariat]) await world.agrees(actor, roundId)
    await world.closes(roundId)
    await world.decides(id, 'adopted')
    await world.writes('item-1', '三台に改めた。')
    expect((await world.preview()).obstacles).toEqual([])
    await world.writes('item-2', '頼まれていない変更。')
    await expect(world.confirms()).rejects.toThrow('送付した後に変わった議題')
  })
})

describe('議長・指名委員', () => {
  test('[V8] the last of those who must confirms and files; a word under other bytes counts for nothing', async () => {
    await world.setRules({
      confirmedBy: 'chair_and_named',
      chairSeatId: 'seat-nakano-chair',
      namedSeatId: 'seat-kijimadaira',
    })
    await expect(world.confirms()).rejects.toEqual(refused('forbidden'))
    await expect(world.confirms(world.town)).rejects.toEqual(refused('forbidden'))
    expect(await world.confirms(world.chair)).toEqual({
      versionId: null,
      waitsFor: ['木島平村 企画財政課長'],
    })
    await world.writes('item-1', '議長の確認の後の変更。')
    expect((await world.preview()).signatures).toMatchObject({ given: [], waitsFor: [{}, {}] })
    expect(await world.confirms(world.village)).toEqual({ versionId: null, waitsFor: ['中野市 市長'] })
    const { versionId } = filed(await world.confirms(world.chair))
    const row = await world.store.db
      .selectFrom('minutes_version')
      .selectAll()
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    expect(row.confirmed_by_label).toBe('中野市 市長、木島平村 企画財政課長')
    expect((await world.store.log.head(world.meeting.minutes_id))?.frozenAt).not.toBeNull()
  })

  test('[V8] after the round the page says whose word is next, once nothing else is to be done', async () => {
    const chair = { confirmedBy: 'chair_and_named', chairSeatId: 'seat-nakano-chair' } as const
    await world.setRules({ ...chair, namedSeatId: 'seat-kijimadaira' })
    const next = async () => (await world.page(world.village)).next
    const { roundId } = await world.opens()
    const { id } = await world.asks(world.town)
    for (const actor of [world.village, world.secretariat]) await world.agrees(actor, roundId)
    expect(await next()).toBeNull()
    await world.closes(roundId)
    expect(await next()).toBeNull()
    await world.decides(id, 'rejected', '議決のとおりです。')
    expect(await next()).toEqual({
      by: 'chair_and_named',
      labels: ['中野市 市長', '木島平村 企画財政課長'],
    })
    await world.confirms(world.chair)
    expect(await next()).toMatchObject({ labels: ['木島平村 企画財政課長'] })
    await world.setRules({})
    expect(await next()).toEqual({ by: 'secretariat', labels: [] })
    await world.setRules({ confirmedBy: 'chair' })
    expect(await next()).toEqual({ by: 'chair', labels: null })
  })

  test('[V8] where the rules name nobody yet, it says what to do', async () => {
    await world.setRules({ confirmedBy: 'chair' })
    await expect(world.confirms()).rejects.toThrow('会議体の設定で席を選んで')
  })
})

describe('words that came after 確定', () => {
  test('[V12] become a draft of the writer’s 団体 that nobody else sees, to be sent or thrown away', async () => {
    await world.setRules({})
    filed(await world.confirms())
    const keep = (words: string) =>
      draftCorrection(world.context, world.village, {
        documentId: world.meeting.minutes_id,
        words,
        idempotencyKey: newId(),
      })
    const { id, meetingId } = await keep('遅れて届いた一文')
    expect(meetingId).toBe(world.meeting.id)
    expect((await world.page()).corrections).toEqual([])
    expect((await world.page(world.village)).corrections).toMatchObject([{ state: 'draft' }])
    expect(await correctionsWaiting(world.store.db, world.village)).toMatchObject([{ kind: 'draft' }])
    await expect(
      draftCorrection(world.context, world.prefecture, {
        documentId: world.meeting.minutes_id,
        words: 'x',
        idempotencyKey: newId(),
      }),
    ).rejects.toEqual(refused('not_found'))

    const body = '「遅れて届いた一文」を加えてください。'
    const sent = { meetingId, correctionId: id, body, level: 'head' as const, idempotencyKey: newId() }
    await expect(sendDraft(world.context, world.town, sent)).rejects.toEqual(refused('not_found'))
    await sendDraft(world.context, world.village, sent)
    expect((await world.page()).corrections).toMatchObject([
      { state: 'open', body, level: 'head', roundId: null },
    ])

    const second = await keep('いらない文')
    await withdrawCorrection(world.context, world.village, { meetingId, correctionId: second.id })
    expect((await world.page(world.village)).corrections).toHaveLength(1)
  })
})

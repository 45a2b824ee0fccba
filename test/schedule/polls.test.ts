import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { answerPoll } from '../../server/schedule/answerPoll'
import { candidateDays } from '../../server/schedule/candidateDays'
import { closePoll } from '../../server/schedule/closePoll'
import { openPoll } from '../../server/schedule/openPoll'
import { openPolls, pollPage } from '../../server/schedule/polls'
import { pollsToAnswer, pollsToSettle } from '../../server/schedule/queries'
import { remindOfPoll } from '../../server/schedule/remind'
import { today } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { insertRules } from '../support/rows'
import { anyPoll, day, hour, openScheduleWorld, type ScheduleWorld } from './scheduleWorld'

let world: ScheduleWorld
beforeEach(async () => {
  world = await openScheduleWorld()
})
afterEach(() => world.close())

const close = (pollId: string, optionId: string | null, idempotencyKey = newId()) =>
  closePoll(world.context, world.secretariat, {
    pollId,
    optionId,
    place: '飯山市役所',
    mode: 'hybrid',
    idempotencyKey,
  })
const page = (id: string) => pollPage(world.store.db, world.secretariat, id, world.context.now())

describe('日程調整', () => {
  test('asks every member with a vote, on the desk and by a notice, and nobody else', async () => {
    const poll = await world.opensPoll()
    const { db } = world.store
    expect((await pollsToAnswer(db, world.village, today)).map(({ pollId }) => pollId)).toEqual([poll.id])
    for (const actor of [world.observer, world.outsider, world.prefecture])
      expect(await pollsToAnswer(db, actor, today)).toEqual([])
    const told = (await world.notices()).map(({ kind, organisation_id }) => [kind, organisation_id])
    expect(told.sort()).toEqual(['iiyama', 'kijimadaira', 'nakano'].map((id) => ['date_poll', id]))
    const { polls } = await openPolls(db, world.village, 'hokushin', today)
    expect(polls).toMatchObject([{ id: poll.id, askedCount: 3, repliedCount: 0 }])
  })

  test('a doubled press opens one', async () => {
    const command = anyPoll()
    const answers = await Promise.all([
      openPoll(world.context, world.secretariat, command),
      openPoll(world.context, world.secretariat, command),
    ])
    expect(answers[0]).toEqual(answers[1])
    expect(await world.store.db.selectFrom('date_option').selectAll().execute()).toHaveLength(3)
  })

  test('dates that are past, doubled or end before they begin are named', async () => {
    const at = today + 30 * day
    const options = [
      { startsAt: today - hour, endsAt: null },
      { startsAt: at, endsAt: at - hour },
      { startsAt: at, endsAt: null },
    ]
    const opening = openPoll(world.context, world.secretariat, anyPoll({ options, dueOn: '2026-11-23' }))
    await expect(opening).rejects.toMatchObject({
      code: 'invalid',
      faults: [
        { path: 'options.0.startsAt' },
        { path: 'options.1.endsAt' },
        { path: 'options.2.startsAt' },
        { path: 'dueOn' },
      ],
    })
  })

  test('[D2] two organisations that answer at the same moment are both kept', async () => {
    const poll = await world.opensPoll()
    await Promise.all([
      world.marks(world.village, poll, ['yes', 'no', 'maybe']),
      world.marks(world.town, poll, ['no', 'yes', 'yes']),
      world.marks(world.secretariat, poll, ['maybe', 'yes', 'no']),
    ])
    const { replies, tallies, ranking, members } = await page(poll.id)
    expect(replies.map(({ organisationId }) => organisationId)).toEqual(['nakano', 'iiyama', 'kijimadaira'])
    expect(tallies.map(({ member }) => member)).toEqual([
      { yes: 1, maybe: 1, no: 1 },
      { yes: 2, maybe: 0, no: 1 },
      { yes: 1, maybe: 1, no: 1 },
    ])
    expect(ranking[0]).toBe(poll.options[1]?.id)
    expect(members.map(({ isAsked }) => isAsked)).toEqual([true, true, true, false])
  })

  test('[D2] a later answer replaces the organisation’s own and no other; no date stays without a mark', async () => {
    const poll = await world.opensPoll()
    await world.marks(world.village, poll, ['yes', 'yes', 'yes'])
    await world.marks(world.town, poll, ['yes', 'yes', 'yes'])
    await world.marks(world.village, poll, ['no', 'no', 'no'])
    const { tallies } = await page(poll.id)
    expect(tallies.map(({ member }) => [member.yes, member.no])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    const [first] = poll.options
    const answers = [{ optionId: first?.id ?? '', member: 'yes' as const, deputy: null }]
    await expect(
      answerPoll(world.context, world.village, { pollId: poll.id, answers, note: '' }),
    ).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'answers' }] })
  })

  test('[D2] a deputy stands apart and makes the organisation sure to be there', async () => {
    const poll = await world.opensPoll()
    const answers = poll.options.map(({ id }) => ({
      optionId: id,
      member: 'no' as const,
      deputy: 'yes' as const,
    }))
    await answerPoll(world.context, world.village, { pollId: poll.id, answers, note: '係長が出ます' })
    const { tallies, replies } = await page(poll.id)
    expect(tallies[0]).toMatchObject({
      member: { yes: 0, no: 1 },
      deputy: { yes: 1 },
      sure: 1,
      unanswered: 2,
    })
    expect(replies[0]).toMatchObject({ note: '係長が出ます', isLate: false })
  })

  test('[D3] the secretariat enters what a member told it, marked; nobody else does', async () => {
    const poll = await world.opensPoll()
    const input = {
      pollId: poll.id,
      answers: poll.options.map(({ id }) => ({ optionId: id, member: 'yes' as const, deputy: null })),
      note: '',
      onBehalf: { organisationId: 'kijimadaira', channel: 'phone' as const },
    }
    await expect(answerPoll(world.context, world.town, input)).rejects.toEqual(refused('forbidden'))
    await answerPoll(world.context, world.secretariat, input)
    expect((await page(poll.id)).replies).toMatchObject([
      { organisationId: 'kijimadaira', onBehalfChannel: 'phone', label: '飯山市 企画財政課長' },
    ])
    const stranger = { ...input, onBehalf: { organisationId: 'nagano', channel: 'phone' as const } }
    await expect(answerPoll(world.context, world.secretariat, stranger)).rejects.toEqual(refused('invalid'))
  })

  test('[D3] observers and 県 are not asked; outsiders find nothing', async () => {
    const poll = await world.opensPoll()
    await expect(world.marks(world.observer, poll, ['yes', 'yes', 'yes'])).rejects.toEqual(
      refused('forbidden'),
    )
    for (const actor of [world.outsider, world.prefecture, world.administrator]) {
      await expect(world.marks(actor, poll, ['yes', 'yes', 'yes'])).rejects.toEqual(refused('not_found'))
      await expect(pollPage(world.store.db, actor, poll.id, today)).rejects.toEqual(refused('not_found'))
    }
    await expect(openPoll(world.context, world.village, anyPoll())).rejects.toEqual(refused('forbidden'))
    await expect(openPoll(world.context, world.outsider, anyPoll())).rejects.toEqual(refused('not_found'))
  })

  test('[D7] a reminder reaches those without an answer and says their names', async () => {
    const poll = await world.opensPoll()
    await world.marks(world.village, poll, ['yes', 'no', 'no'])
    await world.sent()
    const remind = () =>
      remindOfPoll(world.context, world.secretariat, { pollId: poll.id, idempotencyKey: newId() })
    expect(await remind()).toEqual({ names: ['中野市', '飯山市'] })
    const told = (await world.notices()).filter(({ handled_at }) => handled_at === null)
    expect(told.map(({ organisation_id }) => organisation_id).sort()).toEqual(['iiyama', 'nakano'])
    for (const actor of [world.town, world.secretariat]) await world.marks(actor, poll, ['yes', 'no', 'no'])
    await expect(remind()).rejects.toEqual(refused('conflict'))
  })
})

describe('choosing the date', () => {
  test('makes the meeting, once, and takes no answer afterwards', async () => {
    const poll = await world.opensPoll()
    await world.marks(world.village, poll, ['yes', 'yes', 'yes'])
    const [, second] = poll.options
    const key = newId()
    const closed = await close(poll.id, second?.id ?? '', key)
    expect(await close(poll.id, second?.id ?? '', key)).toEqual(closed)
    const meeting = await world.meeting(closed.meetingId ?? '')
    expect(meeting).toMatchObject({
      title: '推進協議会幹事会',
      starts_at: second?.startsAt,
      ends_at: second?.endsAt,
      place: '飯山市役所',
      mode: 'hybrid',
      number: 1,
    })
    expect(await page(poll.id)).toMatchObject({
      isOpen: false,
      chosenOptionId: second?.id,
      meetingId: meeting.id,
      can: { answer: false, manage: false },
    })
    await expect(world.marks(world.town, poll, ['yes', 'yes', 'yes'])).rejects.toEqual(refused('conflict'))
    await expect(close(poll.id, second?.id ?? '')).rejects.toEqual(refused('conflict'))
  })

  test('an answer and the closing at the same moment: whoever loses is told, and nothing is half', async () => {
    const poll = await world.opensPoll()
    const [first] = poll.options
    const [answered, closed] = await Promise.allSettled([
      world.marks(world.village, poll, ['yes', 'yes', 'yes']),
      close(poll.id, first?.id ?? ''),
    ])
    expect(closed.status).toBe('fulfilled')
    const { replies } = await page(poll.id)
    expect(replies).toHaveLength(answered.status === 'fulfilled' ? 1 : 0)
  })

  test('can be given up: the poll ends without a meeting', async () => {
    const poll = await world.opensPoll()
    expect(await close(poll.id, null)).toEqual({ meetingId: null })
    expect(await world.store.db.selectFrom('meeting').selectAll().execute()).toEqual([])
    expect((await page(poll.id)).isOpen).toBe(false)
  })

  test('waits on the secretariat’s desk once everybody answered or the day is past', async () => {
    const poll = await world.opensPoll()
    const waiting = () => pollsToSettle(world.store.db, world.secretariat, world.context.now())
    expect(await waiting()).toEqual([])
    for (const actor of [world.village, world.town, world.secretariat])
      await world.marks(actor, poll, ['yes', 'no', 'no'])
    expect((await waiting()).map(({ pollId }) => pollId)).toEqual([poll.id])
    const other = await world.opensPoll({ title: '部会' })
    world.clock.now = Date.parse('2026-12-09T09:00:00+09:00')
    expect((await waiting()).map(({ pollId }) => pollId).sort()).toEqual([poll.id, other.id].sort())
    await world.marks(world.village, other, ['yes', 'yes', 'yes'])
    expect((await page(other.id)).replies[0]?.isLate).toBe(true)
  })
})

describe('days that are proposed for a body', () => {
  const candidates = () =>
    candidateDays(world.store.db, world.secretariat, { forumId: 'hokushin', now: today })

  test('[D1] keep clear of 議会会期 of its members, of its own meetings and of nobody else’s', async () => {
    const { db } = world.store
    const session = (id: string, organisation_id: string, from_on: string, to_on: string) =>
      db
        .insertInto('assembly_session')
        .values({ id, organisation_id, name: '12月定例会', from_on, to_on })
        .execute()
    await session('one', 'kijimadaira', '2026-12-15', '2026-12-18')
    await session('two', 'nagano', '2026-12-21', '2026-12-25')
    await world.creates({ startsAt: Date.parse('2026-12-22T10:00:00+09:00') })
    const { days, proposed, from, to } = await candidates()
    expect([from, to]).toEqual(['2026-12-15', '2027-01-29'])
    const obstacles = (day: string) => days.find((each) => each.day === day)?.obstacles
    expect(obstacles('2026-12-15')).toEqual([
      { kind: 'session', organisationName: '木島平村', name: '12月定例会' },
    ])
    expect(obstacles('2026-12-21')).toEqual([])
    expect(obstacles('2026-12-22')).toMatchObject([{ kind: 'meeting' }])
    expect(obstacles('2027-01-11')).toEqual([{ kind: 'holiday', name: '成人の日' }])
    expect(proposed).toHaveLength(5)
  })

  test('[D1] stay within the promised gap, unless it is past already', async () => {
    const promise = (longestGapDays: number) =>
      insertRules(world.store.db, 'hokushin', { cadence: { longestGapDays } })
    await world.creates({ startsAt: Date.parse('2026-10-01T10:00:00+09:00') })
    await promise(90)
    const late = (day: string) => async () =>
      (await candidates()).days
        .find((each) => each.day === day)
        ?.obstacles.some(({ kind }) => kind === 'past_promise')
    expect(await late('2026-12-25')()).toBe(false)
    expect(await late('2027-01-08')()).toBe(true)
    await promise(30)
    expect(await late('2027-01-08')()).toBe(false)
  })

  test('are looked for by the secretariat, over a stretch of reasonable length', async () => {
    const ask = (actor: typeof world.village, to?: string) =>
      candidateDays(world.store.db, actor, { forumId: 'hokushin', from: '2026-12-01', to, now: today })
    await expect(ask(world.village)).rejects.toEqual(refused('forbidden'))
    await expect(ask(world.outsider)).rejects.toEqual(refused('not_found'))
    await expect(ask(world.secretariat, '2027-12-01')).rejects.toEqual(refused('invalid'))
    await expect(ask(world.secretariat, '2026-11-01')).rejects.toEqual(refused('invalid'))
  })
})

import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { callOffMeeting, postponeMeeting } from '../../server/meetings/callOff'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { notifyMeeting } from '../../server/meetings/notifyMeeting'
import { comingMeetings, forumMeetings, stateOf } from '../../server/meetings/queries'
import { answerRsvp } from '../../server/schedule/answerRsvp'
import { answerWritten } from '../../server/schedule/answerWritten'
import { closePoll } from '../../server/schedule/closePoll'
import { meetingSchedule } from '../../server/schedule/meetingSchedule'
import { openPoll } from '../../server/schedule/openPoll'
import { optionsOf } from '../../server/schedule/polls'
import { pollsToAnswer, rsvpsOf, rsvpsToAnswer } from '../../server/schedule/queries'
import { remindOfRsvp } from '../../server/schedule/remind'
import { settleWritten } from '../../server/schedule/settleWritten'
import { callOffCommand } from '../../shared/meetings/commands'
import { wasHeld } from '../../shared/meetings/meeting'
import { today } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import {
  anyNotice,
  anyPoll,
  anyRsvp,
  day,
  hour,
  openScheduleWorld,
  type ScheduleWorld,
} from './scheduleWorld'

let world: ScheduleWorld
beforeEach(async () => {
  world = await openScheduleWorld()
})
afterEach(() => world.close())

const members = ['iiyama', 'kijimadaira', 'nakano', 'sakae']
const waiting = async () => (await world.notices()).filter(({ handled_at }) => handled_at === null)
const off = (meetingId: string) => ({ meetingId, reason: '大雪のため', idempotencyKey: newId() })
const schedule = (id: string, actor = world.secretariat) =>
  meetingSchedule(world.store.db, actor, id, world.context.now())
type Meeting = Awaited<ReturnType<ScheduleWorld['notified']>>
const change = (meeting: Meeting, changes: Record<string, unknown>) =>
  changeMeeting(world.context, world.secretariat, {
    meetingId: meeting.id,
    title: meeting.title,
    startsAt: meeting.starts_at,
    place: meeting.place,
    mode: meeting.mode,
    ...changes,
  })

describe('開催通知', () => {
  test('[D4] fixes number and due days and reaches every member with the calendar entry', async () => {
    const meeting = await world.notified()
    expect(await world.meeting(meeting.id)).toMatchObject({
      notified_at: today,
      notice_number: '8企財第123号',
      rsvp_due_on: '2026-12-11',
      agenda_due_on: '2026-12-04',
      calendar_sequence: 1,
    })
    const told = await waiting()
    expect(told.map(({ organisation_id }) => organisation_id).sort()).toEqual(members)
    expect(told.every((each) => each.kind === 'meeting_called' && each.is_urgent === 1)).toBe(true)
    expect(told[0]?.calendar).toContain(`UID:${meeting.id}@entaku`)
    expect(JSON.parse(told[0]?.lines ?? '')).toContain('日時：令和8年12月15日（火）午前9時～午前11時')
    expect(await stateOf(world.store.db, meeting.id, today)).toBe('notified')
  })

  test('[D4] a doubled press tells once; done again it is a 変更通知', async () => {
    const meeting = await world.creates({ startsAt: today + 21 * day })
    const notice = anyNotice(meeting.id)
    const press = () => notifyMeeting(world.context, world.secretariat, notice)
    await Promise.all([press(), press()])
    expect(await waiting()).toHaveLength(members.length)
    await world.sent()
    await notifyMeeting(world.context, world.secretariat, {
      ...anyNotice(meeting.id),
      rsvpDueOn: '2026-12-14',
    })
    const [letter] = await waiting()
    expect(letter?.kind).toBe('meeting_changed')
    expect(JSON.parse(letter?.lines ?? '')).toContain(
      '出欠の回答期限（変更）：令和8年12月14日（月）（開催通知では 令和8年12月11日（金））',
    )
  })

  test('[D4] is the secretariat’s; due days after the meeting are named', async () => {
    const meeting = await world.creates({ startsAt: today + 21 * day })
    await expect(notifyMeeting(world.context, world.village, anyNotice(meeting.id))).rejects.toEqual(
      refused('forbidden'),
    )
    const late = { ...anyNotice(meeting.id), rsvpDueOn: '2027-01-01' }
    await expect(notifyMeeting(world.context, world.secretariat, late)).rejects.toMatchObject({
      faults: [{ path: 'rsvpDueOn' }],
    })
    expect(await world.notices()).toEqual([])
  })

  test('[D5] three changes that wait are one letter, with all that differs from 開催通知', async () => {
    const meeting = await world.notified()
    await world.sent()
    await change(meeting, { place: '中野市役所' })
    await change(meeting, { place: '中野市役所', mode: 'online' })
    const startsAt = meeting.starts_at + day
    await change(meeting, { place: '中野市役所', mode: 'online', startsAt })
    const letters = await waiting()
    expect(letters.map(({ organisation_id }) => organisation_id).sort()).toEqual(members)
    const lines: string[] = JSON.parse(letters[0]?.lines ?? '[]')
    expect(lines.filter((line) => line.includes('（変更）'))).toHaveLength(5)
    expect(letters[0]?.calendar).toContain('SEQUENCE:4')
    // A meeting that moves keeps its length, and its due days their distance.
    expect(await world.meeting(meeting.id)).toMatchObject({
      ends_at: startsAt + 2 * hour,
      agenda_due_on: '2026-12-05',
      rsvp_due_on: '2026-12-12',
    })
  })

  test('[D5] before 開催通知, and for what nobody sees differ, no letter is written', async () => {
    const meeting = await world.creates({ startsAt: today + 21 * day })
    await change(meeting, { place: '中野市役所' })
    expect(await world.notices()).toEqual([])
    await notifyMeeting(world.context, world.secretariat, anyNotice(meeting.id))
    await world.sent()
    await change(meeting, { place: '中野市役所' })
    expect(await waiting()).toEqual([])
    expect(await world.meeting(meeting.id)).toMatchObject({ calendar_sequence: 2 })
  })
})

describe('中止 and 延期', () => {
  test('[D8] are told to all with the reason; the calendar entry is cancelled', async () => {
    const meeting = await world.notified()
    await world.sent()
    await callOffMeeting(world.context, world.secretariat, off(meeting.id))
    expect(await stateOf(world.store.db, meeting.id, today)).toBe('cancelled')
    const letters = await waiting()
    expect(letters.map(({ organisation_id }) => organisation_id).sort()).toEqual(members)
    expect(letters[0]?.subject).toMatch(/^【中止】/)
    expect(JSON.parse(letters[0]?.lines ?? '')).toContain('理由：大雪のため')
    expect(letters[0]?.calendar).toContain('STATUS:CANCELLED')
    expect(letters[0]?.calendar).toContain('SEQUENCE:2')
  })

  test('[D8] need the secretariat and a reason that is not blank', async () => {
    const meeting = await world.notified()
    for (const act of [callOffMeeting, postponeMeeting])
      await expect(act(world.context, world.village, off(meeting.id))).rejects.toEqual(refused('forbidden'))
    const blank = v.safeParse(callOffCommand, { ...off(meeting.id), reason: '　 ' })
    expect(blank.issues?.map(({ message }) => message)).toEqual([
      '理由を入力してください。構成団体への知らせに載ります。',
    ])
  })

  test('[D8] a cancelled meeting keeps its number for good and never counts', async () => {
    const first = await world.creates({ startsAt: today + day })
    await callOffMeeting(world.context, world.secretariat, off(first.id))
    expect((await world.creates({ startsAt: today + 2 * day })).number).toBe(2)
    world.clock.now = today + 5 * day
    const state = await stateOf(world.store.db, first.id, world.clock.now)
    expect([state, wasHeld(state)]).toEqual(['cancelled', false])
    const stretch = { from: today, until: today + 30 * day }
    expect((await comingMeetings(world.store.db, world.village, stretch)).map(({ id }) => id)).not.toContain(
      first.id,
    )
  })

  test('[D8] a postponed meeting gets a new date, in the next 年度 too, and stays the same 第n回', async () => {
    const meeting = await world.notified()
    await postponeMeeting(world.context, world.secretariat, off(meeting.id))
    expect((await schedule(meeting.id)).calledOff).toMatchObject({ kind: 'postponed', reason: '大雪のため' })
    await world.sent()
    await change(meeting, { place: '中野市役所' })
    expect((await world.meeting(meeting.id)).called_off).toBe('postponed')
    const startsAt = Date.parse('2027-04-20T13:30:00+09:00')
    await change(meeting, { startsAt })
    expect(await world.meeting(meeting.id)).toMatchObject({
      called_off: null,
      starts_at: startsAt,
      fiscal_year: 2026,
      number: meeting.number,
    })
    expect((await waiting())[0]?.subject).toMatch(/^【日時決定】/)
    expect(await stateOf(world.store.db, meeting.id, today)).toBe('notified')
  })

  test('[D8] a 日程調整 gives a postponed meeting its date', async () => {
    const meeting = await world.notified()
    await postponeMeeting(world.context, world.secretariat, off(meeting.id))
    const { id } = await openPoll(world.context, world.secretariat, anyPoll({ meetingId: meeting.id }))
    await expect(
      openPoll(world.context, world.secretariat, anyPoll({ meetingId: meeting.id })),
    ).rejects.toEqual(refused('conflict'))
    const [, option] = await optionsOf(world.store.db, id)
    const closed = await closePoll(world.context, world.secretariat, {
      pollId: id,
      optionId: option?.id ?? '',
      place: '栄村役場',
      mode: 'hybrid',
      idempotencyKey: newId(),
    })
    expect(closed).toEqual({ meetingId: meeting.id })
    expect(await world.meeting(meeting.id)).toMatchObject({
      starts_at: option?.startsAt,
      place: '栄村役場',
      called_off: null,
      number: meeting.number,
    })
  })

  test('[D9] nobody is asked any more for the date of a cancelled meeting', async () => {
    const meeting = await world.notified()
    await postponeMeeting(world.context, world.secretariat, off(meeting.id))
    await openPoll(world.context, world.secretariat, anyPoll({ meetingId: meeting.id }))
    expect(await pollsToAnswer(world.store.db, world.village, today)).toHaveLength(1)
    await callOffMeeting(world.context, world.secretariat, off(meeting.id))
    expect(await pollsToAnswer(world.store.db, world.village, today)).toEqual([])
  })

  test('[D9] nothing happens in a meeting that is off, and each refusal says what to do', async () => {
    const meeting = await world.notified()
    await callOffMeeting(world.context, world.secretariat, off(meeting.id))
    await expect(change(meeting, { place: '別の場所' })).rejects.toThrow('新しい会議を作ってください')
    await expect(answerRsvp(world.context, world.village, anyRsvp(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await expect(notifyMeeting(world.context, world.secretariat, anyNotice(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await expect(postponeMeeting(world.context, world.secretariat, off(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    expect((await schedule(meeting.id)).can).toMatchObject({ notify: false, callOff: false, enter: false })
  })

  test('[D9] what was opened is not called off; what only had its time may be', async () => {
    const meeting = await world.notified()
    world.clock.now = meeting.starts_at + day
    await world.store.db
      .updateTable('meeting')
      .set({ began_at: meeting.starts_at })
      .where('id', '=', meeting.id)
      .execute()
    await expect(callOffMeeting(world.context, world.secretariat, off(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await world.store.db.updateTable('meeting').set({ began_at: null }).where('id', '=', meeting.id).execute()
    await callOffMeeting(world.context, world.secretariat, off(meeting.id))
    const list = await forumMeetings(world.store.db, world.village, 'hokushin', world.clock.now)
    expect([...list.coming, ...list.past].map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('出欠', () => {
  const asked = async (actor = world.village) =>
    (await rsvpsToAnswer(world.store.db, actor, world.context.now())).map(({ meetingId }) => meetingId)

  test('[D6] waits on the desk from 開催通知 until it is answered', async () => {
    const planned = await world.creates({ startsAt: today + 10 * day })
    const meeting = await world.notified()
    expect(await asked()).toEqual([meeting.id])
    expect(await asked(world.observer)).toEqual([])
    await answerRsvp(world.context, world.village, anyRsvp(meeting.id))
    expect(await asked()).toEqual([])
    expect(await rsvpsOf(world.store.db, planned.id)).toEqual([])
  })

  test('[D2] organisations answering at one moment are all kept, in 建制順; 未回答 apart', async () => {
    const meeting = await world.notified()
    await Promise.all([
      answerRsvp(world.context, world.village, {
        ...anyRsvp(meeting.id),
        answer: 'proxy',
        people: [
          { division: '総務課', title: '係長', name: '髙𠮷 一' },
          { division: '', title: '', name: '' },
        ],
      }),
      answerRsvp(world.context, world.town, { ...anyRsvp(meeting.id), answer: 'absent', note: '議会のため' }),
    ])
    const { rsvps, totals } = await schedule(meeting.id)
    expect(rsvps.map(({ organisationId, answer, people }) => [organisationId, answer, people])).toEqual([
      ['nakano', 'absent', []],
      ['kijimadaira', 'proxy', [{ division: '総務課', title: '係長', name: '髙𠮷 一' }]],
    ])
    expect(totals).toEqual({ present: 0, proxy: 1, online: 0, absent: 1, unanswered: 1 })
  })

  test('[D6] after the due day they are taken and marked, after the beginning refused', async () => {
    const meeting = await world.notified()
    world.clock.now = Date.parse('2026-12-12T09:00:00+09:00')
    await answerRsvp(world.context, world.village, anyRsvp(meeting.id))
    expect((await rsvpsOf(world.store.db, meeting.id))[0]?.isLate).toBe(true)
    world.clock.now = meeting.starts_at
    await expect(answerRsvp(world.context, world.town, anyRsvp(meeting.id))).rejects.toThrow('始まっている')
  })

  test('[D6] an answer to a date that changed stays to be read and counts as 未回答', async () => {
    const meeting = await world.notified()
    await answerRsvp(world.context, world.village, anyRsvp(meeting.id))
    await change(meeting, { startsAt: meeting.starts_at + day })
    expect(await asked()).toEqual([meeting.id])
    const { rsvps, totals } = await schedule(meeting.id)
    expect(rsvps).toMatchObject([{ organisationId: 'kijimadaira', isForOtherDate: true }])
    expect(totals.unanswered).toBe(3)
  })

  test('[D7] a reminder reaches those without an answer to this date, and says their names', async () => {
    const meeting = await world.notified()
    await answerRsvp(world.context, world.village, anyRsvp(meeting.id))
    await world.sent()
    const remind = () =>
      remindOfRsvp(world.context, world.secretariat, { meetingId: meeting.id, idempotencyKey: newId() })
    expect(await remind()).toEqual({ names: ['中野市', '飯山市'] })
    expect((await waiting()).map(({ kind, organisation_id }) => [kind, organisation_id]).sort()).toEqual([
      ['rsvp_reminder', 'iiyama'],
      ['rsvp_reminder', 'nakano'],
    ])
    // Pressed again before the mail went out, it stays one letter each.
    await remind()
    expect(await waiting()).toHaveLength(2)
  })

  test('[D3] the secretariat enters a phoned answer, marked; also of an observer', async () => {
    const meeting = await world.notified()
    for (const organisationId of ['kijimadaira', 'sakae'])
      await answerRsvp(world.context, world.secretariat, {
        ...anyRsvp(meeting.id),
        onBehalf: { organisationId, channel: 'phone' },
      })
    const { rsvps, totals } = await schedule(meeting.id)
    expect(rsvps.map(({ organisationId, onBehalfChannel }) => [organisationId, onBehalfChannel])).toEqual([
      ['kijimadaira', 'phone'],
      ['sakae', 'phone'],
    ])
    // The observer is not asked, so the sums leave it out.
    expect(totals).toMatchObject({ present: 1, unanswered: 2 })
  })
})

describe('書面開催', () => {
  async function writtenMeeting() {
    const meeting = await world.creates({ startsAt: today + 14 * day, mode: 'written' })
    const item = (id: string, kind: 'deliberation' | 'report') => ({
      meeting_id: meeting.id,
      id,
      position: Number(id.slice(-1)),
      kind,
      number: `5(${id.slice(-1)})`,
      title: `議題${id}`,
      presenter: '',
      minutes: 10,
      proposed_by: '[]',
      proposal_id: null,
      carried_from: null,
    })
    await world.store.db
      .insertInto('agenda_item')
      .values([item('item1', 'deliberation'), item('item2', 'deliberation'), item('item3', 'report')])
      .execute()
    await notifyMeeting(world.context, world.secretariat, {
      ...anyNotice(meeting.id),
      rsvpDueOn: '2026-12-08',
    })
    return meeting
  }
  const answer = (meetingId: string, ...items: string[]) => ({
    meetingId,
    answers: items.map((itemId) => ({ itemId, answer: 'approve' as const, opinion: '異存ありません' })),
  })

  test('[D10] each organisation answers the 協議 item by item; the desk asks until all are answered', async () => {
    const meeting = await writtenMeeting()
    const waits = async () => (await rsvpsToAnswer(world.store.db, world.village, today)).length
    await answerWritten(world.context, world.village, answer(meeting.id, 'item1'))
    expect(await waits()).toBe(1)
    await answerWritten(world.context, world.village, answer(meeting.id, 'item2'))
    expect(await waits()).toBe(0)
    const { written } = await schedule(meeting.id)
    expect(written?.items.map(({ id }) => id)).toEqual(['item1', 'item2'])
    expect(written?.answers).toMatchObject([
      { organisationId: 'kijimadaira', itemId: 'item1', answer: 'approve', opinion: '異存ありません' },
      { itemId: 'item2' },
    ])
  })

  test('[D10] a report is not voted on, and there is no 出欠; late answers are taken', async () => {
    const meeting = await writtenMeeting()
    await expect(answerWritten(world.context, world.village, answer(meeting.id, 'item3'))).rejects.toEqual(
      refused('conflict'),
    )
    await expect(answerRsvp(world.context, world.village, anyRsvp(meeting.id))).rejects.toThrow('書面開催')
    world.clock.now = meeting.starts_at + day
    await answerWritten(world.context, world.village, answer(meeting.id, 'item1'))
    expect((await schedule(meeting.id)).written?.answers).toHaveLength(1)
  })

  const settle = (meetingId: string, outcomes: { itemId: string; outcome: 'agreed' | 'continued' }[]) =>
    settleWritten(world.context, world.secretariat, { meetingId, outcomes, idempotencyKey: newId() })
  const outcomes = [
    { itemId: 'item1', outcome: 'agreed' as const },
    { itemId: 'item2', outcome: 'continued' as const },
  ]

  test('[D10] the result waits for all answers or the day, and for every item; then answers are closed', async () => {
    const meeting = await writtenMeeting()
    const first = [world.secretariat, world.town]
    for (const actor of first) await answerWritten(world.context, actor, answer(meeting.id, 'item1', 'item2'))
    await expect(settle(meeting.id, outcomes)).rejects.toThrow('木島平村')
    await answerWritten(world.context, world.village, answer(meeting.id, 'item1'))
    world.clock.now = meeting.starts_at + day
    await expect(settle(meeting.id, outcomes.slice(0, 1))).rejects.toMatchObject({
      faults: [{ path: 'item2' }],
    })
    await settle(meeting.id, outcomes)
    const { written, state } = await schedule(meeting.id)
    expect(state).toBe('held')
    expect(written?.outcomes).toMatchObject([
      {
        itemId: 'item1',
        outcome: 'agreed',
        hasNoObjection: true,
        note: '賛成3・反対0・保留0・未回答0（書面）',
      },
      {
        itemId: 'item2',
        outcome: 'continued',
        hasNoObjection: false,
        note: '賛成2・反対0・保留0・未回答1（書面）',
        present: ['nakano', 'iiyama'],
      },
    ])
    await expect(answerWritten(world.context, world.village, answer(meeting.id, 'item2'))).rejects.toThrow(
      '結果がまとまっている',
    )
    await expect(callOffMeeting(world.context, world.secretariat, off(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
  })
})

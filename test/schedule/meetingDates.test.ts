import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { callOffMeeting, postponeMeeting } from '../../server/meetings/callOff'
import { notifyMeeting } from '../../server/meetings/notifyMeeting'
import { comingMeetings, forumMeetings, stateOf } from '../../server/meetings/queries'
import { answerRsvp } from '../../server/schedule/answerRsvp'
import { closePoll } from '../../server/schedule/closePoll'
import { openPoll } from '../../server/schedule/openPoll'
import { optionsOf } from '../../server/schedule/polls'
import { pollsToAnswer } from '../../server/schedule/queries'
import { callOffCommand } from '../../shared/meetings/commands'
import { wasHeld } from '../../shared/meetings/meeting'
import { today } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import {
  anyNotice,
  anyPoll,
  anyRsvp,
  calledOff,
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
    const told = await world.waiting()
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
    expect(await world.waiting()).toHaveLength(members.length)
    await world.sent()
    await notifyMeeting(world.context, world.secretariat, {
      ...anyNotice(meeting.id),
      rsvpDueOn: '2026-12-14',
    })
    const [letter] = await world.waiting()
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
    await world.changes(meeting, { place: '中野市役所' })
    await world.changes(meeting, { place: '中野市役所', mode: 'online' })
    const startsAt = meeting.starts_at + day
    await world.changes(meeting, { place: '中野市役所', mode: 'online', startsAt })
    const letters = await world.waiting()
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
    await world.changes(meeting, { place: '中野市役所' })
    expect(await world.notices()).toEqual([])
    await notifyMeeting(world.context, world.secretariat, anyNotice(meeting.id))
    await world.sent()
    await world.changes(meeting, { place: '中野市役所' })
    expect(await world.waiting()).toEqual([])
    expect(await world.meeting(meeting.id)).toMatchObject({ calendar_sequence: 2 })
  })
})

describe('中止 and 延期', () => {
  test('[D8] are told to all with the reason; the calendar entry is cancelled', async () => {
    const meeting = await world.notified()
    await world.sent()
    await callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))
    expect(await stateOf(world.store.db, meeting.id, today)).toBe('cancelled')
    const letters = await world.waiting()
    expect(letters.map(({ organisation_id }) => organisation_id).sort()).toEqual(members)
    expect(letters[0]?.subject).toMatch(/^【中止】/)
    expect(JSON.parse(letters[0]?.lines ?? '')).toContain('理由：大雪のため')
    expect(letters[0]?.calendar).toContain('STATUS:CANCELLED')
    expect(letters[0]?.calendar).toContain('SEQUENCE:2')
  })

  test('[D8] need the secretariat and a reason that is not blank', async () => {
    const meeting = await world.notified()
    for (const act of [callOffMeeting, postponeMeeting])
      await expect(act(world.context, world.village, calledOff(meeting.id))).rejects.toEqual(
        refused('forbidden'),
      )
    const blank = v.safeParse(callOffCommand, { ...calledOff(meeting.id), reason: '　 ' })
    expect(blank.issues?.map(({ message }) => message)).toEqual([
      '理由を入力してください。構成団体への知らせに載ります。',
    ])
  })

  test('[D8] a cancelled meeting keeps its number for good and never counts', async () => {
    const first = await world.creates({ startsAt: today + day })
    await callOffMeeting(world.context, world.secretariat, calledOff(first.id))
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
    await postponeMeeting(world.context, world.secretariat, calledOff(meeting.id))
    expect((await world.schedule(meeting.id)).calledOff).toMatchObject({
      kind: 'postponed',
      reason: '大雪のため',
    })
    await world.sent()
    await world.changes(meeting, { place: '中野市役所' })
    expect((await world.meeting(meeting.id)).called_off).toBe('postponed')
    const startsAt = Date.parse('2027-04-20T13:30:00+09:00')
    await world.changes(meeting, { startsAt })
    expect(await world.meeting(meeting.id)).toMatchObject({
      called_off: null,
      starts_at: startsAt,
      fiscal_year: 2026,
      number: meeting.number,
    })
    expect((await world.waiting())[0]?.subject).toMatch(/^【日時決定】/)
    expect(await stateOf(world.store.db, meeting.id, today)).toBe('notified')
  })

  test('[D8] a 日程調整 gives a postponed meeting its date', async () => {
    const meeting = await world.notified()
    await postponeMeeting(world.context, world.secretariat, calledOff(meeting.id))
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
    await postponeMeeting(world.context, world.secretariat, calledOff(meeting.id))
    await openPoll(world.context, world.secretariat, anyPoll({ meetingId: meeting.id }))
    expect(await pollsToAnswer(world.store.db, world.village, today)).toHaveLength(1)
    await callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))
    expect(await pollsToAnswer(world.store.db, world.village, today)).toEqual([])
  })

  test('[D9] nothing happens in a meeting that is off, and each refusal says what to do', async () => {
    const meeting = await world.notified()
    await callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))
    await expect(world.changes(meeting, { place: '別の場所' })).rejects.toThrow('新しい会議を作ってください')
    await expect(answerRsvp(world.context, world.village, anyRsvp(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await expect(notifyMeeting(world.context, world.secretariat, anyNotice(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await expect(postponeMeeting(world.context, world.secretariat, calledOff(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    expect((await world.schedule(meeting.id)).can).toMatchObject({
      notify: false,
      callOff: false,
      enter: false,
    })
  })

  test('[D9] what was opened is not called off; what only had its time may be', async () => {
    const meeting = await world.notified()
    world.clock.now = meeting.starts_at + day
    await world.store.db
      .updateTable('meeting')
      .set({ began_at: meeting.starts_at })
      .where('id', '=', meeting.id)
      .execute()
    await expect(callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
    await world.store.db.updateTable('meeting').set({ began_at: null }).where('id', '=', meeting.id).execute()
    await callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))
    const list = await forumMeetings(world.store.db, world.village, 'hokushin', world.clock.now)
    expect([...list.coming, ...list.past].map(({ state }) => state)).toEqual(['cancelled'])
  })
})

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { callOffMeeting } from '../../server/meetings/callOff'
import { notifyMeeting } from '../../server/meetings/notifyMeeting'
import { answerRsvp } from '../../server/schedule/answerRsvp'
import { answerWritten } from '../../server/schedule/answerWritten'
import { rsvpsOf, rsvpsToAnswer } from '../../server/schedule/queries'
import { remindOfRsvp } from '../../server/schedule/remind'
import { settleWritten } from '../../server/schedule/settleWritten'
import { today } from '../meetings/meetingWorld'
import { refused } from '../support/refused'
import { anyNotice, anyRsvp, calledOff, day, openScheduleWorld, type ScheduleWorld } from './scheduleWorld'

let world: ScheduleWorld
beforeEach(async () => {
  world = await openScheduleWorld()
})
afterEach(() => world.close())

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
    const { rsvps, totals } = await world.schedule(meeting.id)
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
    await world.changes(meeting, { startsAt: meeting.starts_at + day })
    expect(await asked()).toEqual([meeting.id])
    const { rsvps, totals } = await world.schedule(meeting.id)
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
    expect(
      (await world.waiting()).map(({ kind, organisation_id }) => [kind, organisation_id]).sort(),
    ).toEqual([
      ['rsvp_reminder', 'iiyama'],
      ['rsvp_reminder', 'nakano'],
    ])
    // Pressed again before the mail went out, it stays one letter each.
    await remind()
    expect(await world.waiting()).toHaveLength(2)
  })

  test('[D3] the secretariat enters a phoned answer, marked; also of an observer', async () => {
    const meeting = await world.notified()
    for (const organisationId of ['kijimadaira', 'sakae'])
      await answerRsvp(world.context, world.secretariat, {
        ...anyRsvp(meeting.id),
        onBehalf: { organisationId, channel: 'phone' },
      })
    const { rsvps, totals } = await world.schedule(meeting.id)
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
    const { written } = await world.schedule(meeting.id)
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
    expect((await world.schedule(meeting.id)).written?.answers).toHaveLength(1)
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
    const { written, state } = await world.schedule(meeting.id)
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
    await expect(callOffMeeting(world.context, world.secretariat, calledOff(meeting.id))).rejects.toEqual(
      refused('conflict'),
    )
  })
})

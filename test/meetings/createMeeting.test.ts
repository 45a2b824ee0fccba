import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { createMeeting } from '../../server/meetings/createMeeting'
import { meetingPage } from '../../server/meetings/meetingPage'
import { comingMeetings, forumMeetings, meetingDocumentAccess } from '../../server/meetings/queries'
import { refused } from '../support/refused'
import { anyMeeting, type MeetingWorld, openMeetingWorld, today } from './meetingWorld'

const day = 24 * 60 * 60 * 1000
let world: MeetingWorld
beforeEach(async () => {
  world = await openMeetingWorld()
})
afterEach(() => world.close())

describe('calling a meeting', () => {
  test('[M1] the server gives 年度 and 第n回, per body and fiscal year', async () => {
    const first = await world.creates({ startsAt: Date.parse('2026-05-20T13:30:00+09:00') })
    const second = await world.creates({ startsAt: Date.parse('2027-03-31T23:59:00+09:00') })
    const nextYear = await world.creates({ startsAt: Date.parse('2027-04-01T00:00:00+09:00') })
    const numbers = [first, second, nextYear].map((each) => [each.fiscal_year, each.number])
    expect(numbers).toEqual([
      [2026, 1],
      [2026, 2],
      [2027, 1],
    ])
  })

  test('twelve meetings called at once get twelve numbers without a hole', async () => {
    const created = await Promise.all(Array.from({ length: 12 }, () => world.creates()))
    expect(created.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    )
  })

  test('[M2] both documents exist with it; the minutes are seeded by the system with one paragraph', async () => {
    const meeting = await world.creates()
    const agenda = await world.store.log.head(meeting.agenda_id)
    expect(agenda).toMatchObject({ kind: 'agenda', subjectId: meeting.id, forumId: 'hokushin', seq: 0 })
    const rows = await world.store.log.tail(meeting.minutes_id, 0)
    expect(rows.map(({ author }) => author.personId)).toEqual(['system'])
  })

  test('a doubled submit makes one meeting and gets the same answer', async () => {
    const command = anyMeeting()
    const answers = await Promise.all([
      createMeeting(world.context, world.secretariat, command),
      createMeeting(world.context, world.secretariat, command),
    ])
    expect(answers[0]).toEqual(answers[1])
    expect(await world.store.db.selectFrom('meeting').selectAll().execute()).toHaveLength(1)
  })

  test('[R4] only the secretariat calls one; outsiders, prefecture and administrator do not learn of the body', async () => {
    const create = (actor: typeof world.village) => createMeeting(world.context, actor, anyMeeting())
    await expect(create(world.village)).rejects.toEqual(refused('forbidden'))
    for (const actor of [world.outsider, world.prefecture, world.administrator])
      await expect(create(actor)).rejects.toEqual(refused('not_found'))
    expect(await world.store.db.selectFrom('meeting').selectAll().execute()).toHaveLength(0)
  })

  test('the body, the meeting and the desks are told, and nobody else', async () => {
    const meeting = await world.creates()
    expect(world.told.changed).toEqual(
      [`meeting:${meeting.id}`, 'forum:hokushin', 'desk'].map((topic) => ({
        topic,
        audience: { forumIds: ['hokushin'] },
      })),
    )
  })
})

describe('changing a meeting', () => {
  const changes = {
    title: '幹事会（日程変更）',
    startsAt: today + day,
    place: '中野市役所',
    mode: 'online',
  } as const

  test('the secretariat changes name, time, place and mode; the number stays', async () => {
    const meeting = await world.creates()
    await changeMeeting(world.context, world.secretariat, { ...changes, meetingId: meeting.id })
    expect(await world.meeting(meeting.id)).toMatchObject({
      title: changes.title,
      starts_at: changes.startsAt,
      place: changes.place,
      mode: 'online',
      number: meeting.number,
    })
  })

  test('not into another fiscal year', async () => {
    const meeting = await world.creates()
    const change = changeMeeting(world.context, world.secretariat, {
      ...changes,
      startsAt: Date.parse('2027-04-01T10:00:00+09:00'),
      meetingId: meeting.id,
    })
    await expect(change).rejects.toMatchObject({ code: 'invalid', faults: [{ path: 'startsAt' }] })
  })

  test('[R4] members are refused, others find nothing', async () => {
    const { id: meetingId } = await world.creates()
    const change = (actor: typeof world.village) =>
      changeMeeting(world.context, actor, { ...changes, meetingId })
    await expect(change(world.village)).rejects.toEqual(refused('forbidden'))
    for (const actor of [world.outsider, world.prefecture, world.administrator])
      await expect(change(actor)).rejects.toEqual(refused('not_found'))
  })
})

describe('reading meetings', () => {
  test('a list has the next one first and the latest past one first', async () => {
    const at = (days: number) => world.creates({ startsAt: today + days * day })
    const [far, near, old, recent] = [await at(20), await at(5), await at(-40), await at(-3)]
    const list = await forumMeetings(world.store.db, world.village, 'hokushin', today)
    expect(list.coming.map(({ id }) => id)).toEqual([near.id, far.id])
    expect(list.past.map(({ id }) => id)).toEqual([recent.id, old.id])
    expect(list.can.create).toBe(false)
    expect((await forumMeetings(world.store.db, world.secretariat, 'hokushin', today)).can.create).toBe(true)
  })

  test('the desk sees the meetings of its own bodies in the stretch asked for', async () => {
    const soon = await world.creates({ startsAt: today + day })
    await world.creates({ startsAt: today + 30 * day })
    await world.creates({ startsAt: today - day })
    const stretch = { from: today, until: today + 14 * day }
    const seen = await comingMeetings(world.store.db, world.village, stretch)
    expect(seen.map(({ id }) => id)).toEqual([soon.id])
    for (const actor of [world.outsider, world.prefecture])
      expect(await comingMeetings(world.store.db, actor, stretch)).toEqual([])
  })

  test('the page has members in 建制順, the documents, and what the seat may do', async () => {
    await world.creates({ startsAt: today - 30 * day })
    const meeting = await world.creates()
    const page = await meetingPage(world.store.db, world.secretariat, meeting.id, today)
    expect(page.name).toBe('令和8年度 第2回 北信地域定住自立圏 推進協議会幹事会')
    expect(page.members.map(({ name }) => name)).toEqual(['中野市', '飯山市', '木島平村', '栄村'])
    expect(page.agenda).toEqual({ documentId: meeting.agenda_id, epoch: 0 })
    expect(page.agendaItems).toEqual([])
    expect(page.hasEarlierMeeting).toBe(true)
    expect(page.state).toBe('held')
    expect(page.can).toEqual({ change: true, editAgenda: true, editMinutes: true, confirm: true })
    const asObserver = await meetingPage(world.store.db, world.observer, meeting.id, today)
    expect(asObserver.can).toEqual({ change: false, editAgenda: false, editMinutes: false, confirm: false })
  })

  test('[R4] whoever is not inside the body finds neither list, page nor document', async () => {
    const meeting = await world.creates()
    const heads = [meeting.agenda_id, meeting.minutes_id].map((id) => world.store.log.head(id))
    for (const actor of [world.outsider, world.prefecture, world.administrator]) {
      await expect(forumMeetings(world.store.db, actor, 'hokushin', today)).rejects.toEqual(
        refused('not_found'),
      )
      await expect(meetingPage(world.store.db, actor, meeting.id, today)).rejects.toEqual(
        refused('not_found'),
      )
      for (const head of await Promise.all(heads))
        expect(head && (await meetingDocumentAccess(world.store.db, actor, head))).toBeUndefined()
    }
    await expect(meetingPage(world.store.db, world.village, 'no-such', today)).rejects.toEqual(
      refused('not_found'),
    )
  })

  test('members write both documents, an observer only reads them', async () => {
    const meeting = await world.creates()
    for (const id of [meeting.agenda_id, meeting.minutes_id]) {
      const head = await world.store.log.head(id)
      if (!head) throw new Error('the document is missing')
      expect(await meetingDocumentAccess(world.store.db, world.village, head)).toBe('write')
      expect(await meetingDocumentAccess(world.store.db, world.observer, head)).toBe('read')
    }
  })
})

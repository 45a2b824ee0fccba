import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, sha256 } from '../../server/id'
import { callOffMeeting } from '../../server/meetings/callOff'
import { changeMeeting } from '../../server/meetings/changeMeeting'
import { calendarText } from '../../server/schedule/calendar'
import { feedOf, feedText, renewFeed, revokeFeed } from '../../server/schedule/feeds'
import { calendarOf } from '../../server/schedule/queries'
import { calendarRoutes, scheduleRoutes } from '../../server/schedule/routes'
import { today } from '../meetings/meetingWorld'
import { appFor } from '../support/appFor'
import { refused } from '../support/refused'
import { anyEntry } from './anyEntry'
import { day, openScheduleWorld, type ScheduleWorld } from './scheduleWorld'

/** Read by another library than the one that wrote it. */
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each))
const eventOf = (text: string) => {
  const [event, ...more] = eventsOf(text)
  if (!event || more.length > 0) throw new Error('one event')
  return event
}
const property = (text: string, name: string) => String(eventOf(text).component.getFirstPropertyValue(name))

describe('a calendar entry', () => {
  test('[D11] says the same hour wherever the server stands', () => {
    for (const zone of ['UTC', 'America/New_York']) {
      const printed = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'test/schedule/harness/printCalendar.ts'],
        {
          env: { ...process.env, TZ: zone },
          encoding: 'utf8',
        },
      )
      expect(printed.stderr).toBe('')
      expect(printed.stdout).toContain('DTSTART:20261215T043000Z')
      expect(printed.stdout).toContain('DTEND:20261215T060000Z')
      const event = eventOf(printed.stdout)
      expect(event.startDate.toJSDate().getTime()).toBe(Date.parse('2026-12-15T13:30:00+09:00'))
      expect(printed.stdout).toBe(calendarText([anyEntry()]))
    }
  })

  test('[D11] has its words back from another reader, whatever stands in them', () => {
    const entry = anyEntry()
    const event = eventOf(calendarText([entry]))
    expect(event.summary).toBe('令和8年度 第2回 推進協議会幹事会')
    expect(event.location).toBe(entry.place)
    expect(event.uid).toBe('meeting-1@entaku')
    expect(event.sequence).toBe(3)
    expect(property(calendarText([entry]), 'last-modified')).toBe('2026-11-25T01:00:00Z')
  })

  test('[D11] lines end in CRLF and are at most 75 octets; no character is cut', () => {
    const words = fc
      .array(fc.constantFrom('髙', '𠮷', '﨑', '会議', 'a', '；', ';', ',', '\\', 'が', '👨‍👩‍👧', ' '), {
        minLength: 1,
        maxLength: 60,
      })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(words, words, (title, place) => {
        const text = calendarText([anyEntry({ title, place })])
        const lines = text.split('\r\n')
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(Buffer.from(line).toString()).toBe(line)
        }
        const event = eventOf(text)
        expect(event.summary).toBe(`令和8年度 第2回 ${title}`)
        expect(event.location).toBe(place)
      }),
      { seed: 20261124, numRuns: 200 },
    )
  })

  test('[D11] 中止 and 延期 are cancelled, 書面開催 is a moment that keeps nobody from other things', () => {
    const status = (changes: Parameters<typeof anyEntry>[0]) =>
      property(calendarText([anyEntry(changes)]), 'status')
    expect(status({})).toBe('CONFIRMED')
    expect(status({ notified_at: null })).toBe('TENTATIVE')
    expect(status({ called_off: 'cancelled', called_off_reason: '大雪のため' })).toBe('CANCELLED')
    expect(status({ called_off: 'postponed' })).toBe('CANCELLED')
    const written = calendarText([anyEntry({ mode: 'written' })])
    expect(written).not.toContain('DTEND')
    expect(eventOf(written).summary).toContain('回答期限')
    const open = calendarText([anyEntry({ ends_at: null })])
    expect(eventOf(open).endDate.toJSDate().getTime() - anyEntry().starts_at).toBe(2 * 60 * 60 * 1000)
    expect(eventOf(open).description).toContain('終了時刻は決まっていません')
  })
})

describe('calendars of the product', () => {
  let world: ScheduleWorld
  beforeEach(async () => {
    world = await openScheduleWorld()
    await world.store.db
      .insertInto('person')
      .values({
        id: world.village.personId,
        login_id: 'kijimadaira',
        email: null,
        password_hash: '',
        created_at: today,
        disabled_at: null,
        is_sample: 0,
      })
      .execute()
    await world.store.db
      .insertInto('appointment')
      .values({
        id: 'appointment',
        person_id: world.village.personId,
        seat_id: world.village.seatId,
        from_on: '2026-04-01',
        to_on: null,
      })
      .execute()
  })
  afterEach(() => world.close())

  const tokenOf = (path: string) => path.replace(/^.*\/|\.ics$/g, '')
  const subscribe = async () => tokenOf((await renewFeed(world.context, world.village)).path)

  test('[D11] one UID for good; SEQUENCE grows with each change and with 中止', async () => {
    const meeting = await world.notified()
    const read = async () => eventOf(await calendarOf(world.store.db, meeting.id))
    const first = await read()
    await changeMeeting(world.context, world.secretariat, {
      meetingId: meeting.id,
      title: meeting.title,
      startsAt: meeting.starts_at + day,
      place: meeting.place,
      mode: meeting.mode,
    })
    const second = await read()
    await callOffMeeting(world.context, world.secretariat, {
      meetingId: meeting.id,
      reason: '大雪のため',
      idempotencyKey: newId(),
    })
    const third = await read()
    expect(new Set([first, second, third].map(({ uid }) => uid)).size).toBe(1)
    expect([first, second, third].map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(second.startDate.toJSDate().getTime()).toBe(meeting.starts_at + day)
  })

  test('[D12] a subscription shows the meetings the seat may see, cancelled ones too, and no other', async () => {
    const own = await world.notified()
    const foreign = await world.creates({ startsAt: today + day })
    await world.store.db
      .updateTable('meeting')
      .set({ forum_id: 'nagano-region' })
      .where('id', '=', foreign.id)
      .execute()
    const token = await subscribe()
    const uids = async () => eventsOf(await feedText(world.context, token)).map(({ uid }) => uid)
    expect(await uids()).toEqual([`${own.id}@entaku`])
    await world.store.db.deleteFrom('forum_member').where('organisation_id', '=', 'kijimadaira').execute()
    expect(await uids()).toEqual([])
  })

  test('[D12] only the hash is kept; a renewed or revoked address is unknown', async () => {
    const first = await subscribe()
    const rows = await world.store.db.selectFrom('calendar_feed').selectAll().execute()
    expect(rows.map(({ token_hash }) => token_hash)).toEqual([sha256(first)])
    expect(JSON.stringify(rows)).not.toContain(first)
    const second = await subscribe()
    await expect(feedText(world.context, first)).rejects.toEqual(refused('not_found'))
    await feedText(world.context, second)
    expect(await feedOf(world.store.db, world.village)).toEqual({ createdAt: today })
    await revokeFeed(world.context, world.village)
    await expect(feedText(world.context, second)).rejects.toEqual(refused('not_found'))
    expect(await feedOf(world.store.db, world.village)).toEqual({ createdAt: null })
  })

  test('[D12] it ends with the appointment and with the person', async () => {
    const token = await subscribe()
    await feedText(world.context, token)
    const { db } = world.store
    await db.updateTable('person').set({ disabled_at: today }).execute()
    await expect(feedText(world.context, token)).rejects.toEqual(refused('not_found'))
    await db.updateTable('person').set({ disabled_at: null }).execute()
    await db.updateTable('appointment').set({ to_on: '2027-03-31' }).execute()
    world.clock.now = Date.parse('2027-03-31T23:59:00+09:00')
    await feedText(world.context, token)
    world.clock.now = Date.parse('2027-04-01T00:00:00+09:00')
    await expect(feedText(world.context, token)).rejects.toEqual(refused('not_found'))
  })

  test('[D12] the address is read without a session; a file is for who may see the meeting', async () => {
    const meeting = await world.notified()
    const token = await subscribe()
    const ask = (actor: typeof world.village | undefined, path: string) =>
      appFor(actor, () => undefined)
        .route('/api/schedule', scheduleRoutes(world.context))
        .route('/api/calendar', calendarRoutes(world.context))
        .request(path)
    const feed = await ask(undefined, `/api/calendar/${token}.ics`)
    expect([feed.status, feed.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    expect((await ask(undefined, `/api/calendar/${'A'.repeat(43)}.ics`)).status).toBe(404)
    const file = (actor: typeof world.village | undefined) =>
      ask(actor, `/api/schedule/${meeting.id}/calendar.ics`)
    const own = await file(world.village)
    expect(own.headers.get('Content-Disposition')).toContain('attachment')
    expect(eventOf(await own.text()).uid).toBe(`${meeting.id}@entaku`)
    expect((await file(world.prefecture)).status).toBe(404)
    expect((await file(world.outsider)).status).toBe(404)
    expect((await file(undefined)).status).toBe(401)
  })
})

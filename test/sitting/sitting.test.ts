import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { desk } from '../../server/desk/desk'
import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { answerRsvp } from '../../server/schedule/answerRsvp'
import { markAttendee, removeAttendee, saveAttendee } from '../../server/sitting/changeAttendance'
import { closeSitting, fileSummary } from '../../server/sitting/closeSitting'
import { decideItem, undecideItem } from '../../server/sitting/decideItem'
import { draftAttendance } from '../../server/sitting/draftAttendance'
import { openSitting, reopenSitting, takeItem } from '../../server/sitting/openSitting'
import { attendeesOf, outcomesOfItems, summaryOf } from '../../server/sitting/queries'
import { sittingPage } from '../../server/sitting/sittingPage'
import { DomainError } from '../../shared/error'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Attendee } from '../../shared/meetings/attendee'
import type { Actor } from '../../shared/permission'
import type { AttendanceMark, DecideItem, SaveAttendee } from '../../shared/sitting/commands'
import { block, type MeetingWorld, openMeetingWorld, today, writeBlocks } from '../meetings/meetingWorld'
import { projectNow } from '../meetings/projectNow'

const minute = 60_000
let world: MeetingWorld
let meeting: MeetingRow
beforeEach(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates({ startsAt: today })
  await world.edits(meeting.agenda_id, (doc) => {
    addAgendaItem(doc, { id: 'report', kind: 'report', title: '実績', minutes: 10 })
    addAgendaItem(doc, { id: 'soil', kind: 'deliberation', title: '専門職の共同確保', minutes: 20 })
    addAgendaItem(doc, { id: 'bus', kind: 'deliberation', title: 'デマンド交通' })
  })
  await projected()
})
afterEach(() => world.close())

const projected = () => projectNow(world.context, meeting)

/** What an act was refused with. */
const refusalOf = (act: Promise<unknown>): Promise<DomainError> =>
  act.then(
    () => expect.unreachable('the act was done'),
    (reason) => {
      if (reason instanceof DomainError) return reason
      throw reason
    },
  )

const command = () => ({ meetingId: meeting.id, idempotencyKey: newId() })
const opens = (actor: Actor = world.secretariat) => openSitting(world.context, actor, command())
const closes = () => closeSitting(world.context, world.secretariat, command())
const takes = (itemId: string | null) => takeItem(world.context, world.secretariat, { ...command(), itemId })
const decides = (itemId: string, changes: Partial<DecideItem> = {}) =>
  decideItem(world.context, world.secretariat, {
    ...command(),
    itemId,
    outcome: 'agreed',
    hasNoObjection: true,
    note: '',
    decidedAt: null,
    reason: '',
    ...changes,
  })
const page = (actor: Actor = world.secretariat) =>
  sittingPage(world.store.db, actor, meeting.id, world.context.now())
const list = () => attendeesOf(world.store.db, meeting.id)
const outcome = async (itemId: string) =>
  (await outcomesOfItems(world.store.db, meeting.id)).find((each) => each.itemId === itemId)
const at = (minutes: number) => {
  world.clock.now = today + minutes * minute
}

async function lineOf(organisationId: string, category: Attendee['category'] = 'member'): Promise<Attendee> {
  const found = (await list()).find(
    (each) => each.organisationId === organisationId && each.category === category,
  )
  if (!found) throw new Error(`${organisationId} is not on the list`)
  return found
}
const marks = async (organisationId: string, mark: AttendanceMark) =>
  markAttendee(world.context, world.secretariat, {
    ...command(),
    attendeeId: (await lineOf(organisationId)).id,
    mark,
  })
const saves = async (organisationId: string, changes: Partial<SaveAttendee>) => {
  const { id, ...line } = await lineOf(organisationId)
  return saveAttendee(world.context, world.secretariat, { ...command(), ...line, attendeeId: id, ...changes })
}

describe('[T1] a sitting', () => {
  test('is run by the secretariat, watched by members, and nothing to anybody else', async () => {
    expect((await refusalOf(opens(world.village))).code).toBe('forbidden')
    expect((await refusalOf(opens(world.outsider))).code).toBe('not_found')
    expect((await refusalOf(opens(world.prefecture))).code).toBe('not_found')
    await opens()
    expect((await page(world.village)).can).toMatchObject({ run: false, decide: false, close: false })
    expect((await page()).can).toMatchObject({ run: true, decide: true, close: true, open: false })
    expect((await refusalOf(page(world.prefecture))).code).toBe('not_found')
  })

  test('[R4] [T1] is no sitting where the meeting was called off, is written, or not today', async () => {
    world.clock.now = today - 24 * 60 * minute
    expect((await refusalOf(opens())).code).toBe('conflict')
    world.clock.now = today
    for (const never of [
      { called_off: 'cancelled' },
      { called_off: 'postponed' },
      { mode: 'written' },
    ] as const) {
      const before = { called_off: null, mode: 'hybrid' } as const
      await world.store.db.updateTable('meeting').set(never).where('id', '=', meeting.id).execute()
      expect((await refusalOf(opens())).code).toBe('conflict')
      expect((await page()).refusal).toBeTypeOf('string')
      await world.store.db.updateTable('meeting').set(before).where('id', '=', meeting.id).execute()
    }
    expect((await page()).refusal).toBeNull()
  })

  test('begins once, by the server’s clock, for a doubled press and for two people', async () => {
    const once = command()
    at(1)
    const first = await openSitting(world.context, world.secretariat, once)
    at(2)
    expect(await openSitting(world.context, world.secretariat, once)).toEqual(first)
    expect((await refusalOf(opens())).code).toBe('conflict')
    expect(await page()).toMatchObject({ beganAt: today + minute, state: 'in_session' })
  })
})

describe('[T2] the attendance list', () => {
  test('is drafted from members and 出欠回答, once, and later answers are added to it', async () => {
    await draftAttendance(world.context, world.secretariat, command())
    expect(
      (await list()).map(({ organisationId, category, status }) => `${organisationId} ${category} ${status}`),
    ).toEqual([
      'nakano member expected',
      'iiyama member expected',
      'kijimadaira member expected',
      'sakae observer expected',
    ])
    await marks('nakano', 'present')
    expect(await draftAttendance(world.context, world.secretariat, command())).toEqual({ added: 0 })
    await removeAttendee(world.context, world.secretariat, {
      ...command(),
      attendeeId: (await lineOf('iiyama')).id,
    })
    expect(await draftAttendance(world.context, world.secretariat, command())).toEqual({ added: 1 })
    expect((await lineOf('nakano')).status).toBe('present')
  })

  test('what was answered stands beside 未確認: nobody is 出席 by an answer, and who was not asked has none', async () => {
    world.clock.now = today - 60 * minute
    const given = { meetingId: meeting.id, note: '', onBehalf: undefined }
    const deputy = { division: '総務課', title: '係長', name: '' }
    await answerRsvp(world.context, world.village, { ...given, answer: 'proxy', people: [deputy] })
    world.clock.now = today
    await draftAttendance(world.context, world.secretariat, command())
    expect((await lineOf('kijimadaira', 'proxy')).status).toBe('expected')
    expect((await page()).answers).toEqual([
      { id: 'nakano', rsvp: null },
      { id: 'iiyama', rsvp: null },
      { id: 'kijimadaira', rsvp: { answer: 'proxy', people: [deputy] } },
    ])
  })

  test('taps take the clock; times by hand are taken within the meeting and refused outside of it', async () => {
    await opens()
    at(40)
    await marks('kijimadaira', 'arrives')
    at(70)
    await marks('kijimadaira', 'leaves')
    expect(await lineOf('kijimadaira')).toMatchObject({
      arrivedAt: today + 40 * minute,
      leftAt: today + 70 * minute,
    })
    await saves('kijimadaira', { arrivedAt: today + 35 * minute, title: '総務課長' })
    expect(await lineOf('kijimadaira')).toMatchObject({ arrivedAt: today + 35 * minute, title: '総務課長' })
    const early = await refusalOf(saves('kijimadaira', { arrivedAt: today - 5 * minute }))
    expect(early.faults).toMatchObject([{ path: 'arrivedAt' }])
    expect((await refusalOf(saves('kijimadaira', { organisationId: 'nobody' }))).code).toBe('invalid')
  })
})

describe('[T3] who was there', () => {
  test('a decision at 14:20 leaves out who left at 14:10, and a time put right puts the decision right', async () => {
    await opens()
    for (const id of ['nakano', 'iiyama', 'kijimadaira']) await marks(id, 'present')
    at(40)
    await marks('kijimadaira', 'leaves')
    at(50)
    await decides('soil')
    expect((await outcome('soil'))?.present).toEqual(['nakano', 'iiyama'])
    expect((await page()).outcomes).toMatchObject([{ itemId: 'soil', isQuorate: true }])
    await saves('iiyama', { leftAt: today + 45 * minute })
    expect((await outcome('soil'))?.present).toEqual(['nakano'])
    expect((await page()).outcomes).toMatchObject([{ itemId: 'soil', isQuorate: false }])
    at(60)
    await saves('kijimadaira', { leftAt: today + 55 * minute })
    expect((await outcome('soil'))?.present).toEqual(['nakano', 'kijimadaira'])
  })
})

describe('[T4] 閉会', () => {
  test('is refused with the items that are undecided, as the 次第 has them now; 継続 settles one', async () => {
    await opens()
    await decides('soil')
    await world.edits(meeting.agenda_id, (doc) =>
      addAgendaItem(doc, { id: 'late', kind: 'deliberation', title: '村道除雪の共同発注' }),
    )
    const refusal = await refusalOf(closes())
    expect(refusal.code).toBe('conflict')
    expect(refusal.faults.map(({ path, message }) => [path, message])).toEqual([
      ['bus', '４(2) デマンド交通'],
      ['late', '４(3) 村道除雪の共同発注'],
    ])
    await projected()
    await decides('bus', { outcome: 'continued' })
    await decides('late', { outcome: 'withdrawn' })
    at(95)
    await closes()
    expect(await page()).toMatchObject({ endedAt: today + 95 * minute, state: 'held', currentItemId: null })
  })

  test('[T4] an outcome can be taken back before it, and is corrected with a reason after it', async () => {
    await opens()
    await decides('soil')
    await decides('bus')
    await undecideItem(world.context, world.secretariat, { ...command(), itemId: 'soil' })
    expect((await refusalOf(closes())).faults).toMatchObject([{ path: 'soil' }])
    at(30)
    await decides('soil', { outcome: 'amended', hasNoObjection: false })
    at(60)
    await closes()
    at(61)
    expect((await refusalOf(decides('soil', { outcome: 'agreed' }))).faults).toMatchObject([
      { path: 'reason' },
    ])
    await decides('soil', { outcome: 'agreed', reason: '入力の誤り' })
    expect(await outcome('soil')).toMatchObject({ outcome: 'agreed', decidedAt: today + 30 * minute })
    const { events } = await page()
    expect(events.map(({ act, reason }) => `${act} ${reason}`.trim())).toEqual([
      'opened',
      'closed',
      'corrected 入力の誤り',
    ])
  })

  test('[T4] 再開 within a day, with its reason; numbers that were fixed stay', async () => {
    await opens()
    for (const id of ['soil', 'bus']) await decides(id)
    await writes('decision', 'd1')
    await closes()
    const { decisions } = await page()
    expect(decisions).toMatchObject([{ id: 'd1', number: { label: 'R8-協-01', isFixed: true } }])
    await reopenSitting(world.context, world.secretariat, { ...command(), reason: '議題の残り' })
    expect(await page()).toMatchObject({ state: 'in_session', endedAt: null })
    await writes('decision', 'd0', 0)
    expect((await page()).decisions).toMatchObject([
      { id: 'd0', number: { label: 'R8-協-02', isFixed: false } },
      { id: 'd1', number: { label: 'R8-協-01', isFixed: true } },
    ])
    at(10)
    await closes()
    world.clock.now += 25 * 60 * minute
    const late = { ...command(), reason: '遅い' }
    expect((await refusalOf(reopenSitting(world.context, world.secretariat, late))).code).toBe('conflict')
  })

  test('[T5] a decision typed in the last second has its number, too: the minutes themselves are read', async () => {
    await opens()
    for (const id of ['soil', 'bus']) await decides(id)
    await world.edits(meeting.minutes_id, (doc) =>
      writeBlocks(doc, [block('decision', { id: 'dx' }, '決める。')]),
    )
    await closes()
    const rows = await world.store.db.selectFrom('outcome_number').selectAll().execute()
    expect(rows).toMatchObject([{ outcome_id: 'dx', number: 1, label: 'R8-協-01' }])
  })

  const writes = async (name: string, id: string, at?: number) => {
    await world.edits(meeting.minutes_id, (doc) => {
      const fragment = doc.getXmlFragment('minutes')
      fragment.insert(at ?? fragment.length, [block(name, { id }, '決める。')])
    })
    await projected()
  }
})

describe('[T6] items', () => {
  test('the next one ends the one before; pressed twice or by two it begins once', async () => {
    await opens()
    await takes('report')
    at(5)
    await Promise.all([takes('soil'), takes('soil')])
    at(25)
    await takes(null)
    expect((await page()).times).toEqual([
      { itemId: 'report', beganAt: today, endedAt: today + 5 * minute },
      { itemId: 'soil', beganAt: today + 5 * minute, endedAt: today + 25 * minute },
    ])
    expect((await refusalOf(takes('nowhere'))).code).toBe('not_found')
    await takes('soil')
    await decides('soil')
    await decides('bus')
    at(30)
    await closes()
    expect((await page()).times.at(-1)).toMatchObject({ itemId: 'soil', endedAt: today + 30 * minute })
  })
})

const waiting = async () => (await desk(world.store.db, world.secretariat, world.context.now())).items
const confirms = async () => {
  const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
  return confirmMinutes(world.context, world.secretariat, { ...command(), previewed })
}

describe('[T9] 会議結果概要', () => {
  test('tells outcomes, numbers, 宿題 with owner and due, and the next meeting; it is settled after 閉会', async () => {
    const next = await world.creates({ startsAt: today + 60 * 24 * 60 * minute, place: '栄村役場' })
    await opens()
    for (const id of ['nakano', 'iiyama']) await marks(id, 'present')
    await world.edits(meeting.minutes_id, (doc) =>
      writeBlocks(doc, [
        block('agendaRef', { itemId: 'soil' }),
        block('decision', { id: 'd1' }, '部会で試算する。'),
        block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false }, '試算表'),
      ]),
    )
    await projected()
    await decides('soil', { outcome: 'continued', hasNoObjection: false, note: '部会で試算' })
    await decides('bus')
    expect((await refusalOf(fileSummary(world.context, world.secretariat, command()))).code).toBe('conflict')
    expect((await refusalOf(confirms())).message).toContain('会議が続いています')
    at(90)
    await closes()
    expect((await waiting()).find(({ kind }) => kind === 'summary')).toMatchObject({
      targetId: meeting.id,
      dueOn: '2026-11-26',
    })
    const summary = await summaryOf(world.store.db, meeting.id)
    expect(summary).toMatchObject({
      attendance: { quorum: { present: ['nakano', 'iiyama'], total: 3, isMet: true }, absent: ['木島平村'] },
      decisions: [{ number: { label: 'R8-協-01', isFixed: true }, itemId: 'soil', text: '部会で試算する。' }],
      actionItems: [{ number: { label: 'R8-協-宿01' }, owner: '木島平村', dueOn: '2026-12-02' }],
      next: { meetingId: next.id, place: '栄村役場' },
      filedAt: null,
      dueOn: '2026-11-26',
    })
    expect(summary.items.map(({ title, outcome }) => [title, outcome?.outcome, outcome?.note])).toEqual([
      ['実績', undefined, undefined],
      ['専門職の共同確保', 'continued', '部会で試算'],
      ['デマンド交通', 'agreed', ''],
    ])
    at(100)
    await fileSummary(world.context, world.secretariat, command())
    expect(await summaryOf(world.store.db, meeting.id)).toMatchObject({ filedAt: today + 100 * minute })
    expect((await waiting()).map(({ kind }) => kind)).not.toContain('summary')
  })
})

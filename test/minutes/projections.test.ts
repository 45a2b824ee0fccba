import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createMeeting } from '../../server/meetings/createMeeting'
import { meetingPage } from '../../server/meetings/meetingPage'
import { outcomesOf } from '../../server/minutes/queries'
import { createProjections, type Projections } from '../../server/projections'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import {
  anyMeeting,
  block,
  type MeetingWorld,
  openMeetingWorld,
  today,
  writeBlocks,
} from '../meetings/meetingWorld'

/** As in the product, only shorter: what is tested is the order of things. */
const timing = { pauseMs: 20, waitMaxMs: 120, retryMs: 20 }
type Listener = (committed: { documentId: string }) => void

let world: MeetingWorld
let projections: Projections | undefined
let commit: Listener
let reported: unknown[]
beforeEach(async () => {
  world = await openMeetingWorld()
  reported = []
})
afterEach(async () => {
  await projections?.close()
  projections = undefined
  await world.close()
})

async function start() {
  const listeners = new Set<Listener>()
  commit = (committed) => {
    for (const listener of listeners) listener(committed)
  }
  const onCommitted = (listener: Listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  projections = await createProjections(world.context, onCommitted, (error) => reported.push(error), timing)
}

const agendaRows = (meetingId: string) =>
  world.store.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
const projected = async (documentId: string) =>
  (
    await world.store.db
      .selectFrom('document')
      .select('projected_seq')
      .where('id', '=', documentId)
      .executeTakeFirstOrThrow()
  ).projected_seq

const decide = (documentId: string, id: string, text: string) =>
  world.edits(documentId, (doc) => writeBlocks(doc, [block('decision', { id }, text)]))

describe('projections', () => {
  test('[M8] decisions and action items become rows in the order of the minutes; empty blocks do not', async () => {
    const meeting = await world.creates()
    await world.edits(meeting.minutes_id, (doc) =>
      writeBlocks(doc, [
        block('agendaRef', { itemId: 'item-1' }),
        block(
          'actionItem',
          { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false },
          '試算表',
          block('hardBreak', {}),
          'の作成',
        ),
        block('decision', { id: 'd1' }, '部会で試算する。'),
        block('decision', { id: 'd2' }, '　'),
        block('actionItem', { id: 'a2', owner: 'kijimadaira', due: null, done: true }, '済んだこと'),
      ]),
    )
    await start()
    const rows = await outcomesOf(world.store.db, meeting.id)
    expect(rows.decisions).toEqual([
      { id: 'd1', number: { label: 'R8-協-01', isFixed: false }, itemId: 'item-1', text: '部会で試算する。' },
    ])
    expect(rows.actionItems).toMatchObject([
      { id: 'a1', text: '試算表 の作成', ownerId: 'kijimadaira', dueOn: '2026-12-02', isDone: false },
      { id: 'a2', dueOn: null, isDone: true },
    ])
  })

  test('the agenda becomes rows with the numbers of the printed sheet', async () => {
    const meeting = await world.creates()
    await world.edits(meeting.agenda_id, (doc) => {
      addAgendaItem(doc, { id: 'talk', kind: 'deliberation', title: '協議', proposedBy: ['sakae'] })
      addAgendaItem(doc, { id: 'report', kind: 'report', title: '報告', presenter: '事務局', minutes: 10 })
    })
    await start()
    expect(await agendaRows(meeting.id)).toMatchObject([
      { id: 'report', number: '３(1)', presenter: '事務局', minutes: 10, proposed_by: '[]' },
      { id: 'talk', number: '４(1)', proposed_by: '["sakae"]' },
    ])
    const page = await meetingPage(world.store.db, world.village, meeting.id, today)
    expect(page.agendaItems.map(({ number, title }) => `${number} ${title}`)).toEqual([
      '３(1) 報告',
      '４(1) 協議',
    ])
  })

  test('an edit reaches the rows after a pause, and the meeting is told once', async () => {
    const meeting = await world.creates()
    await start()
    world.told.changed.length = 0
    for (const n of [1, 2, 3]) {
      await decide(meeting.minutes_id, `d${n}`, `決定${n}`)
      commit({ documentId: meeting.minutes_id })
    }
    await vi.waitFor(async () => expect(await projected(meeting.minutes_id)).toBe(4))
    await vi.waitFor(() =>
      expect(world.told.changed.map(({ topic }) => topic)).toEqual([`meeting:${meeting.id}`, 'desk']),
    )
    expect((await outcomesOf(world.store.db, meeting.id)).decisions).toHaveLength(3)
  })

  test('words that change no row move the mark and tell nobody', async () => {
    const meeting = await world.creates()
    await decide(meeting.minutes_id, 'd1', '決定')
    await start()
    world.told.changed.length = 0
    await world.edits(meeting.minutes_id, (doc) => writeBlocks(doc, [block('paragraph', {}, 'つづき')]))
    commit({ documentId: meeting.minutes_id })
    await vi.waitFor(async () => expect(await projected(meeting.minutes_id)).toBe(3))
    await projections?.close()
    expect(world.told.changed).toEqual([])
  })

  test('whoever never pauses is projected all the same', async () => {
    const meeting = await world.creates()
    await start()
    await decide(meeting.minutes_id, 'd1', '決定')
    const typing = setInterval(() => commit({ documentId: meeting.minutes_id }), timing.pauseMs / 4)
    try {
      await vi.waitFor(async () => expect(await projected(meeting.minutes_id)).toBe(2))
    } finally {
      clearInterval(typing)
    }
  })

  test('a start catches up with what was committed while nobody projected', async () => {
    const meeting = await world.creates()
    await start()
    await projections?.close()
    await decide(meeting.minutes_id, 'd1', '停止中の決定')
    await start()
    expect((await outcomesOf(world.store.db, meeting.id)).decisions).toMatchObject([{ text: '停止中の決定' }])
  })

  test('a decision that was taken back leaves no row', async () => {
    const meeting = await world.creates()
    await decide(meeting.minutes_id, 'd1', '決定')
    await start()
    await world.edits(meeting.minutes_id, (doc) => doc.getXmlFragment('minutes').delete(1, 1))
    commit({ documentId: meeting.minutes_id })
    await vi.waitFor(async () => expect((await outcomesOf(world.store.db, meeting.id)).decisions).toEqual([]))
  })

  test('a failure is reported and tried again; other documents and the log are not touched by it', async () => {
    const [broken, sound] = [await world.creates(), await world.creates()]
    await start()
    const real = world.store.transaction
    let failures = 2
    world.store.transaction = (work) =>
      failures-- > 0 ? Promise.reject(new Error('the store is busy')) : real(work)
    await decide(broken.minutes_id, 'd1', '決定')
    commit({ documentId: broken.minutes_id })
    await decide(sound.minutes_id, 'd1', '決定')
    commit({ documentId: sound.minutes_id })
    await vi.waitFor(async () => {
      expect(await projected(broken.minutes_id)).toBe(2)
      expect(await projected(sound.minutes_id)).toBe(2)
    })
    expect(reported).toHaveLength(2)
  })

  test('a meeting called for an earlier day renumbers the agendas of its body', async () => {
    const meeting = await world.creates()
    await world.edits(meeting.agenda_id, (doc) => addAgendaItem(doc, { id: 'talk', kind: 'deliberation' }))
    await start()
    expect(await agendaRows(meeting.id)).toMatchObject([{ number: '３(1)' }])
    await createMeeting(world.context, world.secretariat, anyMeeting({ startsAt: today - 1e9 }))
    await vi.waitFor(async () => expect(await agendaRows(meeting.id)).toMatchObject([{ number: '４(1)' }]))
  })

  test('after the end nothing is projected any more', async () => {
    const meeting = await world.creates()
    await start()
    await decide(meeting.minutes_id, 'd1', '決定')
    commit({ documentId: meeting.minutes_id })
    await projections?.close()
    expect(await projected(meeting.minutes_id)).toBe(1)
  })
})

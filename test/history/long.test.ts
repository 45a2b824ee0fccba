import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { historyAuthors } from '../../server/history/historyAuthors'
import { historyChange } from '../../server/history/historyChange'
import { historySessions } from '../../server/history/historySessions'
import { WholeReplays } from '../../server/history/WholeReplays'
import type { LogRow, UpdateLog } from '../../server/store/UpdateLog'
import { sessionsOf } from '../../shared/history/sessions'
import { block, type MeetingWorld, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'

const rowCount = 12_000
const secondMs = 1_000

let world: MeetingWorld
let minutesId: string
beforeAll(async () => {
  world = await openMeetingWorld()
  minutesId = (await world.creates()).minutes_id
  const doc = new Y.Doc()
  const rows: LogRow[] = []
  const base = (await world.store.log.head(minutesId))?.seq ?? 0
  const author = { personId: world.village.personId, seatId: world.village.seatId }
  let at = Date.parse('2026-11-01T10:00:00+09:00')
  let keyframe: { seq: number; bytes: Uint8Array } | undefined
  doc.on('update', (bytes: Uint8Array) => {
    at += rows.length % 20 === 0 ? 200 * secondMs : secondMs
    rows.push({ seq: base + rows.length + 1, author, at, bytes })
    if (rows.length === 6_000) keyframe = { seq: base + rows.length, bytes: Y.encodeStateAsUpdate(doc) }
  })
  writeBlocks(doc, [block('paragraph', {}, '議')])
  const text = doc.getXmlFragment('minutes').get(0) as Y.XmlElement
  const words = text.get(0) as Y.XmlText
  while (rows.length < rowCount) {
    words.insert(words.length, '事')
    if (rows.length % 7 === 0) words.delete(words.length - 2, 1)
  }
  await world.store.log.append([
    { documentId: minutesId, base, rows, bindings: [{ clientId: doc.clientID, author }] },
  ])
  if (keyframe) await world.store.log.putSnapshot(minutesId, keyframe)
}, 60_000)
afterAll(() => world.close())

/** The store's own log, which also counts the rows that are read. */
function counting() {
  const counted = { rows: 0, most: 0 }
  const { log } = world.store
  const tail: UpdateLog['tail'] = async (...asked) => {
    const rows = await log.tail(...asked)
    counted.rows += rows.length
    counted.most = Math.max(counted.most, rows.length)
    return rows
  }
  const countingLog: UpdateLog = Object.create(log, { tail: { value: tail } })
  const context = { ...world.context, store: { ...world.store, log: countingLog } }
  return { counted, context }
}

describe('[H7] a long history', () => {
  test('comes in pages of bounded size that fit together, and nothing is missing between them', async () => {
    const { context, counted } = counting()
    const pages = []
    let before: number | undefined
    do {
      counted.rows = 0
      const page = await historySessions(context, world.village, { documentId: minutesId, before })
      expect(page.sessions.length).toBeLessThanOrEqual(100)
      expect(counted.rows).toBeLessThanOrEqual(6_000)
      pages.unshift(page.sessions)
      before = page.before ?? undefined
    } while (before !== undefined)
    expect(pages.length).toBeGreaterThan(2)
    const found = pages.flat().map(({ fromSeq, toSeq, characters }) => ({ fromSeq, toSeq, characters }))
    const rows = await world.store.log.tail(minutesId, 0)
    const whole = sessionsOf(rows.map((row) => ({ ...row, author: 0 })))
    expect(found).toEqual(whole.map(({ fromSeq, toSeq, characters }) => ({ fromSeq, toSeq, characters })))
  })

  test('[H1] a moment is read from the keyframe before it, not from the beginning', async () => {
    const { context, counted } = counting()
    await historyChange(context, world.village, { documentId: minutesId, from: 6_100, to: 6_150 })
    expect(counted.rows).toBeLessThan(200)
  })

  test('whoever asks for 記入者 again has only what came since played, and the others type on meanwhile', async () => {
    const { context, counted } = counting()
    const replays = new WholeReplays(context.store)
    let isOver = false
    let turns = 0
    const others = (async () => {
      for (; !isOver; turns++) await nextTurn()
    })()
    const ask = () => historyAuthors(context, world.village, { documentId: minutesId, replays })
    const first = await ask()
    isOver = true
    await others
    expect(turns).toBeGreaterThan(5)
    expect(counted.most).toBeLessThanOrEqual(1_000)
    counted.rows = 0
    const [again, atOnce] = await Promise.all([ask(), ask()])
    expect(again).toEqual(first)
    expect(atOnce).toEqual(first)
    expect(counted.rows).toBe(0)
  })
})

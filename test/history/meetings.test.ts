import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { historyRoutes } from '../../server/history/routes'
import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import type { ChangedAgendaItem } from '../../shared/history/changedAgenda'
import type { ChangedBlock } from '../../shared/history/changedBlocks'
import type { HistorySeat } from '../../shared/history/seats'
import type { Session } from '../../shared/history/sessions'
import { addAgendaItem, agendaText, removeAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Actor } from '../../shared/permission'
import { block, type MeetingWorld, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'
import { appFor } from '../support/appFor'
import { editDocument } from '../support/editDocument'
import { formalKeyframesOf } from './keyframes'
import { historyAct, whatStands } from './reading'

const minute = 60_000

let world: MeetingWorld
let meeting: MeetingRow
beforeAll(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates()
  const writes = async (actor: Actor, documentId: string, change: (doc: Y.Doc) => void) => {
    await editDocument(world.context, actor, documentId, change)
    world.clock.now += minute
  }
  const { secretariat, village } = world
  await writes(secretariat, meeting.agenda_id, (doc) => {
    addAgendaItem(doc, { id: 'a', kind: 'deliberation', title: '除雪' })
    addAgendaItem(doc, { id: 'b', kind: 'deliberation', title: 'バス' })
  })
  await writes(secretariat, meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'a' }),
      block('speech', { organisation: 'sakae' }, '共同で。'),
    ]),
  )
  world.clock.now += 30 * minute
  await writes(village, meeting.agenda_id, (doc) => {
    agendaText(doc, 'a', 'title')?.insert(0, '村道の')
    removeAgendaItem(doc, 'b')
  })
  await writes(village, meeting.minutes_id, (doc) => {
    const blocks = doc.getXmlFragment('minutes').toArray()
    const speech = blocks.find((each) => each instanceof Y.XmlElement && each.nodeName === 'speech')
    if (!(speech instanceof Y.XmlElement)) throw new Error('the speech stands there')
    speech.setAttribute('organisation', 'kijimadaira')
    const text = speech.get(0)
    if (!(text instanceof Y.XmlText)) throw new Error('it has words')
    text.delete(0, 2)
    text.insert(0, '三村一括')
  })
})
afterAll(() => world.close())

const asks = (actor: Actor | undefined, path: string) =>
  appFor(actor, (error) => {
    throw error
  })
    .route('/', historyRoutes(world.context))
    .request(path)

async function answer<T>(path: string, actor: Actor = world.village): Promise<T> {
  const response = await asks(actor, path)
  expect(response.status).toBe(200)
  return (await response.json()) as T
}
const shownSeat = (seats: readonly HistorySeat[], author: number | undefined) =>
  author === undefined ? undefined : seats[author]?.organisationName

describe('経過 of a meeting', () => {
  test('[H7] is told by sessions: who, from when to when, how much', async () => {
    const { sessions, seats, before } = await answer<{
      sessions: Session[]
      seats: HistorySeat[]
      before: number | null
    }>(`/${meeting.minutes_id}/sessions`)
    expect(before).toBeNull()
    expect(sessions.map(({ authors }) => authors.map((author) => shownSeat(seats, author)))).toEqual([
      ['様式', '飯山市'],
      ['木島平村'],
    ])
    expect(JSON.stringify({ sessions, seats })).not.toContain('person')
  })

  test('[H1] shows the minutes as they were, under the headings of that time', async () => {
    const first = await answer<{ blocks: ChangedBlock[]; headings: { title: string }[] }>(
      `/${meeting.minutes_id}/change?from=2&to=2`,
    )
    expect(first.blocks.map((each) => each.runs.map(({ text, change }) => [text, change]))).toContainEqual([
      ['共同で。', 'kept'],
    ])
    expect(first.headings.map(({ title }) => title)).toEqual(['除雪', 'バス'])
    const now = await answer<{ headings: { title: string }[] }>(`/${meeting.minutes_id}/change?from=2&to=3`)
    expect(now.headings.map(({ title }) => title)).toEqual(['村道の除雪'])
  })

  test('[H3] tells of blocks and their fields what changed, and by whom', async () => {
    const { blocks, seats } = await answer<{ blocks: ChangedBlock[]; seats: HistorySeat[] }>(
      `/${meeting.minutes_id}/change?from=2&to=3`,
    )
    const speech = blocks.find(({ name }) => name === 'speech')
    const runs = speech?.runs.map(({ text, change, by }) => [text, change, shownSeat(seats, by?.author)])
    expect(new Set(runs)).toEqual(
      new Set([
        ['三村一括', 'inserted', '木島平村'],
        ['共同', 'deleted', '木島平村'],
        ['で。', 'kept', undefined],
      ]),
    )
    expect(speech?.fields).toMatchObject([{ name: 'organisation', before: 'sakae' }])
    expect(shownSeat(seats, speech?.fields[0]?.by?.author)).toBe('木島平村')
    expect(seats[speech?.fields[0]?.by?.author ?? -1]?.seatTitle).toBe('企画財政課長')
  })

  test('[H3] and of the agenda, with what was removed in its place', async () => {
    const { items, seats } = await answer<{ items: ChangedAgendaItem[]; seats: HistorySeat[] }>(
      `/${meeting.agenda_id}/change?from=1&to=2`,
    )
    expect(items.map(({ item, change, by }) => [item.title, change, shownSeat(seats, by?.author)])).toEqual([
      ['村道の除雪', 'kept', undefined],
      ['バス', 'deleted', '木島平村'],
    ])
    expect(items[0]?.title.map(({ text, change }) => [text, change])).toEqual([
      ['村道の', 'inserted'],
      ['除雪', 'kept'],
    ])
  })

  test('[H4] says whose words stand there now, the template’s apart', async () => {
    const { blocks, seats } = await answer<{ blocks: ChangedBlock[]; seats: HistorySeat[] }>(
      `/${meeting.minutes_id}/written`,
    )
    const runs = blocks.flatMap((each) =>
      each.runs.map(({ text, by }) => [text, shownSeat(seats, by?.author)]),
    )
    expect(runs).toEqual([
      ['三村一括', '木島平村'],
      ['で。', '飯山市'],
    ])
    expect(seats.find(({ kind }) => kind === 'template')).toBeDefined()
  })

  test('[H2][M8] [schema/server-render-does-not-write] whatever is asked, log and document stay as they are', async () => {
    const before = await whatStands(world.store, [meeting.minutes_id, meeting.agenda_id])
    for (const id of [meeting.minutes_id, meeting.agenda_id])
      for (const act of historyAct) await answer(`/${id}/${act}`)
    expect(await whatStands(world.store, [meeting.minutes_id, meeting.agenda_id])).toEqual(before)
  })

  test('a strange question is answered by a sentence', async () => {
    for (const query of ['from=3&to=1', 'from=a&to=1', 'to=1', 'from=-1&to=2']) {
      const response = await asks(world.village, `/${meeting.minutes_id}/change?${query}`)
      expect([query, response.status]).toEqual([query, 400])
    }
    const beyond = await answer<{ to: number }>(`/${meeting.minutes_id}/change?from=99&to=999`)
    expect(beyond.to).toBe(3)
  })

  test('[H6][R4][R7] is for members and secretariat alone: nobody else learns that it exists', async () => {
    const absent = await (await asks(world.village, '/no-such-document/sessions')).json()
    const { village, secretariat, observer, outsider, prefecture, administrator } = world
    for (const id of [meeting.minutes_id, meeting.agenda_id])
      for (const act of historyAct) {
        for (const actor of [village, secretariat, observer])
          expect((await asks(actor, `/${id}/${act}`)).status).toBe(200)
        for (const actor of [outsider, prefecture, administrator]) {
          const response = await asks(actor, `/${id}/${act}`)
          expect([act, response.status]).toEqual([act, 404])
          expect(await response.json()).toEqual(absent)
        }
        expect((await asks(undefined, `/${id}/${act}`)).status).toBe(401)
      }
  })

  test('[H5][H6] 確定 keeps both documents as they were confirmed, and their history stays with the members', async () => {
    const keyframes = formalKeyframesOf(world.context)
    const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
    await confirmMinutes(world.context, world.secretariat, {
      meetingId: meeting.id,
      previewed,
      idempotencyKey: newId(),
    })
    await keyframes.close()
    expect(keyframes.reported).toEqual([])
    for (const id of [meeting.minutes_id, meeting.agenda_id]) {
      const head = await world.store.log.head(id)
      expect(await keyframes.keptOf(id)).toEqual([head?.seq])
    }
    for (const actor of [world.village, world.secretariat])
      expect((await asks(actor, `/${meeting.minutes_id}/written`)).status).toBe(200)
    expect((await asks(world.prefecture, `/${meeting.minutes_id}/written`)).status).toBe(404)
  })

  test('[H5] a keyframe that cannot be made is reported, and the act stands', async () => {
    const keyframes = formalKeyframesOf({
      ...world.context,
      store: {
        ...world.store,
        log: { ...world.store.log, head: () => Promise.reject(new Error('no disk')) },
      },
    })
    world.context.events.emit('documentFrozen', { documentId: meeting.minutes_id })
    await keyframes.close()
    expect(keyframes.reported).toEqual([new Error('no disk')])
  })
})

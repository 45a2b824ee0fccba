import { afterAll, beforeAll, expect, test } from 'vitest'
import { renameSeat } from '../../server/accounts/renameSeat'
import { historyRoutes } from '../../server/history/routes'
import { newId } from '../../server/id'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Actor } from '../../shared/permission'
import { block, type MeetingWorld, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'
import { appFor } from '../support/appFor'
import { editDocument } from '../support/editDocument'

const minute = 60_000
let world: MeetingWorld
let meeting: MeetingRow
beforeAll(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates()
})
afterAll(() => world.close())

const writes = async (actor: Actor, text: string) => {
  await editDocument(world.context, actor, meeting.minutes_id, (doc) =>
    writeBlocks(doc, [block('speech', { organisation: actor.organisationId }, text)]),
  )
  world.clock.now += minute
}
const rename = async (actor: Actor, title: string) => {
  await renameSeat(world.context, world.administrator, { seatId: actor.seatId, title })
  world.clock.now += minute
}
const history = historyApp()
function historyApp() {
  let app: { request: (path: string) => Response | Promise<Response> } | undefined
  return async (path: string) => {
    app ??= appFor(world.secretariat, (error) => {
      throw error
    }).route('/api/history', historyRoutes(world.context))
    const response = await app.request(`/api/history/${meeting.minutes_id}/${path}`)
    // The shape of these answers is what test/history is about.
    return (await response.json()) as { seats: { seatTitle: string; organisationName: string }[] }
  }
}
const titlesOf = async (path: string) =>
  (await history(path)).seats
    .filter(({ organisationName }) => organisationName === '木島平村')
    .map(({ seatTitle }) => seatTitle)

test('[B10] 経過 and 記入者 tell each row under the title of its day, also to whoever looked before the change', async () => {
  await writes(world.village, '一つ目。')
  const paths = ['sessions', 'authors', 'written', 'change?from=0&to=99']
  for (const path of paths) expect(await titlesOf(path), path).toEqual(['企画財政課長'])
  await rename(world.village, '総合政策課長')
  for (const path of paths) expect(await titlesOf(path), path).toEqual(['企画財政課長'])
  await writes(world.village, '二つ目。')
  for (const path of paths) expect(await titlesOf(path), path).toEqual(['企画財政課長', '総合政策課長'])
  await rename(world.village, '未来創造課長')
  await writes(world.village, '三つ目。')
  for (const path of paths)
    expect(await titlesOf(path), path).toEqual(['企画財政課長', '総合政策課長', '未来創造課長'])
})

test('[B10] a confirmed record, its confirmer, attendance and answers keep the 職氏名 of their day', async () => {
  const { db } = world.store
  await world.edits(meeting.agenda_id, (doc) =>
    addAgendaItem(doc, { id: 'item-1', kind: 'report', title: '実績', presenter: '木島平村', minutes: 5 }),
  )
  await db
    .insertInto('attendee')
    .values({
      id: 'attendee',
      meeting_id: meeting.id,
      organisation_id: 'kijimadaira',
      position: 0,
      division: '総務課',
      title: '未来創造課長',
      category: 'member',
      status: 'present',
      arrived_at: null,
      left_at: null,
    })
    .execute()
  await answerARound()
  const { previewed } = await previewOf()
  await confirmMinutes(world.context, world.secretariat, {
    meetingId: meeting.id,
    previewed,
    idempotencyKey: newId(),
  })
  const before = await everythingFiled()
  expect(JSON.stringify(before)).toContain('飯山市 企画財政課長')
  await rename(world.secretariat, '政策課長')
  await rename(world.village, '地域振興課長')
  await db
    .insertInto('person')
    .values({
      id: 'next',
      login_id: 'next',
      email: null,
      password_hash: '!',
      created_at: 0,
      disabled_at: null,
      is_sample: 0,
    })
    .execute()
  await db
    .insertInto('appointment')
    .values({
      id: 'next',
      person_id: 'next',
      seat_id: world.village.seatId,
      from_on: '2027-04-01',
      to_on: null,
    })
    .execute()
  world.clock.now = Date.parse('2027-04-01T09:00:00+09:00')
  expect(await everythingFiled()).toEqual(before)
})

const previewOf = () => previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })

/** A round that was answered by the village and closed, as the verbs of the confirmation write it. */
async function answerARound(): Promise<void> {
  const { db } = world.store
  await db
    .insertInto('confirmation_round')
    .values({
      id: 'round',
      meeting_id: meeting.id,
      forum_id: 'hokushin',
      number: 1,
      version: '0.9',
      opened_at: world.clock.now,
      due_on: '2026-12-04',
      closed_at: world.clock.now,
      agenda_seq: 1,
      minutes_seq: 1,
      silence: 'stays_open',
      record: '{}',
      sections: '[]',
      sha256: '',
      label: '飯山市 企画財政課長',
    })
    .execute()
  await db
    .insertInto('round_answer')
    .values({
      id: 'answer',
      round_id: 'round',
      organisation_id: 'kijimadaira',
      answer: 'no_objection',
      level: 'official_in_charge',
      sections: '[]',
      at: world.clock.now,
      seat_id: world.village.seatId,
      label: '木島平村 未来創造課長',
      on_behalf_channel: null,
    })
    .execute()
}

async function everythingFiled() {
  const { db } = world.store
  return {
    versions: await db.selectFrom('minutes_version').selectAll().execute(),
    attendees: await db.selectFrom('attendee').selectAll().execute(),
    answers: await db.selectFrom('round_answer').selectAll().execute(),
    rounds: await db.selectFrom('confirmation_round').selectAll().execute(),
  }
}

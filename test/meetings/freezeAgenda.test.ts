import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, sha256 } from '../../server/id'
import { agendaSide } from '../../server/meetings/agendaSide'
import { answerAgendaCall } from '../../server/meetings/answerAgendaCall'
import { callForItems } from '../../server/meetings/callForItems'
import { carryOffers } from '../../server/meetings/carryOffers'
import { freezeAgenda, previewAgenda } from '../../server/meetings/freezeAgenda'
import {
  agendaCallsToAnswer,
  frozenAgenda,
  type MeetingRow,
  meetingsOfProposal,
} from '../../server/meetings/queries'
import { readDocument } from '../../server/store/documents'
import { addedItems } from '../../shared/meetings/addedItems'
import { addAgendaItem, readAgenda, removeAgendaItem } from '../../shared/meetings/agendaDocument'
import { printedItems } from '../../shared/meetings/frozenAgenda'
import { refused } from '../support/refused'
import { type MeetingWorld, openMeetingWorld, today } from './meetingWorld'
import { projectNow } from './projectNow'

const day = 24 * 60 * 60 * 1000
let world: MeetingWorld
let meeting: MeetingRow
beforeEach(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates({ startsAt: today + 20 * day })
})
afterEach(() => world.close())

const adds = (id: string, told: object = {}, to = meeting) =>
  world.edits(to.agenda_id, (doc) =>
    addAgendaItem(doc, { id, kind: 'deliberation', title: `${id}について`, ...told }),
  )
const preview = () => previewAgenda(world.context, world.secretariat, { meetingId: meeting.id })
const freeze = async (previewed?: string, actor = world.secretariat) =>
  freezeAgenda(world.context, actor, {
    meetingId: meeting.id,
    previewed: previewed ?? (await preview()).previewed,
    idempotencyKey: newId(),
  })
const side = (actor = world.village) => agendaSide(world.store.db, actor, meeting.id)

describe('次第 that goes out', () => {
  test('[G3] it is exactly what was previewed, with names, numbers and a hash, and a keyframe stays', async () => {
    await adds('snow', { proposedBy: ['sakae', 'kijimadaira'], minutes: 20 })
    const { printed, previewed, version } = await preview()
    expect(version).toBe(1)
    expect(await freeze(previewed)).toEqual({ version: 1, sha256: previewed })
    const frozen = await frozenAgenda(world.store.db, meeting.id)
    expect(frozen?.printed).toEqual(printed)
    expect(printedItems(printed)).toMatchObject([
      { number: '３(1)', title: 'snowについて', proposedBy: [{ name: '木島平村' }, { name: '栄村' }] },
    ])
    const row = await world.store.db.selectFrom('agenda_version').selectAll().executeTakeFirstOrThrow()
    expect(sha256(row.items)).toBe(row.sha256)
    const { doc } = await readDocument(world.store.log, meeting.agenda_id, row.document_seq)
    expect(readAgenda(doc).map(({ id }) => id)).toEqual(['snow'])
    const kept = await world.store.db.selectFrom('document_snapshot').select('is_kept').execute()
    expect(kept).toEqual([{ is_kept: 1 }])
  })

  test('[G3] a change after the preview is never printed unseen', async () => {
    await adds('snow')
    const { previewed } = await preview()
    await adds('bus')
    await expect(freeze(previewed)).rejects.toEqual(refused('conflict'))
    expect(await frozenAgenda(world.store.db, meeting.id)).toBeUndefined()
  })

  test('[G3] the document goes on; a 差替え is v2 and takes the additions in, and the same sheet goes out once', async () => {
    await adds('snow')
    await freeze()
    await expect(freeze()).rejects.toEqual(refused('conflict'))
    await adds('bus')
    const items = async () => readAgenda((await readDocument(world.store.log, meeting.agenda_id)).doc)
    expect(addedItems(await items(), (await side()).latest?.printed)).toEqual(new Set(['bus']))
    expect((await freeze()).version).toBe(2)
    expect(addedItems(await items(), (await side()).latest?.printed)).toEqual(new Set())
    expect((await side()).versions.map(({ version, label }) => [version, label])).toEqual([
      [2, '飯山市 企画財政課長'],
      [1, '飯山市 企画財政課長'],
    ])
  })

  test('[G3] it is the secretariat’s act; an empty sheet and two at once are refused', async () => {
    await expect(freeze()).rejects.toEqual(refused('conflict'))
    await adds('snow')
    const { previewed } = await preview()
    await expect(freeze(previewed, world.village)).rejects.toEqual(refused('forbidden'))
    await expect(freeze(previewed, world.prefecture)).rejects.toEqual(refused('not_found'))
    const both = await Promise.allSettled([freeze(previewed), freeze(previewed)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await side()).versions).toHaveLength(1)
  })
})

describe('議題の募集', () => {
  const call = (dueOn: string | null, actor = world.secretariat) =>
    callForItems(world.context, actor, { meetingId: meeting.id, dueOn })
  const none = (actor = world.village, more: object = {}) =>
    answerAgendaCall(world.context, actor, {
      meetingId: meeting.id,
      hasNone: true,
      note: '',
      onBehalf: null,
      ...more,
    })
  const answers = async () =>
    Object.fromEntries(((await side()).call?.answers ?? []).map(({ name, answer }) => [name, answer]))

  test('[G1] a call waits on the desk until it is answered or the 次第 went out', async () => {
    const waits = async () => (await agendaCallsToAnswer(world.store.db, world.village, today)).length
    await call('2026-12-01')
    expect(await waits()).toBe(1)
    await adds('snow')
    expect(await waits()).toBe(1)
    await freeze((await preview()).previewed)
    expect(await waits()).toBe(0)
  })

  test('[G1] members are told by one letter; 未回答 is not 特になし, and an item is an answer', async () => {
    await call('2026-12-01')
    await call('2026-12-02')
    const letters = await world.store.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', '=', 'agenda_call')
      .execute()
    expect(letters.map(({ organisation_id }) => organisation_id).sort()).toEqual(['kijimadaira', 'nakano'])
    expect(letters[0]?.subject).toContain('12月2日')
    expect(await answers()).toEqual({ 中野市: null, 飯山市: null, 木島平村: null })
    await none()
    await adds('snow', { proposedBy: ['nakano'] })
    await projectNow(world.context, meeting)
    expect(await answers()).toEqual({ 中野市: 'items', 飯山市: null, 木島平村: 'none' })
    await none(world.village, { hasNone: false })
    expect(await answers()).toMatchObject({ 木島平村: null })
  })

  test('[G1] what is carried over from an earlier meeting answers for nobody', async () => {
    await call('2026-12-01')
    const carriedFrom = { meetingId: 'earlier', itemId: 'snow' }
    await adds('c1-snow', { proposedBy: ['kijimadaira'], carriedFrom })
    await projectNow(world.context, meeting)
    expect(await answers()).toMatchObject({ 木島平村: null })
    await adds('bus', { proposedBy: ['kijimadaira'] })
    await projectNow(world.context, meeting)
    expect(await answers()).toMatchObject({ 木島平村: 'items' })
  })

  test('[G1] the secretariat types what it was told; nobody else answers for another', async () => {
    await call('2026-12-01')
    const onBehalf = { organisationId: 'nakano', channel: 'phone' as const }
    await none(world.secretariat, { onBehalf })
    expect(await answers()).toMatchObject({ 中野市: 'none' })
    await expect(none(world.village, { onBehalf })).rejects.toEqual(refused('forbidden'))
    await expect(none(world.observer)).rejects.toEqual(refused('forbidden'))
  })

  test('[G1] the day lies between today and the meeting, and the call is the secretariat’s', async () => {
    await expect(call('2026-11-23')).rejects.toEqual(refused('invalid'))
    await expect(call('2027-01-05')).rejects.toEqual(refused('invalid'))
    await expect(call('2026-12-01', world.village)).rejects.toEqual(refused('forbidden'))
    await call('2026-12-01')
    await call(null)
    await expect(none()).rejects.toEqual(refused('conflict'))
  })
})

describe('what earlier meetings left', () => {
  test('[G4] 継続 and open 協議 are offered, until this agenda carries them on', async () => {
    const last = await world.creates({ startsAt: today - 30 * day })
    await adds('snow', {}, last)
    await adds('bus', {}, last)
    await projectNow(world.context, last)
    await decides(last, 'snow', 'continued')
    const offers = () => carryOffers(world.store.db, world.village, { meetingId: meeting.id, now: today })
    expect((await offers()).map(({ item, reason }) => [item.id, reason])).toEqual([
      ['snow', 'continued'],
      ['bus', 'undecided'],
    ])
    await adds('c1-snow', { carriedFrom: { meetingId: last.id, itemId: 'snow' } })
    await projectNow(world.context, meeting)
    expect((await offers()).map(({ item }) => item.id)).toEqual(['bus'])
    expect((await side()).carried).toMatchObject([{ meetingId: last.id, itemId: 'snow', number: '３(1)' }])
    await world.store.db
      .updateTable('meeting')
      .set({ called_off: 'cancelled' })
      .where('id', '=', last.id)
      .execute()
    expect(await offers()).toEqual([])
  })

  test('[G2] a proposal knows the meetings that took it up and what came of it', async () => {
    await adds('snow', { proposalId: 'p1' })
    await projectNow(world.context, meeting)
    await decides(meeting, 'snow', 'agreed')
    const meetings = (actor = world.village) => meetingsOfProposal(world.store.db, actor, 'p1')
    expect(await meetings()).toMatchObject([
      { meetingId: meeting.id, itemTitle: 'snowについて', outcome: 'agreed', number: '３(1)' },
    ])
    expect(await meetings(world.prefecture)).toEqual([])
    await world.edits(meeting.agenda_id, (doc) => removeAgendaItem(doc, 'snow'))
    await projectNow(world.context, meeting)
    expect(await meetings()).toEqual([])
  })
})

const decides = (at: MeetingRow, itemId: string, outcome: 'continued' | 'agreed') =>
  world.store.db
    .insertInto('item_outcome')
    .values({
      meeting_id: at.id,
      item_id: itemId,
      outcome,
      decided_at: today,
      present: '[]',
      is_quorate: 1,
      label: '飯山市 企画財政課長',
    })
    .execute()

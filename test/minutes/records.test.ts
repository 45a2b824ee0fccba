import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId, sha256 } from '../../server/id'
import { nameOf } from '../../server/meetings/queries'
import { chained, verifyChains } from '../../server/minutes/chain'
import { discardErratumDraft, erratumPage, fileErratum, saveErratumDraft } from '../../server/minutes/erratum'
import { previewPublication, publish, withdrawPublication } from '../../server/minutes/publication'
import { verifyRecords } from '../../server/minutes/verifyRecords'
import { markReviewed } from '../../server/oversight/markReviewed'
import { publicationPage, recordPage, records } from '../../server/oversight/queries'
import { diffLines } from '../../shared/minutes/diffLines'
import { parseRecord } from '../../shared/minutes/record'
import type { Actor } from '../../shared/permission'
import { openRoundWorld, type RoundWorld } from '../confirmation/roundWorld'
import { refused } from '../support/refused'
import { filed } from './filed'

let world: RoundWorld
let versionId: string
beforeEach(async () => {
  world = await openRoundWorld()
  versionId = filed(await world.confirms()).versionId
})
afterEach(() => world.close())

const db = () => world.store.db
const rows = [{ section: 'item-1', wrong: '二台', right: '三台', reason: '誤記', requestedBy: 'nakano' }]
const saves = (changes: Partial<(typeof rows)[number]> = {}) =>
  saveErratumDraft(world.context, world.secretariat, {
    meetingId: world.meeting.id,
    rows: rows.map((row) => ({ ...row, ...changes })),
    reason: '転記の誤り',
  })
async function files(actor: Actor = world.secretariat) {
  const { previewed } = await erratumPage(db(), actor, world.meeting.id)
  const act = { meetingId: world.meeting.id, previewed: previewed ?? '', idempotencyKey: newId() }
  return fileErratum(world.context, actor, act)
}

describe('[V10] 正誤 of a confirmed record', () => {
  test('is a version of its own; both stay readable and the list names the one that holds', async () => {
    await saves()
    const { versionId: next, version } = filed(await files())
    expect(version).toBe('1.1')
    const [before, after] = [
      await recordPage(db(), world.village, versionId),
      await recordPage(db(), world.village, next),
    ]
    expect(JSON.stringify(before.record)).toContain('二台')
    expect(JSON.stringify(after.record.blocks)).toContain('三台')
    expect(after).toMatchObject({
      reason: '転記の誤り',
      versions: [{ version: '1.1', kind: 'erratum' }, { version: '1.0' }],
    })
    expect(after.record.errata).toMatchObject([{ requestedBy: { name: '中野市' } }])
    expect((await records(db(), world.village, {})).map(({ id }) => id)).toEqual([next])
    const [letter] = (await world.notices()).filter(({ kind }) => kind === 'erratum_filed')
    expect(letter?.lines).toContain('誤「二台」→ 正「三台」')
  })

  test('begins 未確認 by the prefecture, whose mark stays with the version it read', async () => {
    await markReviewed(world.context, world.prefecture, { versionId })
    await saves()
    const { versionId: next } = filed(await files())
    expect(await records(db(), world.prefecture, {})).toMatchObject([{ id: next, isReviewed: false }])
    expect((await recordPage(db(), world.prefecture, versionId)).isReviewed).toBe(true)
  })

  test('a row that is not found exactly once is refused beside its field; members prepare none', async () => {
    await expect(saves({ wrong: '無い文' })).rejects.toMatchObject({ faults: [{ path: 'rows.0.wrong' }] })
    const act = { meetingId: world.meeting.id, rows, reason: '-' }
    await expect(saveErratumDraft(world.context, world.village, act)).rejects.toEqual(refused('forbidden'))
    await expect(erratumPage(db(), world.prefecture, world.meeting.id)).rejects.toEqual(refused('not_found'))
    await saves()
    await discardErratumDraft(world.context, world.secretariat, { meetingId: world.meeting.id })
    await expect(files()).rejects.toEqual(refused('conflict'))
  })

  test('needs the same confirmers as 確定, on exactly what was previewed', async () => {
    await world.setRules({ confirmedBy: 'chair', chairSeatId: 'seat-nakano-chair' })
    await saves()
    await expect(files()).rejects.toEqual(refused('forbidden'))
    const { previewed } = await erratumPage(db(), world.chair, world.meeting.id)
    await saves({ right: '四台' })
    const act = { meetingId: world.meeting.id, previewed: previewed ?? '', idempotencyKey: newId() }
    await expect(fileErratum(world.context, world.chair, act)).rejects.toEqual(refused('conflict'))
    expect(filed(await files(world.chair)).version).toBe('1.1')
  })

  test('two versions are laid beside each other line by line', () => {
    expect(diffLines('一\n二\n三', '一\n弐\n三')).toEqual([
      { state: 'kept', text: '一' },
      { state: 'deleted', text: '二' },
      { state: 'inserted', text: '弐' },
      { state: 'kept', text: '三' },
    ])
  })
})

describe('[V9] the chain', () => {
  const links = () =>
    db()
      .selectFrom('minutes_version')
      .select(['id', 'sha256', 'chain', 'chain_position'])
      .orderBy('chain_position')
      .execute()
  const verdicts = async () => (await verifyChains(db(), nameOf)).flatMap(({ broken }) => broken)

  test('links every version of a body to the one before it', async () => {
    await saves()
    await files()
    const [one, two] = await links()
    expect(one).toMatchObject({ chain_position: 1, chain: chained('', one?.sha256 ?? '') })
    expect(two).toMatchObject({ chain_position: 2, chain: sha256(`${one?.chain}${two?.sha256}`) })
    expect(await verdicts()).toEqual([])
    expect((await recordPage(db(), world.village, two?.id ?? '')).chain).toBe(two?.chain)
  })

  test('records verify tells which record breaks it, and what was done to it', async () => {
    await saves()
    const { versionId: next } = filed(await files())
    const lines: string[] = []
    const print = (line: string) => lines.push(line)
    expect(await verifyRecords(db(), print)).toBe(0)
    const { record } = await db()
      .selectFrom('minutes_version')
      .select('record')
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow()
    const forged = record.replace('二台', '九台')
    const put = (values: { record: string; sha256: string }) =>
      db().updateTable('minutes_version').set(values).where('id', '=', versionId).execute()
    await put({ record: forged, sha256: sha256(record) })
    expect(await verdicts()).toMatchObject([{ versionId, fault: 'record' }])
    await put({ record: forged, sha256: sha256(forged) })
    expect(await verdicts()).toMatchObject([{ versionId, fault: 'link' }])
    await db().deleteFrom('minutes_version').where('id', '=', versionId).execute()
    expect(await verdicts()).toMatchObject([{ versionId: next, fault: 'missing' }])
    expect(await verifyRecords(db(), print)).toBe(1)
    expect(lines.at(-1)).toContain('削除されています')
  })
})

describe('[V11] a 公開版', () => {
  const choices = {
    sections: [],
    titles: [],
    passages: [{ text: '二台', reason: '契約前のため' }],
    speakers: 'organisation' as const,
  }
  async function publishes() {
    const { previewed } = await previewPublication(db(), world.secretariat, { versionId, choices })
    return publish(world.context, world.secretariat, {
      versionId,
      choices,
      previewed,
      idempotencyKey: newId(),
    })
  }

  test('is filed as it was previewed, read by members and prefecture, and withdrawn without a trace being lost', async () => {
    const { id: publicationId, sha256: hash } = await publishes()
    const page = await publicationPage(db(), world.prefecture, { versionId, publicationId })
    expect(sha256(page.bytes)).toBe(hash)
    expect(page.bytes).not.toContain('二台')
    expect(parseRecord(page.bytes).publication?.redactions).toEqual([
      { place: '文中', reason: '契約前のため' },
    ])
    await withdrawPublication(world.context, world.secretariat, { versionId, publicationId })
    expect((await recordPage(db(), world.village, versionId)).publications).toMatchObject([
      { ordinal: 1, withdrawnAt: world.clock.now },
    ])
    await publishes()
    expect(
      (await recordPage(db(), world.village, versionId)).publications.map(({ ordinal }) => ordinal),
    ).toEqual([2, 1])
  })

  test('is the secretariat’s to make; another preview than was filed is refused', async () => {
    const input = { versionId, choices, previewed: sha256('another'), idempotencyKey: newId() }
    await expect(publish(world.context, world.village, input)).rejects.toEqual(refused('forbidden'))
    await expect(publish(world.context, world.prefecture, input)).rejects.toEqual(refused('not_found'))
    await expect(publish(world.context, world.secretariat, input)).rejects.toEqual(refused('conflict'))
  })
})

test('[M7] a record of the first format stays byte for byte as it was and is read like any other', async () => {
  const { record } = await db()
    .selectFrom('minutes_version')
    .select('record')
    .where('id', '=', versionId)
    .executeTakeFirstOrThrow()
  const {
    attendance: _a,
    materials: _m,
    outcomes: _o,
    course: _c,
    errata: _e,
    publication: _p,
    ...rest
  } = parseRecord(record)
  const agenda = rest.agenda.map((section) => ({
    ...section,
    items: section.items.map(({ disclosure: _d, closedReason: _r, ...item }) => item),
  }))
  const first = JSON.stringify({ ...rest, format: 'entaku-minutes-1', agenda })
  await db()
    .updateTable('minutes_version')
    .set({ record: first, sha256: sha256(first), chain: '', chain_position: 0 })
    .where('id', '=', versionId)
    .execute()
  const page = await recordPage(db(), world.village, versionId)
  expect(page.record).toMatchObject({ format: 'entaku-minutes-2', attendance: null, errata: [] })
  expect(page.record.agenda.flatMap(({ items }) => items)[0]).toMatchObject({ disclosure: 'open' })
  expect(await verifyChains(db(), nameOf)).toMatchObject([{ broken: [] }])
})

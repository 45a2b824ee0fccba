import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { materialLimits } from '../../shared/materials/material'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import { projectNow } from '../meetings/projectNow'
import { temporaryDirectory } from '../support/temporaryDirectory'
import { type MaterialsWorld, openMaterialsWorld, pdf } from './materialsWorld'

let world: MaterialsWorld
beforeEach(async () => {
  world = await openMaterialsWorld()
})
afterEach(() => world.close())

const text = (words: string) => new TextEncoder().encode(words)
/** A ZIP archive of empty files with these names, stored. */
function zip(...names: string[]): Uint8Array {
  const local: number[] = []
  const central: number[] = []
  const u16 = (value: number) => [value & 0xff, value >> 8]
  const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)]
  for (const name of names) {
    const at = local.length
    const bytes = [...text(name)]
    local.push(...u32(0x04034b50), ...new Array(22).fill(0), ...u16(bytes.length), 0, 0, ...bytes)
    central.push(...u32(0x02014b50), ...new Array(24).fill(0), ...u16(bytes.length))
    central.push(...new Array(12).fill(0), ...u32(at), ...bytes)
  }
  const end = [...u32(0x06054b50), 0, 0, 0, 0, ...u16(names.length), ...u16(names.length)]
  return Uint8Array.from([...local, ...central, ...end, ...u32(central.length), ...u32(local.length), 0, 0])
}
const compound = (stream: string) =>
  Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(504).fill(0),
    ...Buffer.from(stream, 'utf16le'),
  ])

describe('what is taken as 資料', () => {
  test.each([
    ['計画.docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['試算.xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['説明.pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['通知.jtd', compound('DocumentText')],
    ['地図.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])],
    ['写真.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ['名簿.csv', text('\uFEFF団体,職\r\n栄村,課長\r\n')],
    // 団体, as Excel of a Japanese Windows writes it.
    ['名簿sjis.csv', Uint8Array.from([0x92, 0x63, 0x91, 0xcc, 0x0d, 0x0a])],
    ['要約.PDF', pdf().bytes],
  ])('[G6] %s', async (name, bytes) => {
    const meeting = await world.creates()
    const { status, id } = await world.uploads(world.village, { name, bytes }, { meetingId: meeting.id })
    expect(status).toBe(201)
    const download = await world.downloads(world.observer, id)
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(bytes)
    expect(download.headers.get('Content-Disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent(name)}`,
    )
  })

  test.each([
    ['様式.docm', zip('[Content_Types].xml', 'word/document.xml'), 'マクロのない形式（docx）'],
    [
      '様式.docx',
      zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'マクロが含まれている',
    ],
    ['秘密.xlsx', compound('EncryptedPackage'), 'パスワードを外して'],
    ['束.zip', zip('a.pdf'), '展開して'],
    ['古い.doc', compound('WordDocument'), '名前を付けて保存'],
    ['偽.pdf', zip('a'), '中身がPDFではない'],
    ['偽.xlsx', zip('[Content_Types].xml', 'word/document.xml'), '中身がExcelではない'],
    ['偽.docx', text('PK'), '中身がWordではない'],
    ['動く.txt', Uint8Array.from([0x4d, 0x5a, 0, 1]), '中身がテキストではない'],
    ['見積.pdf.exe', text('MZ'), 'この種類のファイル（exe）'],
    ['空.pdf', new Uint8Array(), 'ファイルが空'],
  ])('[G6] %s is refused with what to do', async (name, bytes, sentence) => {
    const meeting = await world.creates()
    const { status, error } = await world.uploads(world.village, { name, bytes }, { meetingId: meeting.id })
    expect(status).toBe(400)
    expect(error?.message).toContain(sentence)
    expect((await world.lists(meeting.id)).materials).toEqual([])
  })

  test('[G6] a file of more than 20 MB is refused, and so is what goes beyond 200 MB of a meeting', async () => {
    const meeting = await world.creates()
    const large = pdf(' '.repeat(materialLimits.fileBytesMax))
    expect((await world.uploads(world.village, large, { meetingId: meeting.id })).status).toBe(413)
    const { id } = await world.uploads(world.village, pdf(), { meetingId: meeting.id })
    await world.store.db
      .updateTable('material')
      .set({ byte_count: materialLimits.meetingBytesMax - 10 })
      .where('id', '=', id)
      .execute()
    const { status, error } = await world.uploads(world.village, pdf('more'), { meetingId: meeting.id })
    expect([status, error?.message]).toEqual([413, expect.stringContaining('200MB')])
  })

  test('[G6] the operator’s scanner decides, and one that is broken lets nothing in', async () => {
    const directory = temporaryDirectory()
    const script = join(directory.path, 'scan.sh')
    writeFileSync(script, '#!/bin/sh\n! grep -q EICAR "$2"\n')
    chmodSync(script, 0o755)
    const meeting = await world.creates()
    const sends = (words: string, command: string) =>
      world.uploads(world.village, pdf(words), { meetingId: meeting.id }, command)
    expect((await sends('clean', `${script} --quiet`)).status).toBe(201)
    const found = await sends('EICAR', `${script} --quiet`)
    expect([found.status, found.error?.message]).toEqual([400, expect.stringContaining('ウイルス検査')])
    expect((await sends('clean', join(directory.path, 'nothing'))).status).toBe(503)
    expect((await world.lists(meeting.id)).materials).toHaveLength(1)
    directory.remove()
  })
})

describe('who reaches 資料', () => {
  test('[R4][G6] members read them, the prefecture only after 確定 and nothing 内部; others never learn of them', async () => {
    const meeting = await world.creates()
    const open = await world.uploads(world.village, pdf('open'), { meetingId: meeting.id })
    const internal = await world.uploads(world.village, pdf('internal'), {
      meetingId: meeting.id,
      disclosure: 'internal',
    })
    const statuses = async () => ({
      list: (await world.lists(meeting.id, world.prefecture)).status,
      open: (await world.downloads(world.prefecture, open.id)).status,
      internal: (await world.downloads(world.prefecture, internal.id)).status,
    })
    expect(await statuses()).toEqual({ list: 404, open: 404, internal: 404 })
    expect((await world.downloads(world.outsider, open.id)).status).toBe(404)
    expect((await world.downloads(world.administrator, open.id)).status).toBe(404)
    expect((await world.downloads(world.observer, internal.id)).status).toBe(200)
    await world.confirms(meeting)
    expect(await statuses()).toEqual({ list: 200, open: 200, internal: 404 })
    expect((await world.uploads(world.village, pdf('late'), { meetingId: meeting.id })).status).toBe(409)
  })

  test('[G6] an organisation changes what is its own, the secretariat everything; observers add nothing', async () => {
    const meeting = await world.creates()
    expect((await world.uploads(world.observer, pdf(), { meetingId: meeting.id })).status).toBe(403)
    const { id } = await world.uploads(world.secretariat, pdf(), { meetingId: meeting.id })
    const change = { title: '除雪計画（案）', itemId: null, disclosure: 'closed' }
    expect(await world.acts(world.village, 'PUT', id, change)).toBe(403)
    expect(await world.acts(world.village, 'DELETE', id)).toBe(403)
    expect(await world.acts(world.secretariat, 'PUT', id, change)).toBe(200)
    const mine = await world.uploads(world.village, pdf('mine'), { meetingId: meeting.id })
    expect(await world.acts(world.secretariat, 'DELETE', mine.id)).toBe(200)
    const { materials } = await world.lists(meeting.id, world.village)
    expect(materials.map(({ title, removedAt }) => [title, removedAt !== null])).toEqual([
      ['除雪計画（案）', false],
      ['除雪計画', true],
    ])
    // Marked and not erased: it comes back whole.
    expect(await world.acts(world.village, 'POST', `${mine.id}/restoration`)).toBe(200)
    expect((await world.downloads(world.village, mine.id)).status).toBe(200)
  })
})

describe('the order of 資料', () => {
  test('[G5] they follow the items, move among those of one item, and are replaced under one number', async () => {
    const meeting = await world.creates()
    await world.edits(meeting.agenda_id, (doc) => {
      for (const id of ['snow', 'bus']) addAgendaItem(doc, { id, kind: 'deliberation', title: id })
    })
    await projectNow(world.context, meeting)
    const add = (title: string, query: Record<string, string> = {}) =>
      world.uploads(world.village, pdf(title), { meetingId: meeting.id, title, ...query })
    await add('bus', { itemId: 'bus' })
    const plan = await add('plan', { itemId: 'snow' })
    const map = await add('map', { itemId: 'snow' })
    const labels = async () =>
      (await world.lists(meeting.id)).materials.map(({ label, title }) => `${label} ${title}`)
    expect(await labels()).toEqual(['資料1-1 plan', '資料1-2 map', '資料2 bus'])
    expect(await world.acts(world.village, 'PUT', `${map.id}/place`, { by: -1 })).toBe(200)
    expect(await labels()).toEqual(['資料1-1 map', '資料1-2 plan', '資料2 bus'])
    const better = await add('', { replacesId: plan.id })
    expect(better.status).toBe(201)
    expect(await labels()).toEqual(['資料1-1 map', '資料1-2 plan', '資料2 bus'])
    // Who still sees the old file is told that it was replaced.
    expect((await add('late', { replacesId: plan.id })).status).toBe(409)
    expect((await world.downloads(world.village, plan.id)).status).toBe(200)
  })

  test('one file sent twice by one press is there once, and its bytes are kept once', async () => {
    const meeting = await world.creates()
    const query = { meetingId: meeting.id, idempotencyKey: 'the-same-press' }
    const sent = [
      await world.uploads(world.village, pdf(), query),
      await world.uploads(world.village, pdf(), query),
    ]
    expect(sent[0]?.id).toBe(sent[1]?.id)
    await world.uploads(world.village, pdf(), { meetingId: meeting.id })
    expect((await world.lists(meeting.id)).materials).toHaveLength(2)
    expect(await world.store.db.selectFrom('material_blob').select('sha256').execute()).toHaveLength(1)
  })
})

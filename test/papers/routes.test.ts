import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../server/id'
import { projectAgenda } from '../../server/meetings/projectAgenda'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { projectMinutes } from '../../server/minutes/projectMinutes'
import { TypstEngine } from '../../server/papers/pdf/PdfEngine'
import { paperRoutes } from '../../server/papers/routes'
import { readDocument } from '../../server/store/documents'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import { formatsOf, papersOf } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { block, type MeetingWorld, openMeetingWorld, today, writeBlocks } from '../meetings/meetingWorld'
import { filed } from '../minutes/filed'
import { appFor } from '../support/appFor'

let world: MeetingWorld
let meeting: MeetingRow
const pdf = new TypstEngine()

beforeEach(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates()
  await world.edits(meeting.agenda_id, (doc) => {
    const item = { kind: 'deliberation', minutes: 20, proposedBy: ['sakae', 'kijimadaira'] } as const
    addAgendaItem(doc, { ...item, id: 'open', title: '専門職（土木）の共同確保について' })
    addAgendaItem(doc, { ...item, id: 'inside', title: '事務局の内輪の話', disclosure: 'internal' })
  })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'open' }),
      block('decision', { id: 'd1' }, '=HYPERLINK("x") 次回までに部会で試算する。'),
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: false }, '試算表の作成'),
      block('agendaRef', { itemId: 'inside' }),
      block('paragraph', {}, '外に出さないこと。'),
    ]),
  )
  const { store } = world
  for (const [id, project] of [
    [meeting.agenda_id, projectAgenda],
    [meeting.minutes_id, projectMinutes],
  ] as const) {
    const { doc } = await readDocument(store.log, id)
    await store.transaction((tx) => project(tx, meeting.id, doc))
  }
  await store.db
    .insertInto('material_blob')
    .values({
      sha256: sha256(new TextEncoder().encode('資料の中身')),
      bytes: new TextEncoder().encode('資料の中身'),
    })
    .execute()
  for (const [id, item_id, disclosure] of [
    ['m1', 'open', 'open'],
    ['m2', 'inside', 'internal'],
  ] as const)
    await store.db
      .insertInto('material')
      .values({
        id,
        meeting_id: meeting.id,
        item_id,
        position: 1,
        title: `${id} たたき台`,
        file_name: `${id} たたき台.pdf`,
        media_type: 'application/pdf',
        byte_count: 15,
        sha256: sha256(new TextEncoder().encode('資料の中身')),
        disclosure,
        replaces_id: null,
        uploaded_at: today,
        organisation_id: 'kijimadaira',
        label: '木島平村 企画財政課長',
        removed_at: null,
        removed_by_label: null,
      })
      .execute()
})
afterEach(() => world.close())
afterAll(() => pdf.close())

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const reported: unknown[] = []
const get = (actor: Actor | undefined, path: string) =>
  appFor(actor, (error) => reported.push(error))
    .route('/', paperRoutes(world.context, pdf))
    .request(path)
const list = async (actor: Actor) => {
  const response = await get(actor, `/${meeting.id}`)
  // What the route answers is typed by the route; a test reads it as JSON.
  return (await response.json()) as { papers: { kind: string }[]; version: string | null }
}
const kindsFor = async (actor: Actor) => (await list(actor)).papers.map(({ kind }) => kind)
async function confirms() {
  const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
  const command = { meetingId: meeting.id, previewed, idempotencyKey: newId() }
  return filed(await confirmMinutes(world.context, world.secretariat, command))
}
const zipOf = async (actor: Actor) => {
  const response = await get(actor, `/${meeting.id}/all.zip`)
  expect(response.status).toBe(200)
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const paths = Object.keys(files)
  const folder = `${paths[0]?.split('/')[0]}/`
  return { files: Object.fromEntries(paths.map((path) => [path.slice(folder.length), files[path]])), folder }
}

describe('who has which paper', () => {
  test('[X1] members have the draft’s papers as 案, observers among them; nobody else learns that there is a meeting', async () => {
    for (const actor of [world.secretariat, world.village, world.observer]) {
      expect(await kindsFor(actor)).toEqual([
        'notice',
        'agenda',
        'attendees',
        'summary',
        'minutes',
        'decisions',
        'actions',
      ])
      const response = await get(actor, `/${meeting.id}/minutes.docx`)
      expect(response.status).toBe(200)
      expect(decodeURIComponent(response.headers.get('Content-Disposition') ?? '')).toContain(
        '_議事録_案_20261124.docx',
      )
    }
    for (const actor of [world.outsider, world.prefecture, world.administrator]) {
      const absent = await (await get(actor, '/nothing-like-that')).text()
      for (const path of [
        `/${meeting.id}`,
        ...papersOf.meetings.flatMap((kind) =>
          formatsOf[kind].map((format) => `/${meeting.id}/${kind}.${format}`),
        ),
        `/${meeting.id}/all.zip`,
      ]) {
        const response = await get(actor, path)
        expect(response.status, path).toBe(404)
        expect(await response.text()).toBe(absent)
      }
    }
    expect((await get(undefined, `/${meeting.id}`)).status).toBe(401)
  })

  test('[X1] after 確定 the prefecture has the record’s papers, without 内部 items, 開催通知 and 宿題一覧', async () => {
    await confirms()
    expect(await kindsFor(world.prefecture)).toEqual([
      'agenda',
      'attendees',
      'summary',
      'minutes',
      'decisions',
    ])
    expect((await list(world.prefecture)).version).toBe('1.0')
    for (const kind of ['notice', 'actions', 'published', 'errata'])
      expect((await get(world.prefecture, `/${meeting.id}/${kind}.docx`)).status).toBe(404)
    const words = async (actor: Actor, kind: string) => {
      const response = await get(actor, `/${meeting.id}/${kind}.docx`)
      expect(response.status).toBe(200)
      const parts = unzipSync(new Uint8Array(await response.arrayBuffer()))
      return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]*>/g, '')
    }
    for (const kind of ['agenda', 'minutes', 'summary']) {
      if (kind !== 'summary') expect(await words(world.village, kind)).toContain('内輪の話')
      const seen = await words(world.prefecture, kind)
      expect(seen).toContain('専門職（土木）の共同確保')
      for (const word of ['内輪の話', '外に出さない', 'm2']) expect(seen).not.toContain(word)
    }
    // [R4] A meeting to come is the members' own.
    expect(await words(world.village, 'summary')).toContain('日程調整のうえ通知')
    expect(await words(world.prefecture, 'summary')).not.toContain('日程調整のうえ通知')
    expect(reported).toEqual([])
  })

  test('[X1] a paper or a format that is not there is absent like a meeting that never was', async () => {
    const absent = await (await get(world.village, '/nothing-like-that')).text()
    for (const file of [
      'minutes',
      'minutes.csv',
      'minutes.exe',
      'errata.docx',
      'published.pdf',
      '..%2Fminutes.docx',
      '__proto__.docx',
    ]) {
      const response = await get(world.village, `/${meeting.id}/${file}`)
      expect(response.status, file).toBe(404)
      expect(await response.text()).toBe(absent)
    }
  })

  test('before a meeting there are 開催通知, 次第 and 名簿, whose 出欠 comes from the answers', async () => {
    const coming = await world.creates({ startsAt: today + 86_400_000 })
    await world.store.db
      .insertInto('rsvp')
      .values({
        meeting_id: coming.id,
        organisation_id: 'kijimadaira',
        answer: 'proxy',
        people: JSON.stringify([{ division: '総務課', title: '庶務係長', name: '髙橋' }]),
        note: '',
        answered_at: today,
        seat_id: 'seat-kijimadaira',
        label: '木島平村 企画財政課長',
        on_behalf_channel: null,
        starts_at: coming.starts_at,
      })
      .execute()
    const answer = (await (await get(world.village, `/${coming.id}`)).json()) as {
      papers: { kind: string }[]
    }
    expect(answer.papers.map(({ kind }) => kind)).toEqual(['notice', 'agenda', 'attendees'])
    expect((await get(world.village, `/${coming.id}/minutes.docx`)).status).toBe(404)
    const lines = (await (await get(world.village, `/${coming.id}/attendees.csv`)).text()).split('\r\n')
    expect(lines[0]).toBe('No,団体,所属,職,氏名,ふりがな,区分,出欠,備考')
    expect(lines).toContain('3,木島平村,総務課,庶務係長,髙橋,,代理,出席,（代理 庶務係長）')
    expect(lines).toContain('1,中野市,,,,,委員,未確認,')
  })
})

describe('files', () => {
  test('[X6] lists have the field’s own columns, and no cell a spreadsheet would run', async () => {
    const response = await get(world.village, `/${meeting.id}/decisions.csv`)
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [head, row] = new TextDecoder().decode(bytes).split('\r\n')
    expect(head).toBe(
      '決定番号,年度,会議名,開催日,議題番号,議題名,決定区分,決定内容,提案団体,提案団体区分,関係団体,根拠資料,議事録版,状態',
    )
    expect(row).toContain(`"'=HYPERLINK(""x"")`)
    expect(row).toContain(',2026-11-24,')
    expect(row).toContain('木島平村・栄村')
    const actions = await (await get(world.village, `/${meeting.id}/actions.csv`)).text()
    expect(actions.split('\r\n')[0]?.replace('\uFEFF', '')).toBe(
      '宿題番号,会議名,開催日,内容,担当団体,担当職,期限,状態,完了日,完了根拠',
    )
    expect(actions).toContain(',2026-12-02,')
  })

  test('every file of every paper can be had, under its own media type', async () => {
    await confirms()
    for (const kind of await kindsFor(world.village))
      for (const format of formatsOf[kind as (typeof papersOf.meetings)[number]]) {
        const response = await get(world.village, `/${meeting.id}/${kind}.${format}`)
        expect(response.status, `${kind}.${format}`).toBe(200)
        const disposition = response.headers.get('Content-Disposition') ?? ''
        expect(disposition).toMatch(
          /^attachment; filename="[\x20-\x7e]+\.\w+"; filename\*=UTF-8''[\w%.~!-]+$/,
        )
        const first = strFromU8(new Uint8Array(await response.arrayBuffer()).slice(0, 4), true)
        expect(first.startsWith({ docx: 'PK', xlsx: 'PK', pdf: '%PDF', csv: 'ï»¿' }[format])).toBe(true)
      }
  })

  test('a register of the body, narrowed like its page', async () => {
    const path = '/forums/hokushin/decisions.csv'
    expect((await (await get(world.village, path)).text()).split('\r\n')).toHaveLength(3)
    expect((await (await get(world.village, `${path}?year=2020`)).text()).split('\r\n')).toHaveLength(2)
    expect((await get(world.outsider, path)).status).toBe(404)
    expect((await get(world.village, '/forums/hokushin/minutes.docx')).status).toBe(404)
    expect((await get(world.prefecture, '/forums/hokushin/actions.csv')).status).toBe(404)
    expect((await get(world.village, '/forums/hokushin/actions.pdf')).status).toBe(200)
  })

  test('[X7] the whole meeting as one ZIP whose manifest verifies every file', async () => {
    const { sha256: recordHash } = await confirms()
    const { files, folder } = await zipOf(world.village)
    expect(folder).toBe('令和8年度第1回北信地域定住自立圏推進協議会幹事会_一式_v1.0_20261124/')
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
      recordSha256: string
      files: { path: string; bytes: number; sha256: string }[]
    }
    expect(manifest.files.map(({ path }) => path).sort()).toEqual(
      Object.keys(files)
        .filter((path) => path !== 'manifest.json')
        .sort(),
    )
    for (const { path, bytes, sha256: hash } of manifest.files) {
      expect(files[path]?.length).toBe(bytes)
      expect(sha256(files[path] ?? new Uint8Array()), path).toBe(hash)
    }
    expect(sha256(files['record.json'] ?? new Uint8Array())).toBe(recordHash)
    expect(manifest.recordSha256).toBe(recordHash)
    const paths = Object.keys(files)
    expect(paths.filter((path) => path.endsWith('.pdf') && !path.startsWith('資料/'))).toHaveLength(7)
    expect(paths).toContain('資料/資料1_m1 たたき台.pdf')
    expect(paths).toContain('05_議事録.docx')
  })

  test('[X7] the prefecture’s ZIP holds nothing 内部', async () => {
    await confirms()
    const { files } = await zipOf(world.prefecture)
    const paths = Object.keys(files)
    expect(paths.some((path) => path.startsWith('資料/資料1'))).toBe(true)
    expect(paths.some((path) => path.includes('m2') || path.includes('宿題一覧'))).toBe(false)
    expect(strFromU8(files['record.json'] ?? new Uint8Array())).not.toContain('内輪の話')
  })
})

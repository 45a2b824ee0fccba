import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceRoutes } from '../../server/balance/routes'
import { cadenceRoutes } from '../../server/cadence/routes'
import { callRoutes } from '../../server/calls/routes'
import { confirmationRoutes } from '../../server/confirmation/routes'
import { consentRoutes } from '../../server/consent/routes'
import { deskRoutes } from '../../server/desk/routes'
import { forumRoutes } from '../../server/forums/routes'
import { historyRoutes } from '../../server/history/routes'
import { newId, sha256 } from '../../server/id'
import { intentRoutes } from '../../server/intents/routes'
import { interestRoutes } from '../../server/interests/routes'
import { ledgerRoutes } from '../../server/ledger/routes'
import { writeDigests } from '../../server/mail/writeLetters'
import { materialRoutes } from '../../server/materials/routes'
import { projectAgenda } from '../../server/meetings/projectAgenda'
import type { MeetingRow } from '../../server/meetings/queries'
import { meetingRoutes } from '../../server/meetings/routes'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { erratumPage, fileErratum, saveErratumDraft } from '../../server/minutes/erratum'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { projectMinutes } from '../../server/minutes/projectMinutes'
import { previewPublication, publish } from '../../server/minutes/publication'
import { minutesRoutes } from '../../server/minutes/routes'
import { needRoutes, offerRoutes } from '../../server/needs/routes'
import { recordRoutes } from '../../server/oversight/routes'
import { paperRoutes } from '../../server/papers/routes'
import { pointRoutes } from '../../server/points/routes'
import { precedentRoutes } from '../../server/precedents/routes'
import { projectRoutes } from '../../server/projects/routes'
import { proposalRoutes } from '../../server/proposals/routes'
import { registerRoutes } from '../../server/registers/routes'
import { calendarRoutes, scheduleRoutes } from '../../server/schedule/routes'
import { sittingRoutes } from '../../server/sitting/routes'
import { readDocument } from '../../server/store/documents'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { Publish } from '../../shared/minutes/publicationCommand'
import { withoutInternal } from '../../shared/minutes/withoutInternal'
import { formatsOf, papersOf } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { openMailWorld } from '../mail/mailWorld'
import { block, type MeetingWorld, openMeetingWorld, today, writeBlocks } from '../meetings/meetingWorld'
import { filed } from '../minutes/filed'
import { sampleRecord } from '../minutes/sampleRecord'
import { appFor } from '../support/appFor'

/** What is said of a 内部 item, and of a 内部 資料 of an open one; each word stands nowhere else. */
const secrets = {
  title: '議題名の極秘',
  presenter: '説明者の極秘',
  closedReason: '内部とする極秘',
  speech: '発言の極秘',
  corrected: '訂正後の極秘',
  decision: '決定の極秘',
  actionItem: '宿題の極秘',
  outcome: '結果の極秘',
  openPaperOfItem: '議題に付く資料の極秘',
  internalPaper: '資料名の極秘',
  internalPaperBefore: '資料の旧名の極秘',
  erratumReason: '正誤の極秘',
  versionReason: '版の極秘',
} as const
const fileName = (title: string) => `${title}のファイル.pdf`
const content = (title: string) => `${title}の中身`

let world: MeetingWorld
let meeting: MeetingRow
/** of 1.0 and of 1.1 */
let versionIds: string[]
let publicationId: string

beforeEach(async () => {
  world = await openMeetingWorld()
  meeting = await world.creates({ startsAt: today - 24 * 60 * 60 * 1000 })
  await writesMinutes()
  await addsMaterial({ id: 'm1', itemId: 'open', title: '配布資料', disclosure: 'open' })
  await addsMaterial({ id: 'm2', itemId: 'open', title: secrets.internalPaperBefore, disclosure: 'internal' })
  await addsMaterial({ id: 'm3', itemId: 'inside', title: secrets.openPaperOfItem, disclosure: 'open' })
  versionIds = [await confirms(), await corrects()]
  publicationId = await publishes()
})
afterEach(() => world.close())

async function writesMinutes() {
  await world.edits(meeting.agenda_id, (doc) => {
    const item = { kind: 'deliberation', proposedBy: ['kijimadaira'] } as const
    addAgendaItem(doc, { ...item, id: 'open', title: '除雪の共同発注' })
    addAgendaItem(doc, { ...item, id: 'closed', title: '非公開の題', disclosure: 'closed' })
    const { title, presenter, closedReason } = secrets
    addAgendaItem(doc, { ...item, id: 'inside', title, presenter, closedReason, disclosure: 'internal' })
  })
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'open' }),
      block('decision', { id: 'd1' }, '除雪車を共同で買う。'),
      block('agendaRef', { itemId: 'inside' }),
      block('speech', { organisation: 'kijimadaira', speaker: '' }, secrets.speech),
      block('decision', { id: 'd2' }, secrets.decision),
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: null, done: false }, secrets.actionItem),
      block('agendaRef', { itemId: 'closed' }),
      block('paragraph', {}, '非公開の話。'),
    ]),
  )
  for (const [id, project] of [
    [meeting.agenda_id, projectAgenda],
    [meeting.minutes_id, projectMinutes],
  ] as const) {
    const { doc } = await readDocument(world.store.log, id)
    await world.store.transaction((tx) => project(tx, meeting.id, doc))
  }
  await world.store.db
    .insertInto('item_outcome')
    .values({
      meeting_id: meeting.id,
      item_id: 'inside',
      outcome: 'agreed',
      has_no_objection: 0,
      note: secrets.outcome,
      decided_at: meeting.starts_at,
      present: '[]',
      is_quorate: 1,
      label: '飯山市 企画財政課長',
    })
    .execute()
}

async function addsMaterial(material: {
  id: string
  itemId: string
  title: string
  disclosure: 'open' | 'internal'
}) {
  const bytes = new TextEncoder().encode(content(material.title))
  const { db } = world.store
  await db
    .insertInto('material_blob')
    .values({ sha256: sha256(bytes), bytes })
    .execute()
  await db
    .insertInto('material')
    .values({
      id: material.id,
      meeting_id: meeting.id,
      item_id: material.itemId,
      position: 1,
      title: material.title,
      file_name: fileName(material.title),
      media_type: 'application/pdf',
      byte_count: bytes.length,
      sha256: sha256(bytes),
      disclosure: material.disclosure,
      replaces_id: null,
      uploaded_at: today,
      organisation_id: 'kijimadaira',
      label: '木島平村 企画財政課長',
      removed_at: null,
      removed_by_label: null,
    })
    .execute()
}

async function confirms() {
  const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
  const act = { meetingId: meeting.id, previewed, idempotencyKey: newId() }
  return filed(await confirmMinutes(world.context, world.secretariat, act)).versionId
}

/** 1.1: what was said of the 内部 item, and the name of a 内部 資料 of the open one. */
async function corrects() {
  world.clock.now += 1000
  const { context, secretariat } = world
  const row = { reason: secrets.erratumReason, requestedBy: null }
  await saveErratumDraft(context, secretariat, {
    meetingId: meeting.id,
    rows: [
      { ...row, section: 'inside', wrong: secrets.speech, right: secrets.corrected },
      { ...row, section: 'open', wrong: secrets.internalPaperBefore, right: secrets.internalPaper },
      { ...row, section: 'open', wrong: '除雪車を', right: '除雪車二台を', reason: '数の追記' },
    ],
    reason: secrets.versionReason,
  })
  const { previewed } = await erratumPage(world.store.db, secretariat, meeting.id)
  const act = { meetingId: meeting.id, previewed: previewed ?? '', idempotencyKey: newId() }
  return (await fileErratum(context, secretariat, act)).versionId ?? ''
}

async function publishes() {
  const choices: Publish['choices'] = { sections: [], titles: [], passages: [], speakers: 'as_filed' }
  const versionId = versionIds[1] ?? ''
  const about = { versionId, choices }
  const { previewed } = await previewPublication(world.store.db, world.secretariat, about)
  const act = { ...about, previewed, idempotencyKey: newId() }
  return (await publish(world.context, world.secretariat, act)).id
}

/** The subjects as server/http/app.ts mounts them; a PDF is its blocks, which are those of the docx [X4]. */
const mounted = () => {
  const { context } = world
  const pdf = {
    render: async (paper: unknown) => new TextEncoder().encode(JSON.stringify(paper)),
    close: async () => undefined,
  }
  return {
    '/api': forumRoutes(context),
    '/api/desk': deskRoutes(context),
    '/api/meetings': meetingRoutes(context),
    '/api/materials': materialRoutes(context, { scanCommand: undefined }),
    '/api/minutes': minutesRoutes(context),
    '/api/confirmation': confirmationRoutes(context),
    '/api/sitting': sittingRoutes(context),
    '/api/records': recordRoutes(context),
    '/api/papers': paperRoutes(context, pdf),
    '/api/proposals': proposalRoutes(context),
    '/api/schedule': scheduleRoutes(context),
    '/api/calendar': calendarRoutes(context),
    '/api/registers': registerRoutes(context),
    '/api/cadence': cadenceRoutes(context),
    '/api/history': historyRoutes(context),
    '/api/ledger': ledgerRoutes(context),
    '/api/interests': interestRoutes(context),
    '/api/proposals/balance': balanceRoutes(context),
    '/api/consent': consentRoutes(context),
    '/api/points': pointRoutes(context),
    '/api/projects': projectRoutes(context),
    '/api/intents': intentRoutes(context),
    '/api/calls': callRoutes(context),
    '/api/needs': needRoutes(context),
    '/api/offers': offerRoutes(context),
    '/api/precedents': precedentRoutes(context),
  }
}
/** They speak of people, seats and letters, and of no meeting. */
const without = ['/api/session', '/api/accounts', '/api/invitations', '/api/sample', '/api/mail']

const appOf = (actor: Actor) =>
  Object.entries(mounted()).reduce<ReturnType<typeof appFor>>(
    // The type of each router is its own; a request goes through any.
    (app, [path, routes]) => app.route(path, routes as unknown as ReturnType<typeof appFor>),
    appFor(actor, () => undefined),
  )

/** Every road that a GET can take, with every id there is in the place of every parameter. */
function roads(): string[] {
  const ids = [meeting.id, 'hokushin', 'hokushin-region', ...versionIds, publicationId]
  ids.push('m1', 'm2', 'm3', meeting.agenda_id, meeting.minutes_id)
  const files = Object.values(papersOf)
    .flatMap((kinds) => [...kinds])
    .flatMap((kind) => formatsOf[kind].map((format) => `${kind}.${format}`))
  const patterns = appOf(world.prefecture)
    .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path)
  const filled = [...new Set(patterns)].flatMap((pattern) =>
    pattern
      .split('/')
      .slice(1)
      .reduce<string[]>(
        (starts, part) => {
          const values = part === ':file' ? files : part.startsWith(':') ? ids : [part]
          return starts.flatMap((start) => values.map((value) => `${start}/${value}`))
        },
        [''],
      ),
  )
  const asked = `meetingId=${meeting.id}&forumId=hokushin&from=0&to=1`
  return filled.flatMap((path) => {
    const isPrinted = path.endsWith('.pdf') || path.endsWith('.docx')
    return isPrinted ? [path] : [path, `${path}?${asked}`]
  })
}

/** All that the reader is ever answered, the names of files among it. */
async function answers(actor: Actor): Promise<Map<string, string>> {
  const app = appOf(actor)
  const found = new Map<string, string>()
  for (const road of roads()) {
    const response = await app.request(road)
    if (response.status !== 200) continue
    const named = decodeURIComponent(response.headers.get('Content-Disposition') ?? '')
    found.set(road, `${named}\n${textOf(new Uint8Array(await response.arrayBuffer()))}`)
  }
  return found
}

/** What a file says, with the files in it and without the marks between the words. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes)
  return Object.entries(unzipSync(bytes))
    .map(([path, file]) => {
      const text = textOf(file)
      return `${path}\n${/\.(xml|rels)$/.test(path) ? text.replace(/<[^>]*>/g, '') : text}`
    })
    .join('\n')
}

const hidden = [
  ...Object.values(secrets),
  ...[secrets.internalPaperBefore, secrets.openPaperOfItem].flatMap((title) => [
    fileName(title),
    content(title),
  ]),
  '極秘',
]

describe('[R8] what is 内部', () => {
  test('reaches the prefecture by no road, and the members by each of theirs', async () => {
    const told = await answers(world.prefecture)
    for (const [road, text] of told) for (const word of hidden) expect(text, road).not.toContain(word)
    const record = told.get(`/api/records/${versionIds[1]}`) ?? ''
    for (const word of ['除雪車二台を共同で買う。', '非公開の題', '非公開の話。', '配布資料', '数の追記'])
      expect(record).toContain(word)
    // The roads that must have been walked for this to say anything.
    for (const road of [
      ...versionIds.flatMap((id) => [`/api/records/${id}`, `/api/records/${id}/record.json`]),
      `/api/records/${versionIds[1]}/publications/${publicationId}`,
      `/api/papers/${meeting.id}/all.zip`,
      `/api/papers/${meeting.id}/minutes.docx`,
      `/api/papers/${meeting.id}/minutes.pdf`,
      `/api/papers/${meeting.id}/errata.docx`,
      `/api/papers/${meeting.id}/decisions.xlsx`,
      '/api/papers/forums/hokushin/decisions.csv',
      '/api/registers/hokushin',
      `/api/materials?meetingId=${meeting.id}&forumId=hokushin&from=0&to=1`,
      '/api/materials/m1/file',
      '/api/desk',
    ])
      expect([...told.keys()]).toContain(road)
    expect([...told.keys()]).not.toContain('/api/materials/m2/file')
    expect([...told.keys()]).not.toContain('/api/materials/m3/file')

    for (const actor of [world.secretariat, world.village, world.observer]) {
      const inside = [...(await answers(actor)).values()].join('\n')
      for (const word of hidden) expect(inside).toContain(word)
    }
  }, 60_000)

  test('the record, its file and the ZIP say that it was left out, and whose hash is shown', async () => {
    const app = appOf(world.prefecture)
    const id = versionIds[1] ?? ''
    // What the routes answer is typed by the routes; a test reads it as JSON.
    const page = (await (await app.request(`/api/records/${id}`)).json()) as {
      isWhole: boolean
      sha256: string
      reason: string | null
      versions: { reason: string | null }[]
    }
    expect(page).toMatchObject({ isWhole: false, reason: null, versions: [{ reason: null }, { reason: '' }] })

    const answer = await app.request(`/api/records/${id}/record.json`)
    const text = await answer.text()
    expect(sha256(text)).not.toBe(page.sha256)
    expect(JSON.parse(text)).toMatchObject({
      format: 'entaku-minutes-excerpt-1',
      leftOut: 'internal',
      note: expect.stringContaining('内部の議題と資料を除いた写し'),
      filed: { version: '1.1', sha256: page.sha256 },
      record: { format: 'entaku-minutes-2' },
    })
    expect(decodeURIComponent(answer.headers.get('Content-Disposition') ?? '')).toContain('内部の議題を除く')

    const zip = await app.request(`/api/papers/${meeting.id}/all.zip`)
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    const named = (name: string) =>
      strFromU8(Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1] ?? new Uint8Array())
    expect(named('record.json')).toBe(text)
    expect(JSON.parse(named('manifest.json'))).toMatchObject({
      recordSha256: page.sha256,
      note: expect.stringContaining('内部の議題と資料を除いた写し'),
    })
    const minutes = textOf(
      new Uint8Array(await (await app.request(`/api/papers/${meeting.id}/minutes.docx`)).arrayBuffer()),
    )
    expect(minutes).toContain(`第1.1版（内部を除く）　SHA-256（全体） ${page.sha256}`)
  })

  test('members have the filed bytes, with the reason of each version', async () => {
    for (const actor of [world.secretariat, world.village, world.observer]) {
      const app = appOf(actor)
      const id = versionIds[1] ?? ''
      const page = (await (await app.request(`/api/records/${id}`)).json()) as { sha256: string }
      expect(page).toMatchObject({ isWhole: true, reason: secrets.versionReason })
      expect(sha256(await (await app.request(`/api/records/${id}/record.json`)).text())).toBe(page.sha256)
    }
  })

  test('takes along why a 修正依頼 was not taken up; a record without it is the very same', () => {
    const record = sampleRecord()
    const text = JSON.stringify(withoutInternal(record))
    for (const word of ['内の', '秘の理由']) expect(text).not.toContain(word)
    expect(text).toContain('秘の発言')
    const open = { ...record, agenda: [] }
    expect(withoutInternal(open)).toBe(open)
  })

  test('the names a 内部 資料 had are told by no row of the 正誤', () => {
    const row = { section: 'head', place: '冒頭', reason: '', requestedBy: null }
    const record = {
      ...sampleRecord(),
      agenda: [],
      materials: [
        { label: '資料1', title: '丙の案', itemId: null, disclosure: 'internal' as const, sha256: 'a' },
      ],
      errata: [
        { ...row, version: '1.1', wrong: '甲', right: '乙' },
        { ...row, version: '1.1', wrong: '飯山', right: '中野' },
        { ...row, version: '1.2', wrong: '乙', right: '丙' },
      ],
    }
    expect(withoutInternal(record).errata.map(({ right }) => right)).toEqual(['中野'])
  })

  test('the roads are all there are', () => {
    const app = readFileSync('server/http/app.ts', 'utf8')
    const paths = [...app.matchAll(/\.route\('([^']+)'/g)].map(([, path]) => path)
    expect(paths.sort()).toEqual([...Object.keys(mounted()), ...without].sort())
  })
})

test('[R8] [N2] the letter of a 正誤, which holds its rows, goes to no seat of the prefecture', async () => {
  const mail = await openMailWorld()
  try {
    await mail.tells({ kind: 'erratum_filed', organisationIds: ['naganoken', 'kijimadaira'] })
    await writeDigests(mail.context, '2026-11-24')
    const arrived = await mail.posts()
    expect(arrived).toHaveLength(1)
    expect(JSON.stringify(arrived)).not.toContain('naganoken@')
  } finally {
    await mail.close()
  }
})

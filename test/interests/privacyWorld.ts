import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { strFromU8, unzipSync } from 'fflate'
import { WebSocket } from 'ws'
import { openSession } from '../../server/accounts/openSession'
import { readConfig } from '../../server/config'
import { createApp } from '../../server/http/app'
import { authenticate } from '../../server/http/session'
import { newId } from '../../server/id'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import { previewPublication, publish } from '../../server/minutes/publication'
import { createNotices } from '../../server/notices/live'
import { createProposal } from '../../server/proposals/createProposal'
import { openPoll } from '../../server/schedule/openPoll'
import { noticePath } from '../../shared/collab/protocol'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import { formatsOf, type PaperOwner, papersOf } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { block, today, writeBlocks } from '../meetings/meetingWorld'
import { filed } from '../minutes/filed'
import { insertSeat } from '../support/rows'
import { doboku, forumId, openInterestWorld } from './interestWorld'

const dayMs = 24 * 60 * 60 * 1000
const config = readConfig({ ENTAKU_DATA_DIR: 'unused' })

/** Every kind of account there is, each with a session of its own; `signedOut` has none. */
export const accounts = [
  'own',
  'ownSecond',
  'ownAdministrator',
  'other',
  'otherWithTicks',
  'otherWithout',
  'secretariat',
  'observer',
  'prefecture',
  'administrator',
  'elsewhere',
  'signedOut',
] as const
export type Account = (typeof accounts)[number]

/** What the server would know of the connection: it comes from another machine. */
const fromElsewhere = {
  incoming: { socket: { remoteAddress: '203.0.113.5', remotePort: 1, remoteFamily: 'IPv4' } },
}

/** The whole app on a body with something of everything in it, its clock standing still. */
export async function openPrivacyWorld() {
  const world = await openInterestWorld()
  const { context, store } = world
  const { db } = store
  await db
    .updateTable('organisation')
    .set({ name: '津南町', kind: 'town' })
    .where('id', '=', 'sakae')
    .execute()
  await insertSeat(db, {
    id: 'seat-administrator',
    organisation_id: 'sakaemura',
    title: '情報システム係長',
    duty: 'administrator',
  })
  await db.insertInto('secretariat').values({ forum_id: forumId, seat_id: 'seat-iiyama' }).execute()
  await db.insertInto('secretariat').values({ forum_id: 'nagano-region', seat_id: 'seat-nagano' }).execute()
  await db
    .insertInto('forum_member')
    .values({
      forum_id: forumId,
      organisation_id: 'naganoken',
      role: 'prefecture',
      from_on: null,
      to_on: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const seatOf: Record<Exclude<Account, 'signedOut'>, string> = {
    own: 'seat-sakaemura',
    ownSecond: 'seat-sakaemura-2',
    ownAdministrator: 'seat-administrator',
    other: 'seat-nozawa',
    otherWithTicks: 'seat-kijimadaira',
    otherWithout: 'seat-nakano',
    secretariat: 'seat-iiyama',
    observer: 'seat-sakae',
    prefecture: 'seat-naganoken',
    administrator: 'seat-office',
    elsewhere: 'seat-nagano',
  }
  const cookies = new Map<Account, string>()
  for (const [account, seatId] of Object.entries(seatOf)) {
    const personId = `person-${seatId.slice('seat-'.length)}`
    await db
      .insertInto('person')
      .values({
        id: personId,
        login_id: personId,
        email: `${account.toLowerCase()}@example.lg.jp`,
        password_hash: '',
        created_at: 0,
        disabled_at: null,
        is_sample: 0,
      })
      .execute()
    await db
      .insertInto('appointment')
      .values({ id: newId(), person_id: personId, seat_id: seatId, from_on: '2026-04-01', to_on: null })
      .execute()
    const visit = { address: '127.0.0.1', userAgent: 'test', sessionId: undefined }
    const { token } = await store.transaction((tx) =>
      openSession(tx, { personId, seatId, at: world.clock.now, visit }),
    )
    // The keys of the record above are the accounts.
    cookies.set(account as Account, `__Host-entaku=${token}`)
  }
  const reported: unknown[] = []
  const app = createApp(context, { config, report: (error) => reported.push(error) })
  const ids = await everything(world)
  await world.ticks(world.village, 'senmon-hokenshi')

  const ask = (account: Account, path: string, init: RequestInit = {}) => {
    const cookie = cookies.get(account)
    const headers = { ...init.headers, ...(cookie === undefined ? {} : { cookie }) }
    return app.request(`http://localhost${path}`, { ...init, headers }, fromElsewhere)
  }
  const stranger = await listenFor(context, cookies)
  return {
    ...world,
    app,
    reported,
    ids,
    ask,
    sockets: stranger,
    /** A tick as the page sends it. */
    async sends(account: Account, json: { tick: string[]; untick: string[] }) {
      const response = await ask(account, `/api/interests/${forumId}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', origin: 'http://localhost', host: 'localhost' },
        body: JSON.stringify(json),
      })
      if (response.status !== 200) throw new Error(await response.text())
    },
    async close() {
      await stranger.close()
      await world.close()
    },
  }
}
export type PrivacyWorld = Awaited<ReturnType<typeof openPrivacyWorld>>

/** A meeting whose minutes were made final and published, one to come, a poll, proposals, and a row of each kind of what leads to them. */
async function everything(world: Awaited<ReturnType<typeof openInterestWorld>>) {
  const { context, secretariat } = world
  const meeting = await world.creates({ startsAt: today - dayMs })
  const coming = await world.creates({ startsAt: today + 30 * dayMs })
  await world.edits(meeting.agenda_id, (doc) =>
    addAgendaItem(doc, {
      id: 'item',
      kind: 'deliberation',
      proposedBy: ['kijimadaira'],
      title: '除雪の共同発注',
    }),
  )
  await world.edits(meeting.minutes_id, (doc) =>
    writeBlocks(doc, [
      block('agendaRef', { itemId: 'item' }),
      block('decision', { id: 'd1' }, '共同で買う。'),
    ]),
  )
  const { previewed } = await previewMinutes(context, secretariat, { meetingId: meeting.id })
  const act = { meetingId: meeting.id, previewed, idempotencyKey: newId() }
  const version = filed(await confirmMinutes(context, secretariat, act)).versionId
  const about = {
    versionId: version,
    choices: { sections: [], titles: [], passages: [], speakers: 'as_filed' as const },
  }
  const shown = await previewPublication(context.store.db, secretariat, about)
  const publication = await publish(context, secretariat, {
    ...about,
    previewed: shown.previewed,
    idempotencyKey: newId(),
  })
  const poll = await openPoll(context, secretariat, {
    forumId,
    title: '第3回幹事会',
    options: [{ startsAt: today + 40 * dayMs, endsAt: null }],
    dueOn: '2026-12-10',
    note: '',
    idempotencyKey: newId(),
  })
  const draft = await proposes(world, world.sakae, '除雪オペレーターの共同確保')
  const submitted = await proposes(world, world.village, '土木技術職員の共同設置')
  await world.store.db
    .updateTable('proposal')
    .set({ state: 'submitted', number: '北信-R8-1', submitted_at: today })
    .where('id', '=', submitted)
    .execute()
  const document = await world.store.db
    .selectFrom('proposal')
    .select('document_id')
    .where('id', '=', draft)
    .executeTakeFirstOrThrow()
  return {
    forums: [forumId, 'nagano-region'],
    regions: ['hokushin-region'],
    meetings: [meeting.id, coming.id],
    versions: [version],
    publications: [publication.id],
    polls: [poll.id],
    proposals: [draft, submitted],
    documents: [meeting.agenda_id, document.document_id],
    ...(await rowsOfTheRoad(world, submitted)),
  }
}

async function proposes(world: Awaited<ReturnType<typeof openInterestWorld>>, actor: Actor, title: string) {
  const { id } = await createProposal(world.context, actor, {
    forumId,
    title,
    need: '人がいない。',
    topicId: doboku,
    idempotencyKey: newId(),
  })
  return id
}

/** 困りごと, 出せるもの, 照会, 同意, 論点, 取組, 事例: bare rows, so that their roads lead somewhere. */
async function rowsOfTheRoad(
  { store: { db } }: Awaited<ReturnType<typeof openInterestWorld>>,
  proposalId: string,
) {
  const entry = {
    organisation_id: 'kijimadaira',
    at: today,
    seat_id: 'seat-kijimadaira',
    label: '木島平村 企画財政課長',
    on_behalf_channel: null,
    confirmed_at: null,
    confirmed_label: null,
  }
  const ofForum = { forum_id: forumId, topic_id: doboku, until_on: null, text: '土木の技術職員がいない。' }
  await db
    .insertInto('need')
    .values({
      ...entry,
      ...ofForum,
      id: 'need',
      scope: 'region',
      state: 'open',
      state_at: null,
      asked_at: null,
      renewed_at: null,
    })
    .execute()
  await db
    .insertInto('offer')
    .values({ ...entry, ...ofForum, id: 'offer', kind: 'staff', state: 'open' })
    .execute()
  await db
    .insertInto('call')
    .values({
      id: 'call',
      forum_id: forumId,
      kind: 'proposals',
      fiscal_year: 2026,
      number: 1,
      title: '提案照会',
      due_on: '2026-12-10',
      is_open: 1,
      opened_at: today,
      opened_by_label: '飯山市 企画財政課長',
      closed_at: null,
      meeting_id: null,
      outcome_at: null,
      outcome_label: null,
    })
    .execute()
  await db
    .insertInto('call_addressee')
    .values(
      ['nakano', 'kijimadaira', 'sakaemura', 'nozawa'].map((organisation_id) => ({
        call_id: 'call',
        organisation_id,
        added_at: today,
      })),
    )
    .execute()
  await db
    .insertInto('consent_procedure')
    .values({
      id: 'consent',
      forum_id: forumId,
      proposal_id: proposalId,
      title: '規約の変更',
      template: 'union_change',
      ready_on: '2026-12-01',
      target_on: null,
      lead_days: 30,
      prefecture_days: 30,
      is_whole_body: 1,
      opened_at: today,
      opened_by_label: '飯山市 企画財政課長',
      ended_at: null,
      end: null,
    })
    .execute()
  await db
    .insertInto('project')
    .values({
      id: 'project',
      forum_id: forumId,
      proposal_id: proposalId,
      fiscal_year: 2026,
      number: 1,
      title: '土木技術職員の共同設置',
      lead_forum_id: null,
      began_on: '2026-04-01',
      ended_on: null,
      merged_into: null,
      meeting_id: null,
      decision_id: null,
      created_at: today,
      created_by_label: '飯山市 企画財政課長',
    })
    .execute()
  await db
    .insertInto('precedent')
    .values({
      id: 'precedent',
      organisation_id: 'kijimadaira',
      title: '技術職員の共同設置',
      card: JSON.stringify({ what: '共同で置いた。' }),
      instrument_id: null,
      at: today,
      seat_id: 'seat-kijimadaira',
      label: '木島平村 企画財政課長',
      changed_at: null,
      withdrawn_at: null,
    })
    .execute()
  await db.insertInto('precedent_topic').values({ precedent_id: 'precedent', topic_id: doboku }).execute()
  return {
    needs: ['need'],
    offers: ['offer'],
    calls: ['call'],
    consents: ['consent'],
    projects: ['project'],
    precedents: ['precedent'],
  }
}

type Ids = Awaited<ReturnType<typeof everything>>

/** Which ids stand in the place of a parameter, by where the road begins; a new subject names its own here. */
const places = (ids: Ids): readonly (readonly [RegExp, readonly string[]])[] => [
  [/^\/api\/invitations\/:token/, ['a'.repeat(43)]],
  [/^\/api\/calendar\/:file/, [`${'a'.repeat(43)}.ics`]],
  [/:publicationId/, ids.publications],
  [/:roundId/, ['round']],
  [/:file/, []],
  [/^\/api\/regions\//, ids.regions],
  [/:regionId/, ids.regions],
  [/^\/api\/schedule\/polls\/:id/, ids.polls],
  [/^\/api\/papers\/(:id|:meetingId)/, ids.meetings.slice(0, 1)],
  [/^\/api\/(meetings|sitting|schedule)\/|:meetingId/, ids.meetings],
  [/^\/api\/forums\/|:forumId/, ids.forums],
  [/^\/api\/papers\/forums\/:id/, ids.forums],
  [/^\/api\/papers\/calls\/:id/, ids.calls],
  [/^\/api\/papers\/consent\/:id/, ids.consents],
  [/^\/api\/papers\/proposals\/:id/, ids.proposals],
  [/^\/api\/materials\/:id/, ['material']],
  [/^\/api\/records\/:id/, ids.versions],
  [/:proposalId|^\/api\/(proposals|intents)\/:id/, ids.proposals],
  [/:documentId/, ids.documents],
  [/^\/api\/needs\/:id/, ids.needs],
  [/^\/api\/offers\/:id/, ids.offers],
  [/^\/api\/calls\/:id/, ids.calls],
  [/^\/api\/consent\/:id/, ids.consents],
  [/^\/api\/projects\/:id/, ids.projects],
  [/^\/api\/precedents\/:id/, ids.precedents],
]

/** Every GET of the app with real ids in it. Throws at a parameter that nobody named a place for. */
export function roadsOf({ app, ids }: PrivacyWorld): { pattern: string; paths: string[] }[] {
  const patterns = app.routes
    .filter(({ method, path }) => method === 'GET' && !path.includes('*'))
    .map(({ path }) => path)
  return [...new Set(patterns)].map((pattern) => ({ pattern, paths: pathsOf(pattern, ids) }))
}

function pathsOf(pattern: string, ids: Ids): string[] {
  const asked = `meetingId=${ids.meetings[0]}&forumId=${forumId}&proposalId=${ids.proposals[1]}`
  const filled = pattern
    .split('/')
    .slice(1)
    .reduce<string[]>(
      (starts, part) => {
        const values = part.startsWith(':') ? valuesOf(pattern, part, ids) : [part]
        return starts.flatMap((start) => values.map((value) => `${start}/${value}`))
      },
      [''],
    )
  const isFile = /\.(docx|pdf|zip|json|ics)$/.test(pattern) || pattern.includes(':file')
  const stretch = pattern.startsWith('/api/history') ? 'from=0&to=1' : 'from=2026-12-01&to=2026-12-20'
  return filled.map((path) => (isFile ? path : `${path}?${asked}&${stretch}&year=2026`))
}

function valuesOf(pattern: string, part: string, ids: Ids): readonly string[] {
  if (part === ':file') return filesOf(pattern)
  const until = pattern.slice(0, pattern.indexOf(part) + part.length)
  const place = places(ids).find(([where]) => where.test(until) && until.endsWith(part))
  if (!place)
    throw new Error(
      `${pattern}: no id is known for ${part}; name its place in test/interests/privacyWorld.ts`,
    )
  return place[1]
}

/** Every paper in one of its formats, all of which are made from the same facts; those of PDF are in the archive. */
function filesOf(pattern: string): string[] {
  const named = pattern.split('/')[3]
  const owner = ownersOfPapers.find((each) => each === named) ?? 'meetings'
  return papersOf[owner].map((kind, index) => {
    const formats = formatsOf[kind].filter((format) => format !== 'pdf')
    return `${kind}.${formats[index % formats.length]}`
  })
}
// The keys of the list are the owners its type says.
const ownersOfPapers = Object.keys(papersOf) as PaperOwner[]

/** All that somebody is answered on every road: status, name of the file, and what is in it. */
export async function answers(world: PrivacyWorld, account: Account): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { paths } of roadsOf(world))
    for (const path of paths) {
      const response = await world.ask(account, path)
      const bytes = new Uint8Array(await response.arrayBuffer())
      const head = [
        response.status,
        response.headers.get('Content-Type'),
        response.headers.get('Content-Disposition'),
      ]
      found.set(path, `${head.join(' ')}\n${textOf(bytes)}`)
    }
  return found
}

/**
 * What a file says, with the files in it. The only volatile field is the moment at which a workbook was written, by the clock of the
 * machine and not by that of the test.
 */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return strFromU8(bytes, true).replace(/<dcterms:(created|modified)[^>]*>[^<]*/g, '')
  return Object.entries(unzipSync(bytes))
    .map(([path, file]) => `${path}\n${textOf(file)}`)
    .join('\n')
}

/** Every row of every table, by table. */
export async function everyRow({ store: { db } }: PrivacyWorld): Promise<Map<string, string[]>> {
  const tables = await db.introspection.getTables()
  const rows = new Map<string, string[]>()
  for (const { name } of tables.sort((a, b) => a.name.localeCompare(b.name))) {
    // The tables as the engine lists them; which they are no type can know.
    const found = await db
      .selectFrom(name as 'interest')
      .selectAll()
      .execute()
    rows.set(name, found.map((row) => JSON.stringify(row)).sort())
  }
  return rows
}

/** A notices socket of every account; `until` waits for a notice that all of them are told. */
async function listenFor(
  context: Parameters<typeof createNotices>[0]['context'],
  cookies: ReadonlyMap<Account, string>,
) {
  const notices = createNotices({
    context,
    authenticate: authenticate(context, config),
    allowedOrigin: () => true,
  })
  const server: Server = createServer()
  server.on('upgrade', (request, socket, head) => notices.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // It listens on a port, so it has an address of that kind.
  const { port } = server.address() as AddressInfo
  const heard = new Map<Account, string[]>()
  const waiting = new Set<() => void>()
  const sockets: WebSocket[] = []
  for (const [account, cookie] of cookies) {
    const frames: string[] = []
    heard.set(account, frames)
    const socket = new WebSocket(`ws://127.0.0.1:${port}${noticePath}`, { headers: { cookie } })
    socket.on('message', (data: Buffer) => {
      frames.push(data.toString('latin1'))
      for (const look of waiting) look()
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    sockets.push(socket)
  }
  const organisationIds = [
    'sakaemura',
    'nozawa',
    'kijimadaira',
    'nakano',
    'iiyama',
    'sakae',
    'office',
    'nagano',
    'naganoken',
  ]
  let told = 0
  return {
    /** The frames each account was told since the last look, the last of them the one that everybody is told. */
    async heard(): Promise<Map<Account, string[]>> {
      const sentinel = `sentinel-${++told}`
      context.events.changed([sentinel], { organisationIds })
      const isThere = () => [...heard.values()].every((frames) => frames.at(-1)?.includes(sentinel))
      await new Promise<void>((resolve) => {
        const look = () => {
          if (!isThere()) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      })
      return new Map([...heard].map(([account, frames]) => [account, frames.splice(0)]))
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      notices.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

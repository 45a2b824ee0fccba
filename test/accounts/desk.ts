import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { afterEach } from 'vitest'
import { accountRoutes, invitationRoutes, sampleRoutes, sessionRoutes } from '../../server/accounts/routes'
import type { Context } from '../../server/context'
import { Events } from '../../server/events'
import { onError } from '../../server/http/errors'
import { session } from '../../server/http/session'
import { newId } from '../../server/id'
import type { Env } from '../../server/routing/env'
import { openSqlite } from '../../server/store/sqlite'
import type { Duty } from '../../shared/permission'
import type { OrganisationKind } from '../../shared/proposals/balance'

/** The morning of 2026-04-01 in Japan. */
export const firstDay = Date.parse('2026-04-01T09:00:00+09:00')
export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export const goodPassword = 'あさひの里の水 2026'

interface Settings {
  insecureHttp: boolean
  allowSampleRemote: boolean
  trustedProxies: number
  origin: string | undefined
}

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** An Entaku of accounts alone: real store, real routes, a clock that stands still. */
export async function openDesk(settings: Partial<Settings> = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'entaku-accounts-'))
  const store = await openSqlite(join(directory, 'entaku.db'))
  cleanups.push(async () => {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const clock = { at: firstDay }
  const context: Context = { store, now: () => clock.at, events: new Events() }
  const changed: { personId: string; sessionId?: string }[] = []
  context.events.on('accessChanged', (event) => changed.push(event))
  const config: Settings = {
    insecureHttp: false,
    allowSampleRemote: false,
    trustedProxies: 0,
    origin: undefined,
    ...settings,
  }
  const bugs: unknown[] = []
  const app = new Hono<Env>()
    .onError(onError((error) => bugs.push(error)))
    .use(bodyLimit({ maxSize: 1024 * 1024 }))
    .use(session(context, config))
    .route('/api/session', sessionRoutes(context, config))
    .route('/api/accounts', accountRoutes(context))
    .route('/api/invitations', invitationRoutes(context, config))
    .route('/api/sample', sampleRoutes(context, config))
  const visitor = (from?: Partial<Origin>) => new Visitor(app, { ...here, ...from })
  return { context, clock, changed, config, bugs, visitor, ...rowsOf(context) }
}

export type Desk = Awaited<ReturnType<typeof openDesk>>

interface Origin {
  address: string
  headers: Record<string, string>
}
const here: Origin = { address: '127.0.0.1', headers: {} }

/** What the tests read of answers; every field is looked at with `toMatchObject` or `expect` before it is believed. */
interface Body {
  [key: string]: unknown
  error?: { code: string; message: string; faults: { path: string; message: string }[] }
}

export interface Answer {
  status: number
  body: Body
  list: Body[]
  setCookie: string
}

/** A browser: sends its cookie, keeps what it is given. */
export class Visitor {
  cookie = ''
  constructor(
    readonly app: Hono<Env>,
    readonly origin: Origin,
  ) {}

  get(path: string, headers?: Record<string, string>) {
    return this.send('GET', path, { headers })
  }
  post(path: string, json: unknown = {}) {
    return this.send('POST', path, { json })
  }
  put(path: string, json: unknown) {
    return this.send('PUT', path, { json })
  }
  delete(path: string) {
    return this.send('DELETE', path, {})
  }

  async send(
    method: string,
    path: string,
    { json, body, headers }: { json?: unknown; body?: string; headers?: Record<string, string> | undefined },
  ): Promise<Answer> {
    const text = body ?? (json === undefined ? undefined : JSON.stringify(json))
    const response = await this.app.request(
      `http://localhost:8080${path}`,
      {
        method,
        headers: {
          Host: 'localhost:8080',
          'Content-Type': 'application/json',
          ...(this.cookie ? { Cookie: this.cookie } : {}),
          ...this.origin.headers,
          ...headers,
        },
        ...(text === undefined ? {} : { body: text }),
      },
      {
        incoming: {
          socket: { remoteAddress: this.origin.address, remotePort: 50_000, remoteFamily: 'IPv4' },
        },
      },
    )
    const setCookie = response.headers.get('Set-Cookie') ?? ''
    if (setCookie) this.cookie = setCookie.includes('Max-Age=0') ? '' : (setCookie.split(';')[0] ?? '')
    const answer: unknown = await response.json()
    // Both views of one JSON value; a test that expects the wrong one fails in its expectation.
    return { status: response.status, body: answer as Body, list: answer as Body[], setCookie }
  }

  /** the secret part of the cookie */
  get token(): string {
    return this.cookie.split('=')[1] ?? ''
  }
}

/** Rows that stand before the story begins. */
function rowsOf({ store: { db } }: Context) {
  const organisation = async (name: string, kind: OrganisationKind = 'village') => {
    await db
      .insertInto('organisation')
      .values({
        id: name,
        code: null,
        name,
        kana: null,
        kind,
        district: null,
        prefecture_code: null,
        region_id: null,
        official_order: name,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return name
  }
  const forum = async (id: string) => {
    await db
      .insertInto('forum')
      .values({
        id,
        name: `${id}幹事会`,
        framework: 'settlement_autonomy_region',
        layer: 2,
        region_id: null,
        parent_id: null,
        tier: null,
        established_on: null,
        composition: null,
        in_report: 1,
        after_report: 0,
        tasks: '[]',
        notes: '',
        certainty: '',
      })
      .execute()
    return id
  }
  const seat = async (
    organisationName: string,
    title: string,
    {
      kind,
      duty = 'member',
      sample = false,
    }: { kind?: OrganisationKind; duty?: Duty; sample?: boolean } = {},
  ) => {
    await organisation(organisationName, kind)
    const id = newId()
    await db
      .insertInto('seat')
      .values({ id, organisation_id: organisationName, title, duty, is_sample: sample ? 1 : 0 })
      .execute()
    return id
  }
  const person = async (
    loginId: string,
    {
      hash = '!',
      email = null,
      sample = false,
    }: { hash?: string; email?: string | null; sample?: boolean } = {},
  ) => {
    const id = newId()
    await db
      .insertInto('person')
      .values({
        id,
        login_id: loginId,
        email,
        password_hash: hash,
        created_at: firstDay,
        disabled_at: null,
        is_sample: sample ? 1 : 0,
      })
      .execute()
    return id
  }
  const appointment = async (
    personId: string,
    seatId: string,
    fromOn = '2026-04-01',
    toOn: string | null = null,
  ) => {
    const id = newId()
    await db
      .insertInto('appointment')
      .values({ id, person_id: personId, seat_id: seatId, from_on: fromOn, to_on: toOn })
      .execute()
    return id
  }
  return { organisation, forum, seat, person, appointment }
}

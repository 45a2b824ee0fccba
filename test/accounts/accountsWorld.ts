import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { afterEach } from 'vitest'
import { accountRoutes, invitationRoutes, sampleRoutes, sessionRoutes } from '../../server/accounts/routes'
import type { Context } from '../../server/context'
import { onError } from '../../server/http/errors'
import { session } from '../../server/http/session'
import { newId } from '../../server/id'
import type { Env } from '../../server/routing/env'
import type { OrganisationKind } from '../../shared/forums/organisation'
import type { Duty } from '../../shared/permission'
import { insertForum, insertOrganisation, insertSeat } from '../support/rows'
import { openTestContext } from '../support/testContext'

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
export async function openAccountsWorld(settings: Partial<Settings> = {}) {
  const { context, clock, told, close } = await openTestContext(firstDay)
  cleanups.push(close)
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
  return { context, clock, told, config, bugs, visitor, ...rowsOf(context) }
}

export type AccountsWorld = Awaited<ReturnType<typeof openAccountsWorld>>

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
class Visitor {
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
    await insertOrganisation(db, { id: name, name, kind })
    return name
  }
  const forum = async (id: string) => {
    await insertForum(db, { id, name: `${id}幹事会` })
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
    await insertSeat(db, { id, organisation_id: organisationName, title, duty, is_sample: sample ? 1 : 0 })
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

import type { Hono } from 'hono'
import { desk } from '../../server/desk/desk'
import { needRoutes, offerRoutes } from '../../server/needs/routes'
import { precedentRoutes } from '../../server/precedents/routes'
import type { Env } from '../../server/routing/env'
import type { Actor } from '../../shared/permission'
import { forumId, newKey, openProposalsWorld, seats } from '../proposals/proposalsWorld'
import { appFor } from '../support/appFor'

export { forumId, newKey, seats }
export const doboku = 'senmon-doboku'
export const josetsu = 'doro-josetsu'

type Body = Record<string, unknown>

/** The body of the proposals' tests with 分野×事務, asked through its routes as a browser asks. */
export async function openNeedsWorld() {
  const world = await openProposalsWorld()
  await world.db
    .insertInto('topic')
    .values([
      {
        id: doboku,
        area_id: 'senmon',
        area: '専門職',
        name: '土木',
        position: 1,
        fields: '["field-1"]',
      },
      { id: josetsu, area_id: 'doro', area: '道路・橋梁', name: '除雪', position: 2, fields: '[]' },
    ])
    .execute()
  const report = (error: unknown) => {
    throw error
  }
  const apps = new Map<Actor, Hono<Env>>()
  const appOf = (actor: Actor) => {
    const app = apps.get(actor) ?? appFor(actor, report)
    if (!apps.has(actor)) {
      app.route('/needs', needRoutes(world.context))
      app.route('/offers', offerRoutes(world.context))
      app.route('/precedents', precedentRoutes(world.context))
      apps.set(actor, app)
    }
    return app
  }
  const ask = async (actor: Actor, method: string, path: string, body?: Body) => {
    const response = await appOf(actor).request(path, {
      method,
      ...(body === undefined
        ? {}
        : {
            body: JSON.stringify({ idempotencyKey: newKey(), ...body }),
            headers: { 'Content-Type': 'application/json' },
          }),
    })
    return { status: response.status, text: await response.text() }
  }
  /** An act that has to succeed; what it answers. */
  const does = async (actor: Actor, method: string, path: string, body: Body = {}) => {
    const { status, text } = await ask(actor, method, path, body)
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
    // Each caller reads what its route answers.
    return JSON.parse(text) as { id: string; proposalId: string }
  }
  return {
    ...world,
    ask,
    does,
    writes: async (actor: Actor, body: Body = {}) =>
      (await does(actor, 'POST', '/needs', { ...need, ...body })).id,
    files: async (actor: Actor, body: Body = {}) =>
      (await does(actor, 'POST', '/precedents', { ...precedent, ...body })).id,
    page: async (actor: Actor) => {
      const { text } = await ask(actor, 'GET', `/needs/of/${forumId}`)
      // The route's answer, by the name of its own query.
      return JSON.parse(text) as Awaited<ReturnType<typeof import('../../server/needs/page').needsPage>>
    },
    deskOf: (actor: Actor) => desk(world.db, actor, world.clock.now),
    notices: () => world.db.selectFrom('notice').selectAll().orderBy('at').execute(),
  }
}
export type NeedsWorld = Awaited<ReturnType<typeof openNeedsWorld>>

const need = {
  forumId,
  topicId: doboku,
  text: '土木の技師がいない',
  untilOn: null,
  scope: 'region',
}

const precedent = {
  title: '3村による土木技師の共同採用',
  card: {
    ...{ what: '技師1人を3村で採用した', where: '○○県の3村', population: '', cost: '', start: '' },
    ...{ failure: '', contact: '', source: '' },
  },
  topicIds: [doboku],
  instrumentId: null,
}

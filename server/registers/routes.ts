import { Hono } from 'hono'
import { markOutcomeCommand } from '../../shared/registers/commands'
import { RegisterFilter } from '../../shared/registers/filter'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { markOutcome } from './markOutcome'
import { register } from './queries'

/** /api/registers: decisions and 宿題 of one body, or of all that the seat reaches. */
export const registerRoutes = (context: Context) => {
  const ask = (c: Parameters<typeof actorOf>[0], forumId: string | null, filter: RegisterFilter) =>
    register(context.store.db, actorOf(c), { forumId, filter, now: context.now() })
  return new Hono<Env>()
    .get('/', validate('query', RegisterFilter), async (c) =>
      c.json(await ask(c, null, c.req.valid('query'))),
    )
    .get('/:forumId', validate('query', RegisterFilter), async (c) =>
      c.json(await ask(c, c.req.param('forumId'), c.req.valid('query'))),
    )
    .post('/marks', validate('json', markOutcomeCommand), async (c) => {
      await markOutcome(context, actorOf(c), c.req.valid('json'))
      return c.json({ marked: true }, 201)
    })
}

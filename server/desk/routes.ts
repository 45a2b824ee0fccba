import { Hono } from 'hono'
import { WriteHandover } from '../../shared/desk/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { desk } from './desk'
import { handover } from './handover'
import { takeHandover, writeHandover } from './writeHandover'

/** /api/desk: what waits for the seat that asks. */
export const deskRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', async (c) => c.json(await desk(context.store.db, actorOf(c), context.now())))
    .get('/handover', async (c) => c.json(await handover(context.store.db, actorOf(c), context.now())))
    .post('/handover', validate('json', WriteHandover), async (c) =>
      c.json(await writeHandover(context, actorOf(c), c.req.valid('json').text), 201),
    )
    .post('/handover/take', async (c) => {
      await takeHandover(context, actorOf(c))
      return c.json({ changed: true })
    })

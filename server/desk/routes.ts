import { Hono } from 'hono'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { desk } from './desk'

/** /api/desk: what waits for the seat that asks. */
export const deskRoutes = (context: Context) =>
  new Hono<Env>().get('/', async (c) => c.json(await desk(context.store.db, actorOf(c), context.now())))

import { Hono } from 'hono'
import { balanceQuestion } from '../../shared/balance/question'
import { dayOf } from '../../shared/calendar'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { balance } from './queries'

/** /api/proposals/balance */
export const balanceRoutes = (context: Context) =>
  new Hono<Env>().get('/', validate('query', balanceQuestion), async (c) => {
    const { forumId = null, asOf = dayOf(context.now()) } = c.req.valid('query')
    return c.json(await balance(context.store.db, actorOf(c), { forumId, asOf }))
  })

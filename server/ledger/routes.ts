import { Hono } from 'hono'
import { AskLedger, HandOverJob, MarkJob, SetLimit, TakeJob } from '../../shared/ledger/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { handOverJob, takeJob } from './handOverJob'
import { markJob } from './markJob'
import { ledgerPage } from './queries'
import { setLimit } from './setLimit'

/** /api/ledger: しごと帳 */
export const ledgerRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', AskLedger), async (c) =>
      c.json(await ledgerPage(context.store.db, actorOf(c), { ...c.req.valid('query'), now: context.now() })),
    )
    .post('/jobs/:id/take', validate('json', TakeJob), async (c) => {
      await takeJob(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/jobs/:id/hand-over', validate('json', HandOverJob), async (c) => {
      await handOverJob(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/jobs/:id/mark', validate('json', MarkJob), async (c) => {
      await markJob(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .put('/:forumId/limits/:organisationId', validate('json', SetLimit), async (c) => {
      await setLimit(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })
      return c.json({ changed: true })
    })

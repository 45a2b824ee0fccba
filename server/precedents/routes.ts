import { Hono } from 'hono'
import { DraftFromPrecedent, FilePrecedent, Press } from '../../shared/precedents/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { draftFromPrecedent } from './draftFromPrecedent'
import { changePrecedent, filePrecedent, withdrawPrecedent } from './filePrecedent'
import { openPrecedent } from './openPrecedent'
import { precedentDeliveries, precedentList, precedentPage } from './queries'

/** /api/precedents: 先進事例 */
export const precedentRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/', async (c) => c.json(await precedentList(db, actorOf(c))))
    .get('/:id', async (c) => c.json(await precedentPage(db, actorOf(c), c.req.param('id'))))
    .get('/:id/deliveries', async (c) => c.json(await precedentDeliveries(db, actorOf(c), c.req.param('id'))))
    .post('/', validate('json', FilePrecedent), async (c) =>
      c.json(await filePrecedent(context, actorOf(c), c.req.valid('json')), 201),
    )
    .put('/:id', validate('json', FilePrecedent), async (c) => {
      await changePrecedent(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/withdrawal', validate('json', Press), async (c) => {
      await withdrawPrecedent(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/opening', async (c) => {
      await openPrecedent(context, actorOf(c), c.req.param('id'))
      return c.json({ changed: true })
    })
    .post('/:id/draft', validate('json', DraftFromPrecedent), async (c) =>
      c.json(await draftFromPrecedent(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
}

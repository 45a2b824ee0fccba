import { Hono } from 'hono'
import { dayOf } from '../../shared/calendar'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { forumPage } from './forumPage'
import { reference } from './reference'
import { regionList, regionPage } from './regions'

/** /api/regions, /api/forums and what else the dataset says; for everybody who is signed in. */
export const forumRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/regions', async (c) => {
      actorOf(c)
      return c.json(await regionList(db, dayOf(context.now())))
    })
    .get('/regions/:id', async (c) =>
      c.json(await regionPage(db, actorOf(c), c.req.param('id'), context.now())),
    )
    .get('/forums/:id', async (c) =>
      c.json(await forumPage(db, actorOf(c), c.req.param('id'), context.now())),
    )
    .get('/reference', async (c) => {
      actorOf(c)
      return c.json(await reference(db))
    })
}

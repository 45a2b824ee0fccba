import { Hono } from 'hono'
import { ChangeInterests, DraftTogether } from '../../shared/interests/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { changeInterests } from './changeInterests'
import { draftTogether } from './draftTogether'
import { interestsPage } from './queries'
import { seeMatch } from './seeMatch'

/** /api/interests: 関心. Topics stand in the body of a request: no line of an access log names one. */
export const interestRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/:forumId', async (c) =>
      c.json(await interestsPage(context.store.db, actorOf(c), c.req.param('forumId'), context.now())),
    )
    .put('/:forumId', validate('json', ChangeInterests), async (c) => {
      await changeInterests(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })
      return c.json({ changed: true })
    })
    .post('/matches/:id/draft', validate('json', DraftTogether), async (c) =>
      c.json(await draftTogether(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/matches/:id/seen', async (c) => {
      await seeMatch(context, actorOf(c), c.req.param('id'))
      return c.json({ changed: true })
    })

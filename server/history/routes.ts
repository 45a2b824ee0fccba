import { Hono } from 'hono'
import { changeQuery, sessionsQuery } from '../../shared/history/queries'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { historyAuthors, historyWritten } from './historyAuthors'
import { historyChange } from './historyChange'
import { historySessions } from './historySessions'
import { WholeReplays } from './WholeReplays'

/** /api/history, by the id of a document */
export const historyRoutes = (context: Context) => {
  const replays = new WholeReplays(context.store)
  return new Hono<Env>()
    .get('/:documentId/sessions', validate('query', sessionsQuery), async (c) =>
      c.json(
        await historySessions(context, actorOf(c), {
          documentId: c.req.param('documentId'),
          before: c.req.valid('query').before,
        }),
      ),
    )
    .get('/:documentId/change', validate('query', changeQuery), async (c) =>
      c.json(
        await historyChange(context, actorOf(c), {
          documentId: c.req.param('documentId'),
          ...c.req.valid('query'),
        }),
      ),
    )
    .get('/:documentId/authors', async (c) =>
      c.json(await historyAuthors(context, actorOf(c), { documentId: c.req.param('documentId'), replays })),
    )
    .get('/:documentId/written', async (c) =>
      c.json(await historyWritten(context, actorOf(c), { documentId: c.req.param('documentId'), replays })),
    )
}

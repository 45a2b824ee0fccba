import { Hono } from 'hono'
import { confirmMinutesCommand } from '../../shared/minutes/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { confirmMinutes } from './confirmMinutes'
import { previewMinutes } from './previewMinutes'

/** /api/minutes, by the id of the meeting */
export const minutesRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/:meetingId/preview', async (c) =>
      c.json(await previewMinutes(context, actorOf(c), { meetingId: c.req.param('meetingId') })),
    )
    .post('/:meetingId/confirm', validate('json', confirmMinutesCommand), async (c) =>
      c.json(
        await confirmMinutes(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )

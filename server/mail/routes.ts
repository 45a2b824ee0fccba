import { Hono } from 'hono'
import { SetAddress, SetPreference } from '../../shared/mail/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { outbox, resend } from './outbox'
import { preferences, setAddress, setPreference } from './preferences'

/** /api/mail: one's own メールの受け取り, and the outbox for administrators. */
export const mailRoutes = (context: Context, config: { mail: object | undefined }) => {
  const isConfigured = config.mail !== undefined
  return new Hono<Env>()
    .get('/preferences', async (c) => c.json(await preferences(context, actorOf(c), isConfigured)))
    .put('/preferences', validate('json', SetPreference), async (c) => {
      await setPreference(context, actorOf(c), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .put('/address', validate('json', SetAddress), async (c) => {
      await setAddress(context, actorOf(c), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .get('/outbox', async (c) => c.json(await outbox(context, actorOf(c), isConfigured)))
    .post('/outbox/:id/resend', async (c) => {
      await resend(context, actorOf(c), c.req.param('id'))
      return c.json({ changed: true })
    })
}

import { Hono } from 'hono'
import {
  AskConsents,
  ChangeConsentPlan,
  ConfirmConsent,
  EndConsent,
  MarkConsent,
  OpenConsent,
} from '../../shared/consent/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { confirmConsent } from './confirmConsent'
import { endConsent } from './endConsent'
import { consentChoices, consents } from './list'
import { markConsent } from './markConsent'
import { changeConsentPlan, openConsent } from './openConsent'
import { consentMatrix } from './queries'

/** /api/consent: 同意手続 */
export const consentRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', AskConsents), async (c) =>
      c.json(await consents(context.store.db, actorOf(c), { ...c.req.valid('query'), now: context.now() })),
    )
    .get('/choices/:forumId', async (c) =>
      c.json(await consentChoices(context.store.db, actorOf(c), c.req.param('forumId'), context.now())),
    )
    .get('/:id', async (c) =>
      c.json(await consentMatrix(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .post('/', validate('json', OpenConsent), async (c) =>
      c.json(await openConsent(context, actorOf(c), c.req.valid('json')), 201),
    )
    .post('/:id/steps', validate('json', MarkConsent), async (c) =>
      c.json(await markConsent(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/:id/steps/:stepId/confirm', validate('json', ConfirmConsent), async (c) => {
      await confirmConsent(context, actorOf(c), { ...c.req.param(), ...c.req.valid('json') })
      return c.json({ changed: true })
    })
    .put('/:id/plan', validate('json', ChangeConsentPlan), async (c) => {
      await changeConsentPlan(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/end', validate('json', EndConsent), async (c) => {
      await endConsent(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })

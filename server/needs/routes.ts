import { Hono } from 'hono'
import {
  AnswerRequest,
  ChangeNeed,
  ChangeOffer,
  CloseOffer,
  EchoNeed,
  Press,
  RequestOffer,
  SettleNeed,
  WriteNeed,
  WriteOffer,
} from '../../shared/needs/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { confirmEcho, echoNeed } from './echoNeed'
import { allNeeds, needPage, needsPage } from './page'
import { answerRequest, requestOffer } from './requestOffer'
import { confirmNeed, renewNeed, settleNeed } from './settleNeed'
import { giveBackNeed, takeOverNeed } from './takeOver'
import { changeNeed, writeNeed } from './writeNeed'
import { changeOffer, closeOffer, confirmOffer, writeOffer } from './writeOffer'

const changed = { changed: true } as const

/** /api/needs: 困りごと */
export const needRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/', async (c) => c.json(await allNeeds(db, actorOf(c), context.now())))
    .get('/of/:forumId', async (c) =>
      c.json(await needsPage(db, actorOf(c), { forumId: c.req.param('forumId'), now: context.now() })),
    )
    .get('/:id', async (c) =>
      c.json(await needPage(db, actorOf(c), { id: c.req.param('id'), now: context.now() })),
    )
    .post('/', validate('json', WriteNeed), async (c) =>
      c.json(await writeNeed(context, actorOf(c), c.req.valid('json')), 201),
    )
    .put('/:id', validate('json', ChangeNeed), async (c) => {
      await changeNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/state', validate('json', SettleNeed), async (c) => {
      await settleNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/renewal', validate('json', Press), async (c) => {
      await renewNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/confirmation', validate('json', Press), async (c) => {
      await confirmNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .put('/:id/echo', validate('json', EchoNeed), async (c) => {
      await echoNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/echo/confirmation', validate('json', Press), async (c) => {
      await confirmEcho(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/takeover', validate('json', Press), async (c) =>
      c.json(await takeOverNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/:id/takeover/end', validate('json', Press), async (c) => {
      await giveBackNeed(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
}

/** /api/offers: 出せるもの; they are listed with the needs of their body. */
export const offerRoutes = (context: Context) =>
  new Hono<Env>()
    .post('/', validate('json', WriteOffer), async (c) =>
      c.json(await writeOffer(context, actorOf(c), c.req.valid('json')), 201),
    )
    .put('/:id', validate('json', ChangeOffer), async (c) => {
      await changeOffer(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/state', validate('json', CloseOffer), async (c) => {
      await closeOffer(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/confirmation', validate('json', Press), async (c) => {
      await confirmOffer(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })
    .post('/:id/requests', validate('json', RequestOffer), async (c) =>
      c.json(await requestOffer(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/requests/:id/answer', validate('json', AnswerRequest), async (c) => {
      await answerRequest(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json(changed)
    })

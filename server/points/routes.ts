import { Hono } from 'hono'
import {
  ChangePoint,
  ConfirmStance,
  OpenPoint,
  SettlePoint,
  StateStance,
  WithdrawPoint,
} from '../../shared/points/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { settlePoint, withdrawPoint } from './closePoint'
import { pointsPage } from './queries'
import { confirmStance, stateStance } from './stateStance'
import { changePoint, openPoint } from './writePoint'

/** /api/points: 論点表, by the id of the proposal or of a row */
export const pointRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/of/:proposalId', async (c) =>
      c.json(await pointsPage(context.store.db, actorOf(c), c.req.param('proposalId'), context.now())),
    )
    .post('/', validate('json', OpenPoint), async (c) =>
      c.json(await openPoint(context, actorOf(c), c.req.valid('json')), 201),
    )
    .put('/:id', validate('json', ChangePoint), async (c) =>
      c.json(await changePoint(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/stances', validate('json', StateStance), async (c) =>
      c.json(await stateStance(context, actorOf(c), c.req.param('id'), c.req.valid('json')), 201),
    )
    .post('/:pointId/stances/:stanceId/confirm', validate('json', ConfirmStance), async (c) => {
      await confirmStance(context, actorOf(c), { ...c.req.param(), ...c.req.valid('json') })
      return c.json({ changed: true })
    })
    .post('/:id/settle', validate('json', SettlePoint), async (c) => {
      await settlePoint(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })
    .post('/:id/withdraw', validate('json', WithdrawPoint), async (c) => {
      await withdrawPoint(context, actorOf(c), c.req.param('id'), c.req.valid('json'))
      return c.json({ changed: true })
    })

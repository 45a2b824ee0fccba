import { Hono } from 'hono'
import {
  confirmIntentCommand,
  markConditionCommand,
  setCostCommand,
  setPopulationCommand,
  setUsageCommand,
  stateIntentCommand,
} from '../../shared/intents/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { answerIntent } from './answerIntent'
import { confirmEntry } from './confirmEntry'
import { markCondition } from './markCondition'
import { intentPage, organisationHistory } from './page'
import { setCost, setUsage } from './setCost'
import { setPopulation } from './setPopulation'

/** /api/intents: 意向, by the id of the proposal */
export const intentRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/:proposalId', async (c) =>
      c.json(await intentPage(context.store.db, actorOf(c), c.req.param('proposalId'), context.now())),
    )
    .get('/:proposalId/of/:organisationId', async (c) =>
      c.json(
        await organisationHistory(context.store.db, actorOf(c), { ...c.req.param(), now: context.now() }),
      ),
    )
    .post('/:proposalId', validate('json', stateIntentCommand), async (c) =>
      c.json(await answerIntent(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .post('/:proposalId/marks', validate('json', markConditionCommand), async (c) =>
      c.json(await markCondition(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .post('/:proposalId/entries/:entryId/confirm', validate('json', confirmIntentCommand), async (c) =>
      c.json(await confirmEntry(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .put('/:proposalId/cost', validate('json', setCostCommand), async (c) =>
      c.json(await setCost(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .put('/:proposalId/usage', validate('json', setUsageCommand), async (c) =>
      c.json(await setUsage(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .put('/:proposalId/population', validate('json', setPopulationCommand), async (c) => {
      await setPopulation(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })
      return c.json({ changed: true })
    })

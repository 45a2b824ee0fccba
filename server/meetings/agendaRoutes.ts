import { Hono } from 'hono'
import {
  answerAgendaCallCommand,
  callForItemsCommand,
  freezeAgendaCommand,
} from '../../shared/meetings/agendaCommands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { agendaProposals, agendaSide } from './agendaSide'
import { answerAgendaCall } from './answerAgendaCall'
import { brief } from './brief'
import { callForItems } from './callForItems'
import { carryOffers } from './carryOffers'
import { freezeAgenda, previewAgenda } from './freezeAgenda'

/** What belongs to the agenda of a meeting besides its document, below /api/meetings. */
export const agendaRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/:id/agenda', async (c) =>
      c.json(await agendaSide(context.store.db, actorOf(c), c.req.param('id'))),
    )
    .put('/:id/agenda/call', validate('json', callForItemsCommand), async (c) => {
      await callForItems(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .put('/:id/agenda/answer', validate('json', answerAgendaCallCommand), async (c) => {
      await answerAgendaCall(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .get('/:id/agenda/proposals', async (c) =>
      c.json(await agendaProposals(context.store.db, actorOf(c), c.req.param('id'))),
    )
    .get('/:id/agenda/carry-over', async (c) =>
      c.json(
        await carryOffers(context.store.db, actorOf(c), {
          meetingId: c.req.param('id'),
          now: context.now(),
        }),
      ),
    )
    .get('/:id/brief', async (c) =>
      c.json(await brief(context.store.db, actorOf(c), { meetingId: c.req.param('id'), now: context.now() })),
    )
    .get('/:id/agenda/preview', async (c) =>
      c.json(await previewAgenda(context, actorOf(c), { meetingId: c.req.param('id') })),
    )
    .post('/:id/agenda/versions', validate('json', freezeAgendaCommand), async (c) =>
      c.json(
        await freezeAgenda(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
        201,
      ),
    )

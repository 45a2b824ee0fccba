import { Hono } from 'hono'
import {
  decideCorrectionCommand,
  draftCorrectionCommand,
  noObjectionCommand,
  openRoundCommand,
  requestCorrectionCommand,
  roundCommand,
  sendDraftCommand,
} from '../../shared/confirmation/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { answerRound } from './answerRound'
import { closeRound, remindUnanswered } from './closeRound'
import { decideCorrection } from './decideCorrection'
import { openRound } from './openRound'
import { confirmationPage, roundRecord } from './page'
import { draftCorrection, requestCorrection, sendDraft, withdrawCorrection } from './requestCorrection'

/** /api/confirmation, by the id of the meeting */
export const confirmationRoutes = (context: Context) =>
  new Hono<Env>()
    .post('/drafts', validate('json', draftCorrectionCommand), async (c) =>
      c.json(await draftCorrection(context, actorOf(c), c.req.valid('json'))),
    )
    .get('/:meetingId', async (c) =>
      c.json(await confirmationPage(context.store, actorOf(c), c.req.param('meetingId'), context.now())),
    )
    .get('/:meetingId/rounds/:roundId', async (c) =>
      c.json(
        await roundRecord(context.store.db, actorOf(c), c.req.param('meetingId'), c.req.param('roundId')),
      ),
    )
    .post('/:meetingId/open', validate('json', openRoundCommand), async (c) =>
      c.json(
        await openRound(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('meetingId') }),
      ),
    )
    .post('/:meetingId/answer', validate('json', noObjectionCommand), async (c) =>
      c.json(
        await answerRound(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )
    .post('/:meetingId/close', validate('json', roundCommand), async (c) =>
      c.json(
        await closeRound(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )
    .post('/:meetingId/remind', validate('json', roundCommand), async (c) =>
      c.json(
        await remindUnanswered(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )
    .post('/:meetingId/corrections', validate('json', requestCorrectionCommand), async (c) =>
      c.json(
        await requestCorrection(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )
    .post('/:meetingId/corrections/:id/send', validate('json', sendDraftCommand), async (c) =>
      c.json(
        await sendDraft(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
          correctionId: c.req.param('id'),
        }),
      ),
    )
    .post('/:meetingId/corrections/:id/decide', validate('json', decideCorrectionCommand), async (c) =>
      c.json(
        await decideCorrection(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
          correctionId: c.req.param('id'),
        }),
      ),
    )
    .delete('/:meetingId/corrections/:id', async (c) => {
      await withdrawCorrection(context, actorOf(c), {
        meetingId: c.req.param('meetingId'),
        correctionId: c.req.param('id'),
      })
      return c.json({ withdrawn: true })
    })

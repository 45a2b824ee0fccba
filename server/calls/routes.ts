import { Hono } from 'hono'
import {
  AddAddressee,
  AnswerCall,
  AnswerIntent,
  AskCalls,
  AskSheet,
  CallAct,
  ExtendCall,
  ImportSheet,
  OpenCall,
  PreviewSheet,
  UndoAnswer,
  UndoIntent,
  WriteOutcome,
} from '../../shared/calls/commands'
import type { Context } from '../context'
import { attachment } from '../routing/attachment'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { answerIntent } from './answerIntent'
import { answerSheet } from './answerSheet'
import { confirmAnswer, giveAnswer } from './giveAnswer'
import { importSheet, previewSheet } from './importSheet'
import { openCall } from './openCall'
import { callPage, callsPage } from './page'
import { addAddressee, closeCall, extendCall, remindCall, reopenCall, writeOutcome } from './runCall'
import { undoAnswer, undoIntent } from './undoAnswer'

/** /api/calls: 照会 */
export const callRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', AskCalls), async (c) => {
      const { forumId, year } = c.req.valid('query')
      const asked = { forumId, year: year === undefined ? undefined : Number(year), now: context.now() }
      return c.json(await callsPage(context.store.db, actorOf(c), asked))
    })
    .post('/', validate('json', OpenCall), async (c) =>
      c.json(await openCall(context, actorOf(c), c.req.valid('json'))),
    )
    .get('/:id', async (c) =>
      c.json(await callPage(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .post('/:id/answer', validate('json', AnswerCall), async (c) =>
      c.json(await giveAnswer(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/intents', validate('json', AnswerIntent), async (c) =>
      c.json(await answerIntent(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/answer/undo', validate('json', UndoAnswer), async (c) =>
      c.json(await undoAnswer(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/intents/undo', validate('json', UndoIntent), async (c) =>
      c.json(await undoIntent(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/answers/:answerId/confirm', validate('json', CallAct), async (c) =>
      c.json(await confirmAnswer(context, actorOf(c), { ...c.req.valid('json'), ...c.req.param() })),
    )
    .post('/:id/close', validate('json', CallAct), async (c) =>
      c.json(await closeCall(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/extend', validate('json', ExtendCall), async (c) =>
      c.json(await extendCall(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/reopen', validate('json', ExtendCall), async (c) =>
      c.json(await reopenCall(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/addressees', validate('json', AddAddressee), async (c) =>
      c.json(await addAddressee(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/remind', validate('json', CallAct), async (c) =>
      c.json(await remindCall(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/outcome', validate('json', WriteOutcome), async (c) =>
      c.json(await writeOutcome(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .get('/:id/form.xlsx', validate('query', AskSheet), async (c) => {
      const actor = actorOf(c)
      const { name, bytes } = await answerSheet(context.store.db, actor, {
        id: c.req.param('id'),
        organisationId: c.req.valid('query').organisationId ?? actor.organisationId,
        now: context.now(),
      })
      return c.body(Uint8Array.from(bytes), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': attachment(name, 'answer-form'),
      })
    })
    .post('/:id/sheet/preview', validate('json', PreviewSheet), async (c) =>
      c.json(await previewSheet(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )
    .post('/:id/sheet', validate('json', ImportSheet), async (c) =>
      c.json(await importSheet(context, actorOf(c), c.req.param('id'), c.req.valid('json'))),
    )

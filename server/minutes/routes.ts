import { Hono } from 'hono'
import { confirmMinutesCommand } from '../../shared/minutes/commands'
import { erratumDraftCommand } from '../../shared/minutes/erratumCommand'
import { previewPublicationCommand, publishCommand } from '../../shared/minutes/publicationCommand'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { confirmMinutes } from './confirmMinutes'
import { discardErratumDraft, erratumPage, fileErratum, saveErratumDraft } from './erratum'
import { previewMinutes } from './previewMinutes'
import { previewPublication, publish, withdrawPublication } from './publication'

/** /api/minutes, by the id of the meeting */
export const minutesRoutes = (context: Context) =>
  new Hono<Env>()
    .post(
      '/versions/:versionId/publications/preview',
      validate('json', previewPublicationCommand),
      async (c) =>
        c.json(
          await previewPublication(context.store.db, actorOf(c), {
            ...c.req.valid('json'),
            versionId: c.req.param('versionId'),
          }),
        ),
    )
    .post('/versions/:versionId/publications', validate('json', publishCommand), async (c) =>
      c.json(
        await publish(context, actorOf(c), { ...c.req.valid('json'), versionId: c.req.param('versionId') }),
      ),
    )
    .delete('/versions/:versionId/publications/:id', async (c) => {
      await withdrawPublication(context, actorOf(c), {
        versionId: c.req.param('versionId'),
        publicationId: c.req.param('id'),
      })
      return c.json({ withdrawn: true })
    })
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
    .get('/:meetingId/erratum', async (c) =>
      c.json(await erratumPage(context.store.db, actorOf(c), c.req.param('meetingId'))),
    )
    .put('/:meetingId/erratum', validate('json', erratumDraftCommand), async (c) => {
      await saveErratumDraft(context, actorOf(c), {
        ...c.req.valid('json'),
        meetingId: c.req.param('meetingId'),
      })
      return c.json({ saved: true })
    })
    .delete('/:meetingId/erratum', async (c) => {
      await discardErratumDraft(context, actorOf(c), { meetingId: c.req.param('meetingId') })
      return c.json({ discarded: true })
    })
    .post('/:meetingId/erratum/confirm', validate('json', confirmMinutesCommand), async (c) =>
      c.json(
        await fileErratum(context, actorOf(c), {
          ...c.req.valid('json'),
          meetingId: c.req.param('meetingId'),
        }),
      ),
    )

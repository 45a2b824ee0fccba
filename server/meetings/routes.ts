import { Hono } from 'hono'
import * as v from 'valibot'
import {
  callOffCommand,
  changeMeetingCommand,
  createMeetingCommand,
  notifyMeetingCommand,
} from '../../shared/meetings/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { agendaRoutes } from './agendaRoutes'
import { callOffMeeting, postponeMeeting } from './callOff'
import { changeMeeting } from './changeMeeting'
import { createMeeting } from './createMeeting'
import { meetingPage } from './meetingPage'
import { notifyMeeting } from './notifyMeeting'
import { forumMeetings } from './queries'

const ofForum = v.object({ forumId: v.string('会議体を選んでください。') })

/** /api/meetings */
export const meetingRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', ofForum), async (c) =>
      c.json(await forumMeetings(context.store.db, actorOf(c), c.req.valid('query').forumId, context.now())),
    )
    .post('/', validate('json', createMeetingCommand), async (c) =>
      c.json(await createMeeting(context, actorOf(c), c.req.valid('json')), 201),
    )
    .get('/:id', async (c) =>
      c.json(await meetingPage(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .put('/:id', validate('json', changeMeetingCommand), async (c) => {
      await changeMeeting(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .post('/:id/notice', validate('json', notifyMeetingCommand), async (c) => {
      const input = { ...c.req.valid('json'), meetingId: c.req.param('id') }
      return c.json(await notifyMeeting(context, actorOf(c), input))
    })
    .post('/:id/cancellation', validate('json', callOffCommand), async (c) => {
      const input = { ...c.req.valid('json'), meetingId: c.req.param('id') }
      return c.json(await callOffMeeting(context, actorOf(c), input))
    })
    .post('/:id/postponement', validate('json', callOffCommand), async (c) => {
      const input = { ...c.req.valid('json'), meetingId: c.req.param('id') }
      return c.json(await postponeMeeting(context, actorOf(c), input))
    })
    .route('/', agendaRoutes(context))

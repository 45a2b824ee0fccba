import { Hono } from 'hono'
import * as v from 'valibot'
import { day } from '../../shared/day'
import {
  answerPollCommand,
  answerRsvpCommand,
  answerWrittenCommand,
  closePollCommand,
  openPollCommand,
  remindCommand,
  settleWrittenCommand,
} from '../../shared/schedule/commands'
import type { Context } from '../context'
import { visibleMeeting } from '../meetings/queries'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { answerPoll } from './answerPoll'
import { answerRsvp } from './answerRsvp'
import { answerWritten } from './answerWritten'
import { candidateDays } from './candidateDays'
import { closePoll } from './closePoll'
import { feedOf, feedText, renewFeed, revokeFeed } from './feeds'
import { meetingSchedule } from './meetingSchedule'
import { openPoll } from './openPoll'
import { openPolls, pollPage } from './polls'
import { calendarOf } from './queries'
import { remindOfPoll, remindOfRsvp } from './remind'
import { settleWritten } from './settleWritten'

const calendarHeaders = { 'Content-Type': 'text/calendar; charset=utf-8' }

const ofForum = v.object({ forumId: v.string('会議体を選んでください。') })
const openDay = v.optional(day('日を年月日で入力してください。'))
const ofStretch = v.object({ ...ofForum.entries, from: openDay, to: openDay })

/** /api/schedule */
export const scheduleRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/candidates', validate('query', ofStretch), async (c) =>
      c.json(
        await candidateDays(context.store.db, actorOf(c), { ...c.req.valid('query'), now: context.now() }),
      ),
    )
    .get('/polls', validate('query', ofForum), async (c) =>
      c.json(await openPolls(context.store.db, actorOf(c), c.req.valid('query').forumId, context.now())),
    )
    .post('/polls', validate('json', openPollCommand), async (c) =>
      c.json(await openPoll(context, actorOf(c), c.req.valid('json')), 201),
    )
    .get('/polls/:id', async (c) =>
      c.json(await pollPage(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .put('/polls/:id/answer', validate('json', answerPollCommand), async (c) => {
      await answerPoll(context, actorOf(c), { ...c.req.valid('json'), pollId: c.req.param('id') })
      return c.json({ answered: true })
    })
    .post('/polls/:id/reminder', validate('json', remindCommand), async (c) =>
      c.json(await remindOfPoll(context, actorOf(c), { ...c.req.valid('json'), pollId: c.req.param('id') })),
    )
    .post('/polls/:id/closing', validate('json', closePollCommand), async (c) =>
      c.json(await closePoll(context, actorOf(c), { ...c.req.valid('json'), pollId: c.req.param('id') })),
    )
    .get('/meetings/:id', async (c) =>
      c.json(await meetingSchedule(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .put('/meetings/:id/rsvp', validate('json', answerRsvpCommand), async (c) => {
      await answerRsvp(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })
      return c.json({ answered: true })
    })
    .put('/meetings/:id/written', validate('json', answerWrittenCommand), async (c) => {
      await answerWritten(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })
      return c.json({ answered: true })
    })
    .post('/meetings/:id/settlement', validate('json', settleWrittenCommand), async (c) =>
      c.json(
        await settleWritten(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/meetings/:id/reminder', validate('json', remindCommand), async (c) =>
      c.json(
        await remindOfRsvp(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .get('/:meetingId/calendar.ics', async (c) => {
      const meeting = await visibleMeeting(context.store.db, actorOf(c), c.req.param('meetingId'))
      return c.body(await calendarOf(context.store.db, meeting.id), 200, {
        ...calendarHeaders,
        'Content-Disposition': `attachment; filename="meeting.ics"; filename*=UTF-8''${encodeURIComponent('会議.ics')}`,
      })
    })
    .get('/feed', async (c) => c.json(await feedOf(context.store.db, actorOf(c))))
    .post('/feed', async (c) => c.json(await renewFeed(context, actorOf(c)), 201))
    .delete('/feed', async (c) => {
      await revokeFeed(context, actorOf(c))
      return c.json({ ended: true })
    })

/** /api/calendar: the subscription itself. A calendar has no session; the address is the secret. */
export const calendarRoutes = (context: Context) =>
  new Hono<Env>().get('/:file{[A-Za-z0-9_-]{43}\\.ics}', async (c) =>
    c.body(await feedText(context, c.req.param('file').slice(0, -'.ics'.length)), 200, calendarHeaders),
  )

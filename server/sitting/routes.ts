import { Hono } from 'hono'
import {
  countObserversCommand,
  decideItemCommand,
  markAttendeeCommand,
  removeAttendeeCommand,
  reopenSittingCommand,
  saveAttendeeCommand,
  sittingActCommand,
  takeItemCommand,
  undecideItemCommand,
} from '../../shared/sitting/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { countObservers, markAttendee, removeAttendee, saveAttendee } from './changeAttendance'
import { closeSitting, fileSummary } from './closeSitting'
import { decideItem, undecideItem } from './decideItem'
import { draftAttendance } from './draftAttendance'
import { openSitting, reopenSitting, takeItem } from './openSitting'
import { sittingPage } from './sittingPage'
import { summaryPage } from './summaryPage'

/** /api/sitting, by the id of the meeting */
export const sittingRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/:id', async (c) =>
      c.json(await sittingPage(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .get('/:id/summary', async (c) =>
      c.json(await summaryPage(context.store.db, actorOf(c), c.req.param('id'), context.now())),
    )
    .post('/:id/attendance', validate('json', sittingActCommand), async (c) =>
      c.json(
        await draftAttendance(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/mark', validate('json', markAttendeeCommand), async (c) =>
      c.json(
        await markAttendee(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/attendee', validate('json', saveAttendeeCommand), async (c) =>
      c.json(
        await saveAttendee(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/attendee/remove', validate('json', removeAttendeeCommand), async (c) =>
      c.json(
        await removeAttendee(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/observers', validate('json', countObserversCommand), async (c) =>
      c.json(
        await countObservers(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/open', validate('json', sittingActCommand), async (c) =>
      c.json(
        await openSitting(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/item', validate('json', takeItemCommand), async (c) =>
      c.json(await takeItem(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })),
    )
    .post('/:id/outcome', validate('json', decideItemCommand), async (c) =>
      c.json(await decideItem(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') })),
    )
    .post('/:id/outcome/remove', validate('json', undecideItemCommand), async (c) =>
      c.json(
        await undecideItem(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/close', validate('json', sittingActCommand), async (c) =>
      c.json(
        await closeSitting(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/reopen', validate('json', reopenSittingCommand), async (c) =>
      c.json(
        await reopenSitting(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )
    .post('/:id/summary', validate('json', sittingActCommand), async (c) =>
      c.json(
        await fileSummary(context, actorOf(c), { ...c.req.valid('json'), meetingId: c.req.param('id') }),
      ),
    )

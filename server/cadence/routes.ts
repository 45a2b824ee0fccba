import { Hono } from 'hono'
import * as v from 'valibot'
import { createDraftedMeetingCommand } from '../../shared/cadence/commands'
import { dayOf } from '../../shared/calendar'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { createDraftedMeeting } from './createDraftedMeeting'
import { cadenceStrip, nextDraft, regionStrips, supportCandidates } from './queries'
import { yearPlan } from './yearPlan'

const ofYear = v.object({
  year: v.optional(
    v.pipe(v.string(), v.regex(/^20\d\d$/, '年度は西暦4桁で指定してください。'), v.transform(Number)),
  ),
})

/** /api/cadence: 開催間隔 of bodies, and the next meeting as the product drafts it. */
export const cadenceRoutes = (context: Context) => {
  const { db } = context.store
  return new Hono<Env>()
    .get('/candidates', async (c) => c.json(await supportCandidates(db, actorOf(c), context.now())))
    .get('/regions/:regionId', async (c) =>
      c.json(await regionStrips(db, actorOf(c), { regionId: c.req.param('regionId'), now: context.now() })),
    )
    .get('/:forumId', async (c) =>
      c.json({
        strip: await cadenceStrip(db, actorOf(c), { forumId: c.req.param('forumId'), now: context.now() }),
        asOf: dayOf(context.now()),
      }),
    )
    .get('/:forumId/draft', async (c) =>
      c.json(await nextDraft(db, actorOf(c), { forumId: c.req.param('forumId'), now: context.now() })),
    )
    .get('/:forumId/year', validate('query', ofYear), async (c) =>
      c.json(
        await yearPlan(db, actorOf(c), {
          forumId: c.req.param('forumId'),
          year: c.req.valid('query').year,
          now: context.now(),
        }),
      ),
    )
    .post('/meetings', validate('json', createDraftedMeetingCommand), async (c) =>
      c.json(await createDraftedMeeting(context, actorOf(c), c.req.valid('json')), 201),
    )
}

import { Hono } from 'hono'
import { parseRecord } from '../../shared/minutes/record'
import { recordFilter } from '../../shared/oversight/commands'
import type { Context } from '../context'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { markReviewed } from './markReviewed'
import { publicationPage, recordBodies, recordFile, recordPage, records } from './queries'

/** /api/records */
export const recordRoutes = (context: Context) =>
  new Hono<Env>()
    .get('/', validate('query', recordFilter), async (c) =>
      c.json({
        records: await records(context.store.db, actorOf(c), c.req.valid('query')),
      }),
    )
    .get('/bodies', async (c) => c.json({ bodies: await recordBodies(context.store.db, actorOf(c)) }))
    .get('/:id', async (c) => c.json(await recordPage(context.store.db, actorOf(c), c.req.param('id'))))
    .get('/:id/record.json', async (c) => {
      const { text, isWhole, meetingName, version } = await recordFile(
        context.store.db,
        actorOf(c),
        c.req.param('id'),
      )
      const part = isWhole ? '' : '_内部の議題を除く'
      const name = encodeURIComponent(`${meetingName}_議事録_v${version}${part}.json`)
      return c.body(text, 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="record.json"; filename*=UTF-8''${name}`,
      })
    })
    .get('/:id/publications/:publicationId', async (c) => {
      const { bytes, ...page } = await publicationPage(context.store.db, actorOf(c), idsOf(c.req.param()))
      return c.json({ ...page, record: parseRecord(bytes) })
    })
    .get('/:id/publications/:publicationId/record.json', async (c) => {
      const page = await publicationPage(context.store.db, actorOf(c), idsOf(c.req.param()))
      const name = encodeURIComponent(
        `${page.meetingName}_議事録_v${page.version}_公開版${page.ordinal}.json`,
      )
      return c.body(page.bytes, 200, {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="record.json"; filename*=UTF-8''${name}`,
      })
    })
    .post('/:id/review', async (c) => {
      await markReviewed(context, actorOf(c), { versionId: c.req.param('id') })
      return c.json({ reviewed: true })
    })

const idsOf = ({ id, publicationId }: { id: string; publicationId: string }) => ({
  versionId: id,
  publicationId,
})

import { Hono } from 'hono'
import { formatsOf } from '../../shared/papers/paper'
import type { Actor } from '../../shared/permission'
import { RegisterFilter } from '../../shared/registers/filter'
import type { Context } from '../context'
import { attachment } from '../routing/attachment'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { meetingPapers } from './meetingFacts'
import { type PdfEngine, TypstEngine } from './pdf/PdfEngine'
import { readArchive } from './readArchive'
import { type AskedFile, type PaperFile, readPaper } from './readPaper'

/** /api/papers */
export const paperRoutes = (context: Context, pdf: PdfEngine = new TypstEngine()) => {
  const read = (actor: Actor, asked: AskedFile) => readPaper(context, pdf, actor, asked)
  return new Hono<Env>()
    .get('/forums/:id/:file', validate('query', RegisterFilter), async (c) =>
      download(await read(actorOf(c), { owner: 'forums', ...c.req.param(), filter: c.req.valid('query') })),
    )
    .get('/proposals/:id/:file', async (c) =>
      download(await read(actorOf(c), { owner: 'proposals', ...c.req.param() })),
    )
    .get('/calls/:id/:file', async (c) =>
      download(await read(actorOf(c), { owner: 'calls', ...c.req.param() })),
    )
    .get('/consent/:id/:file', async (c) =>
      download(await read(actorOf(c), { owner: 'consent', ...c.req.param() })),
    )
    .get('/:meetingId', async (c) => {
      const { kinds, facts } = await meetingPapers(context, actorOf(c), c.req.param('meetingId'))
      return c.json({
        papers: kinds.map((kind) => ({ kind, formats: formatsOf[kind] })),
        version: facts.proof?.version ?? null,
      })
    })
    .get('/:meetingId/all.zip', async (c) => {
      const { name, body } = await readArchive(context, pdf, actorOf(c), {
        meetingId: c.req.param('meetingId'),
      })
      return c.body(body, 200, {
        'Content-Type': 'application/zip',
        'Content-Disposition': attachment(name, 'meeting'),
      })
    })
    .get('/:id/:file', async (c) => download(await read(actorOf(c), { owner: 'meetings', ...c.req.param() })))
}

const download = ({ name, mediaType, bytes }: PaperFile) =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': attachment(name, 'paper') },
  })

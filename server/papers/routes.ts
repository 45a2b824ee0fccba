import { Hono } from 'hono'
import { formatsOf, paperKinds, parsePaperFile, registerPaperKinds } from '../../shared/papers/paper'
import { RegisterFilter } from '../../shared/registers/filter'
import type { Context } from '../context'
import { attachment } from '../routing/attachment'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { meetingPapers, paperUnknown } from './meetingFacts'
import { type PdfEngine, TypstEngine } from './pdf/PdfEngine'
import { readArchive } from './readArchive'
import { type PaperFile, readPaper, readRegisterPaper } from './readPaper'

/** /api/papers */
export const paperRoutes = (context: Context, pdf: PdfEngine = new TypstEngine()) =>
  new Hono<Env>()
    .get('/forums/:forumId/:file', validate('query', RegisterFilter), async (c) => {
      const { forumId, file } = c.req.param()
      const asked = parsePaperFile(file, registerPaperKinds)
      if (!asked) throw paperUnknown()
      const filter = c.req.valid('query')
      return download(await readRegisterPaper(context, pdf, actorOf(c), { forumId, filter, ...asked }))
    })
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
    .get('/:meetingId/:file', async (c) => {
      const { meetingId, file } = c.req.param()
      const asked = parsePaperFile(file, paperKinds)
      if (!asked) throw paperUnknown()
      return download(await readPaper(context, pdf, actorOf(c), { meetingId, ...asked }))
    })

const download = ({ name, mediaType, bytes }: PaperFile) =>
  new Response(Uint8Array.from(bytes), {
    headers: { 'Content-Type': mediaType, 'Content-Disposition': attachment(name, 'paper') },
  })

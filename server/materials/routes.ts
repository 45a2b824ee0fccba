import { Hono } from 'hono'
import * as v from 'valibot'
import { DomainError } from '../../shared/error'
import { addMaterialQuery, changeMaterialCommand, moveMaterialCommand } from '../../shared/materials/commands'
import type { Context } from '../context'
import { attachment } from '../routing/attachment'
import { actorOf, type Env } from '../routing/env'
import { validate } from '../routing/validate'
import { addMaterial, type MaterialFile } from './addMaterial'
import { changeMaterial } from './changeMaterial'
import { meetingForMaterials } from './find'
import { moveMaterial } from './moveMaterial'
import { materialFile, materialList } from './readMaterials'
import { removeMaterial } from './removeMaterial'
import { scanner } from './scan'

const ofMeeting = v.object({ meetingId: v.string('会議を選んでください。') })

/** /api/materials. `scanCommand`: the operator's virus scanner. */
export const materialRoutes = (context: Context, { scanCommand }: { scanCommand: string | undefined }) => {
  const scan = scanner(scanCommand)
  return new Hono<Env>()
    .get('/', validate('query', ofMeeting), async (c) =>
      c.json(await materialList(context.store.db, actorOf(c), c.req.valid('query').meetingId)),
    )
    .post('/', validate('query', addMaterialQuery), async (c) => {
      const [actor, input] = [actorOf(c), c.req.valid('query')]
      // Nobody's twenty megabytes are read before it is known that they may bring them.
      await meetingForMaterials(context.store.db, actor, input.meetingId)
      const file = await fileOf(await c.req.formData())
      return c.json(await addMaterial(context, actor, { ...input, file, scan }), 201)
    })
    .put('/:id', validate('json', changeMaterialCommand), async (c) => {
      await changeMaterial(context, actorOf(c), { ...c.req.valid('json'), materialId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .put('/:id/place', validate('json', moveMaterialCommand), async (c) => {
      await moveMaterial(context, actorOf(c), { ...c.req.valid('json'), materialId: c.req.param('id') })
      return c.json({ changed: true })
    })
    .delete('/:id', async (c) => {
      await removeMaterial(context, actorOf(c), { materialId: c.req.param('id'), isRemoved: true })
      return c.json({ changed: true })
    })
    .post('/:id/restoration', async (c) => {
      await removeMaterial(context, actorOf(c), { materialId: c.req.param('id'), isRemoved: false })
      return c.json({ changed: true })
    })
    .get('/:id/file', async (c) => {
      const { bytes, fileName, mediaType } = await materialFile(
        context.store.db,
        actorOf(c),
        c.req.param('id'),
      )
      return c.body(Uint8Array.from(bytes), 200, {
        'Content-Type': mediaType,
        'Content-Disposition': attachment(fileName, 'material'),
      })
    })
}

async function fileOf(form: FormData): Promise<MaterialFile> {
  const file = form.get('file')
  if (!(file instanceof File))
    throw new DomainError('invalid', 'ファイルが届いていません。もう一度選んでください。')
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

import { Hono } from 'hono'
import { newId } from '../../server/id'
import { materialRoutes } from '../../server/materials/routes'
import type { MeetingRow } from '../../server/meetings/queries'
import { confirmMinutes } from '../../server/minutes/confirmMinutes'
import { previewMinutes } from '../../server/minutes/previewMinutes'
import type { Actor } from '../../shared/permission'
import { block, type MeetingWorld, openMeetingWorld, writeBlocks } from '../meetings/meetingWorld'
import { appFor } from '../support/appFor'

/** A meeting world with the front door of 資料: real multipart bytes go in, real bytes come out. */
export async function openMaterialsWorld() {
  const meetings = await openMeetingWorld()
  return { ...meetings, ...materialsDoor(meetings) }
}

function materialsDoor(world: MeetingWorld) {
  const { context, secretariat } = world
  const doorFor = (actor: Actor, scanCommand?: string) =>
    new Hono().route(
      '/',
      // What is reported is answered with a status that no test expects.
      appFor(actor, () => undefined).route('/materials', materialRoutes(context, { scanCommand })),
    )
  let key = 0
  return {
    doorFor,
    async uploads(
      actor: Actor,
      file: { name: string; bytes: Uint8Array },
      query: { meetingId: string } & Record<string, string>,
      scanCommand?: string,
    ) {
      const form = new FormData()
      form.set('file', new File([Uint8Array.from(file.bytes)], file.name))
      key += 1
      const address = `/materials?${new URLSearchParams({ idempotencyKey: `upload-${key}-key`, ...query })}`
      const response = await doorFor(actor, scanCommand).request(address, { method: 'POST', body: form })
      // The answer of the route under test: its id, or the error of server/http/errors.ts.
      const body = (await response.json()) as { id: string; error?: { code: string; message: string } }
      return { status: response.status, ...body }
    },
    async lists(meetingId: string, actor: Actor = secretariat) {
      const response = await doorFor(actor).request(`/materials?meetingId=${meetingId}`)
      // The shape GET /api/materials answers with; what is not there shows as undefined.
      const body = (await response.json()) as {
        materials: {
          id: string
          label: string
          title: string
          removedAt: number | null
          canChange: boolean
        }[]
      }
      return { status: response.status, ...body }
    },
    async acts(actor: Actor, method: string, path: string, body?: unknown) {
      const init = body === undefined ? {} : { body: JSON.stringify(body) }
      const headers = { 'Content-Type': 'application/json' }
      return (await doorFor(actor).request(`/materials/${path}`, { method, headers, ...init })).status
    },
    async confirms(meeting: MeetingRow) {
      await world.edits(meeting.minutes_id, (doc) => writeBlocks(doc, [block('paragraph', {}, '議事の経過')]))
      const { previewed } = await previewMinutes(world.context, world.secretariat, { meetingId: meeting.id })
      const idempotencyKey = newId()
      await confirmMinutes(world.context, world.secretariat, {
        meetingId: meeting.id,
        previewed,
        idempotencyKey,
      })
    },
    downloads: (actor: Actor, id: string) => doorFor(actor).request(`/materials/${id}/file`),
  }
}
export type MaterialsWorld = Awaited<ReturnType<typeof openMaterialsWorld>>

const text = (words: string) => new TextEncoder().encode(words)
export const pdf = (words = '') => ({ name: '除雪計画.pdf', bytes: text(`%PDF-1.7\n${words}\n%%EOF`) })

import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { documentKinds, syncPath } from '../../shared/collab/protocol'
import { addAgendaItem } from '../../shared/meetings/agendaDocument'
import type { AgendaItem } from '../../shared/meetings/agendaItem'
import type { Seated } from './world'

/** Writes items into the 次第 as the person's page would, by the socket: a story that is not about the 次第 begins behind it. */
export async function fillAgenda(
  person: Seated,
  meetingId: string,
  items: readonly (Pick<AgendaItem, 'id' | 'kind'> & Partial<AgendaItem>)[],
): Promise<void> {
  const { body } = await person.asks(`/api/meetings/${meetingId}`)
  // The answer of GET /api/meetings/:id, whose shape its own tests pin.
  const { documentId, epoch } = (body as { agenda: { documentId: string; epoch: number } }).agenda
  const origin = new URL(person.page.url()).origin
  const cookies = await person.context.cookies()
  const headers = { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), Origin: origin }
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(origin.replace('http', 'ws') + syncPath, documentId, doc, {
    // y-websocket gives its socket an address and nothing else.
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
      }
    } as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { epoch: String(epoch), schema: String(documentKinds.agenda.schemaVersion) },
  })
  await new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
  for (const item of items) addAgendaItem(doc, item)
  await untilShown(person, meetingId, items.length)
  provider.destroy()
  doc.destroy()
}

/** Until the rows that other pages read have them. */
async function untilShown(person: Seated, meetingId: string, count: number): Promise<void> {
  for (;;) {
    const { body } = await person.asks(`/api/meetings/${meetingId}`)
    if ((body as { agendaItems: unknown[] }).agendaItems.length >= count) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

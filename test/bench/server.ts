import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createCollab } from '../../server/collab/collab'
import { Events } from '../../server/events'
import { createDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'

/**
 * The sync engine as the product runs it, on the real store in `directory`. Only the door is open: whoever says `person=<name>`
 * is that person, and a document that is asked for exists. `hurry` lets the server's clock run so fast that no limit of edits
 * per second is met.
 */
const [directory = '', hurry] = process.argv.slice(2)
const store = await openSqlite(join(directory, 'entaku.db'))
const now = () => (hurry ? performance.now() * 1_000_000 : Date.now())

const collab = createCollab({
  context: { store, now, events: new Events() },
  authenticate: async ({ headers }) => {
    const personId = /person=(\w+)/.exec(headers.cookie ?? '')?.[1]
    if (personId === undefined) return undefined
    const actor = { personId, seatId: personId, organisationId: personId, duty: 'member' as const }
    return {
      actor: { ...actor, memberships: [], secretariatOf: [] },
      sessionId: personId,
      organisationName: personId,
      seatTitle: '課長',
    }
  },
  access: async (_actor, documentId) => ({ head: await documentOf(documentId), mode: 'write' }),
  allowedOrigin: () => true,
  report: (error) => console.error(error),
})

async function documentOf(id: string) {
  const head = await store.log.head(id)
  if (head) return head
  const document = { id, kind: 'minutes', subjectId: id, forumId: 'forum', at: 0 } as const
  // Several may come first; one of them creates it.
  await store.transaction((tx) => createDocument(tx, document)).catch(() => undefined)
  return documentOf(id)
}

const http = createServer((_request, response) => response.end('ok'))
http.on('upgrade', (request, socket, head) => {
  if (!collab.handleUpgrade(request, socket, head)) socket.destroy()
})
http.listen(0, '127.0.0.1', () => {
  // An address of a TCP listener is always an AddressInfo.
  process.send?.({ port: (http.address() as AddressInfo).port })
})

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createCollab } from '../../server/collab/collab'
import { Events } from '../../server/events'
import { createDocument } from '../../server/store/documents'
import { openSqlite } from '../../server/store/sqlite'

/**
 * The sync engine as the product runs it, on the real store, in a process of its own that can be killed. Only the door is open:
 * whoever says `person=<name>` is that person. Usage: server.ts <sqlite file> <port> <document ids, comma separated>
 */
const [file = '', port = '0', ids = 'd1'] = process.argv.slice(2)
const store = await openSqlite(file)
for (const id of ids.split(','))
  if (!(await store.log.head(id)))
    await store.transaction((tx) =>
      createDocument(tx, { id, kind: 'agenda', subjectId: id, forumId: 'forum', at: 0 }),
    )

const collab = createCollab({
  context: { store, now: Date.now, events: new Events() },
  authenticate: async ({ headers }: IncomingMessage) => {
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
  access: async (_actor, documentId) => {
    const head = await store.log.head(documentId)
    return head && { head, mode: 'write' }
  },
  allowedOrigin: () => true,
  report: (error) => console.error(error),
})

const http = createServer((_request, response) => response.end('ok'))
http.on('upgrade', (request, socket, head) => {
  if (!collab.handleUpgrade(request, socket, head)) socket.destroy()
})
http.listen(Number(port), '127.0.0.1', () => {
  // An address of a TCP listener is always an AddressInfo.
  process.send?.({ port: (http.address() as AddressInfo).port })
})
/** The parent asks what this process has used. */
process.on('message', () => {
  process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss(), ...collab.stats() })
})
process.on('disconnect', () => process.exit())

import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { build } from 'vite'
import solid from 'vite-plugin-solid'
import type * as Y from 'yjs'
import type { Caller, Signed } from '../../../server/collab/access'
import { createCollab } from '../../../server/collab/collab'
import { httpServer, listen } from '../../../server/http/serve'
import { staticRoutes } from '../../../server/http/static'
import { newId } from '../../../server/id'
import { createDocument, readDocument } from '../../../server/store/documents'
import { temporaryDirectory } from '../../support/temporaryDirectory'
import { openTestContext } from '../../support/testContext'
import { seatOf } from './agendaSeats'

/** The agenda on a page of its own, with the product's store, sync engine and content security policy behind it. */
export async function startAgendaServer() {
  const pages = temporaryDirectory()
  await buildPage(pages.path)
  const opened = await openTestContext(0)
  const { store } = opened.context
  // People type here in real time.
  const context = { ...opened.context, now: Date.now }
  const collab = createCollab({
    context,
    authenticate: async (request) => signed(request),
    access: async (actor, documentId) => {
      const head = await store.log.head(documentId)
      return head && { head, mode: seatOf(actor.personId).mode }
    },
    allowedOrigin: () => true,
    report: (error) => console.error(error),
  })
  const app = new Hono().use(policy).route('/', staticRoutes(pages.path))
  const server = httpServer(app)
  server.on('upgrade', (request, socket, head) => collab.handleUpgrade(request, socket, head))
  const port = await listen(server, 0, '127.0.0.1')

  return {
    url: `http://127.0.0.1:${port}`,
    /** A new agenda with what `seed` puts into it; resolves with its id. */
    async newAgenda(seed: (doc: Y.Doc) => void = () => undefined): Promise<string> {
      const id = newId()
      const document = {
        id,
        kind: 'agenda',
        subjectId: 'meeting',
        forumId: 'hokushin',
        at: Date.now(),
        seed,
      } as const
      await store.transaction((tx) => createDocument(tx, document))
      return id
    },
    /** The agenda as the log has it. */
    stored: async (documentId: string) => (await readDocument(store.log, documentId)).doc,
    async close() {
      server.close()
      await collab.close()
      server.closeAllConnections()
      await opened.close()
      pages.remove()
    },
  }
}
export type AgendaServer = Awaited<ReturnType<typeof startAgendaServer>>

const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", NONCE],
    styleSrc: ["'self'", NONCE],
    imgSrc: ["'self'", 'data:'],
  },
})

async function buildPage(outDir: string) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: join(dirname(fileURLToPath(import.meta.url)), 'agenda'),
    plugins: [solid({ hot: false })],
    html: { cspNonce: '{{nonce}}' },
    build: { outDir, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  })
}

/** A cookie names the seat: signing in is another test's business. */
function signed(request: Caller): Signed | undefined {
  const key = /(?:^|;\s*)who=(\w+)/.exec(request.headers.cookie ?? '')?.[1]
  if (!key) return undefined
  const seat = seatOf(key)
  return {
    actor: {
      personId: key,
      seatId: `seat-${key}`,
      organisationId: seat.organisationId,
      duty: 'member',
      memberships: [],
      secretariatOf: [],
    },
    sessionId: `session-${key}`,
    organisationName: seat.organisationName,
    seatTitle: seat.seatTitle,
  }
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import solid from 'vite-plugin-solid'
import * as Y from 'yjs'
import type { Caller, Signed } from '../../../server/collab/access'
import { type Collab, createCollab } from '../../../server/collab/collab'
import type { Context } from '../../../server/context'
import { Events } from '../../../server/events'
import { createDocument, freezeDocument } from '../../../server/store/documents'
import { openSqlite } from '../../../server/store/sqlite'
import type { DocumentKind } from '../../../shared/collab/protocol'

/** As strict as the product's own: a component that needs inline styles or scripts fails here. */
const policy =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** The real sync engine and store behind a page that shows one component; only the sign-in is a cookie. */
export class EditorServer {
  readonly #sockets = new Set<Duplex>()
  #documents = 0

  private constructor(
    readonly dir: string,
    readonly context: Context,
    readonly collab: Collab,
    readonly http: Server,
  ) {}

  static async start(): Promise<EditorServer> {
    const dir = mkdtempSync(join(tmpdir(), 'entaku-editor-'))
    const pages = join(dir, 'page')
    await build({
      configFile: false,
      root: fileURLToPath(new URL('page', import.meta.url)),
      logLevel: 'error',
      plugins: [solid({ hot: false })],
      build: { outDir: pages, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
    })
    const store = await openSqlite(join(dir, 'entaku.db'))
    const context: Context = { store, now: Date.now, events: new Events() }
    const collab = createCollab({
      context,
      authenticate: async (request) => signed(request),
      access: async (_actor, documentId) => {
        const head = await store.log.head(documentId)
        return head && { head, mode: head.frozenAt === null ? 'write' : 'read' }
      },
      allowedOrigin: ({ headers }) => headers.origin === `http://${headers.host}`,
    })
    const http = createServer((request, response) => serve(pages, request, response))
    const server = new EditorServer(dir, context, collab, http)
    http.on('upgrade', (request, socket, head) => {
      server.#sockets.add(socket)
      socket.on('close', () => server.#sockets.delete(socket))
      collab.handleUpgrade(request, socket, head)
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return server
  }

  get url(): string {
    // An address of a TCP listener is always an AddressInfo.
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`
  }

  async document(kind: DocumentKind, seed: (doc: Y.Doc) => void): Promise<string> {
    const id = `document-${++this.#documents}`
    const about = { id, kind, subjectId: id, forumId: 'forum', at: 0 }
    await this.context.store.transaction((tx) => createDocument(tx, { ...about, seed }))
    return id
  }

  /** The document as the log has it: what everybody will see tomorrow. */
  async stored(documentId: string): Promise<Y.Doc> {
    await this.collab.flush()
    const doc = new Y.Doc()
    for (const { bytes } of await this.context.store.log.tail(documentId, 0)) Y.applyUpdate(doc, bytes)
    return doc
  }

  /** 確定: frozen in the log, and every connection told. */
  async freeze(documentId: string): Promise<void> {
    await this.collab.flush()
    const head = await this.context.store.log.head(documentId)
    await this.context.store.transaction((tx) =>
      freezeDocument(tx, { documentId, seq: head?.seq ?? 0, at: Date.now() }),
    )
    this.context.events.emit('documentFrozen', { documentId })
  }

  /** Every line goes down, as when the network does; new ones are possible at once. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async stop(): Promise<void> {
    await this.collab.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
    await this.context.store.close()
    rmSync(this.dir, { recursive: true })
  }
}

/** Whoever the cookie says: `person=中野市`. */
function signed({ headers }: Caller): Signed | undefined {
  const name = decodeURIComponent(/person=([^;]+)/.exec(headers.cookie ?? '')?.[1] ?? '')
  if (name === '') return undefined
  return {
    actor: {
      personId: name,
      seatId: name,
      organisationId: name,
      duty: 'member',
      memberships: [],
      secretariatOf: [],
    },
    sessionId: name,
    organisationName: name,
    seatTitle: '企画課長',
  }
}

function serve(pages: string, { url = '/' }: IncomingMessage, response: ServerResponse) {
  const { pathname } = new URL(url, 'http://localhost')
  const path = join(pages, normalize(pathname === '/' ? 'index.html' : pathname))
  response.setHeader('Content-Security-Policy', policy)
  if (pathname === '/favicon.ico') return response.writeHead(204).end()
  try {
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    response.end(readFileSync(path))
  } catch {
    response.writeHead(404).end()
  }
}

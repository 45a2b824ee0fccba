import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type * as Y from 'yjs'
import type { Caller, DocumentAccess, Signed } from '../../../server/collab/access'
import { type Collab, createCollab } from '../../../server/collab/collab'
import type { LineTimes } from '../../../server/collab/HttpLine'
import type { Context } from '../../../server/context'
import { Events } from '../../../server/events'
import { httpServer } from '../../../server/http/serve'
import { createNotices, type Notices } from '../../../server/notices/live'
import { createDocument } from '../../../server/store/documents'
import type { Store } from '../../../server/store/Store'
import { type DocumentKind, syncPath } from '../../../shared/collab/protocol'
import type { Actor } from '../../../shared/permission'
import { newTestPlace, type TestPlace } from '../../support/testStore'
import { TroubledLog } from './TroubledLog'

export interface Person extends Signed {
  /** what this person may do with each document; 'write' where nothing is said */
  modes: Map<string, DocumentAccess['mode'] | 'none'>
}

/** The real engine on a real store and real sockets; only who is signed in, and with which rights, is said by the test. */
export class SyncServer {
  readonly people = new Map<string, Person>()
  readonly reports: unknown[] = []
  /** sessions whose people were told to have typed */
  readonly active: string[] = []
  /** runs while an upgrade is being judged */
  whileJudging: () => Promise<void> = async () => undefined

  private constructor(
    readonly place: TestPlace,
    readonly store: Store,
    readonly log: TroubledLog,
    readonly context: Context,
    readonly http: Server,
    public collab: Collab,
    readonly notices: Notices,
  ) {}

  static async start(place = newTestPlace(), lineTimes?: LineTimes): Promise<SyncServer> {
    const store = await place.open((error) => server.reports.push(error))
    const log = new TroubledLog(store.log)
    const context: Context = { store: { ...store, log }, now: Date.now, events: new Events() }
    const options = {
      context,
      authenticate: (caller: Caller) => server.#authenticate(caller),
      access: (actor: Actor, documentId: string) => server.#access(actor, documentId),
      allowedOrigin: ({ headers }: Caller) =>
        headers.origin === undefined || headers.origin === 'http://entaku.test',
      active: async (sessionId: string) => void server.active.push(sessionId),
      report: (error: unknown) => void server.reports.push(error),
      ...(lineTimes && { lineTimes }),
    }
    const collab = createCollab(options)
    const http = httpServer(collab.routes)
    const server = new SyncServer(place, store, log, context, http, collab, createNotices(options))
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (
        !server.collab.handleUpgrade(request, socket, head) &&
        !server.notices.handleUpgrade(request, socket, head)
      )
        socket.end('HTTP/1.1 404 Not Found\r\n\r\n')
    })
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return server
  }

  /** Where y-websocket puts the document's id behind. */
  get url(): string {
    return `${this.origin}${syncPath}`
  }

  get origin(): string {
    // An address of a TCP listener is always an AddressInfo.
    return `ws://127.0.0.1:${(this.http.address() as AddressInfo).port}`
  }

  person(name: string): Person {
    const known = this.people.get(name)
    if (known) return known
    const person: Person = {
      actor: {
        personId: name,
        seatId: `seat of ${name}`,
        organisationId: `org of ${name}`,
        duty: 'member',
        memberships: [],
        secretariatOf: [],
      },
      sessionId: `session of ${name}`,
      organisationName: `${name}市`,
      seatTitle: '企画課長',
      modes: new Map(),
    }
    this.people.set(name, person)
    return person
  }

  async document(id: string, kind: DocumentKind = 'agenda', seed?: (doc: Y.Doc) => void): Promise<string> {
    await this.store.transaction((tx) =>
      createDocument(tx, {
        id,
        kind,
        subjectId: `subject of ${id}`,
        forumId: 'forum',
        at: 0,
        ...(seed && { seed }),
      }),
    )
    return id
  }

  /** Ends the server in good order. `keep` leaves the data, for a next start in the same place. */
  async stop({ keep = false } = {}): Promise<void> {
    this.notices.close()
    await this.collab.close()
    this.http.closeAllConnections()
    await new Promise((resolve) => this.http.close(resolve))
    await this.store.close()
    if (!keep) await this.place.remove()
  }

  async #authenticate({ headers }: Caller): Promise<Signed | undefined> {
    await this.whileJudging()
    return this.people.get(/person=(\w+)/.exec(headers.cookie ?? '')?.[1] ?? '')
  }

  async #access({ personId }: Actor, documentId: string): Promise<DocumentAccess | undefined> {
    const mode = this.people.get(personId)?.modes.get(documentId) ?? 'write'
    const head = await this.log.head(documentId)
    if (!head || mode === 'none') return undefined
    return { head, mode: head.frozenAt === null ? mode : 'read' }
  }
}

import { type Accessor, createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type DocumentKind, documentKinds, messageType, syncPath } from '../../shared/collab/protocol'
import type { Closed } from './closed'
import type { DocumentStatus } from './documentStatus'
import { announceOnReturn, type Me, type Peer, readPeers } from './presence'
import { RoadSocket } from './road/RoadSocket'
import { watchLink } from './watchLink'

/** Many people come back at once after a restart of the server: the cap is spread so that they do not come together. */
const backoffMaxMs = () => 8_000 + Math.random() * 8_000

export interface ConnectOptions {
  documentId: string
  kind: DocumentKind
  /** bumped when a document is restored from a backup: clients of the old epoch must not merge into it */
  epoch: number
  /** the schema version this build writes; the server turns away builds that are too old */
  schema?: number
  me: Me
  readOnly?: boolean
}

export interface DocumentConnection {
  doc: Y.Doc
  awareness: Awareness
  /** the whole document is here; stays true through a short break */
  synced: Accessor<boolean>
  status: Accessor<DocumentStatus>
  /** set when the server ended the connection for good */
  closed: Accessor<Closed | undefined>
  peers: Accessor<Peer[]>
  /** tells the others more about me, such as the field I am in; `null` takes a field back */
  /**
   * Called before anything from the others is merged. An editor hands over letters it has not read from the page yet:
   * read after the merge they would be taken for letters the others have removed. Returns how to stop.
   */
  onBeforeRemote: (listener: () => void) => () => void
  setPresence: (fields: Readonly<Record<string, unknown>>) => void
  destroy: () => void
}

/** Opens a co-edited document. The caller calls `destroy` when its page goes. */
export function connectDocument(options: ConnectOptions): DocumentConnection {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalStateField('user', {
    organisationName: options.me.organisationName,
    seatTitle: options.me.seatTitle,
  })
  const provider = new WebsocketProvider(syncUrl(window.location), options.documentId, doc, {
    awareness,
    connect: false,
    // Its types ask for a whole WebSocket; RoadSocket has the part that it uses.
    WebSocketPolyfill: RoadSocket as unknown as typeof WebSocket,
    // Tabs of one browser may belong to two people: what they exchange must pass the server's gate [S3].
    disableBc: true,
    maxBackoffTime: backoffMaxMs(),
    params: {
      epoch: String(options.epoch),
      schema: String(options.schema ?? documentKinds[options.kind].schemaVersion),
    },
  })
  const beforeRemote = announceRemote(provider)
  const link = watchLink(provider, options.readOnly ?? false)
  const [peers, setPeers] = createSignal(readPeers(awareness))
  announceOnReturn(provider)
  awareness.on('change', () => setPeers(readPeers(awareness)))
  provider.connect()
  return {
    doc,
    awareness,
    peers,
    synced: link.loaded,
    status: link.status,
    closed: link.closed,
    onBeforeRemote: (listener) => {
      beforeRemote.add(listener)
      return () => beforeRemote.delete(listener)
    },
    setPresence: (fields) => {
      awareness.setLocalState({ ...awareness.getLocalState(), ...fields })
    },
    destroy: () => {
      link.stop()
      provider.destroy()
      awareness.destroy()
      doc.destroy()
    },
  }
}

/** Everything from the others comes in through this one handler. */
function announceRemote(provider: WebsocketProvider): Set<() => void> {
  const listeners = new Set<() => void>()
  const merge = provider.messageHandlers[messageType.sync]
  provider.messageHandlers[messageType.sync] = (...message) => {
    for (const listener of listeners) listener()
    merge?.(...message)
  }
  return listeners
}

const syncUrl = ({ protocol, host }: Location) =>
  `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${syncPath}`

import { type Accessor, createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type DocumentKind, documentKinds, messageType, syncPath } from '../../shared/collab/protocol'
import { editorText } from '../text/editor'
import type { Closed } from './closed'
import type { DocumentStatus } from './documentStatus'
import { followClientId } from './followClientId'
import { type Incoming, incomingOf } from './incoming'
import type { Keep } from './offline/keepFor'
import { LocalCopy } from './offline/LocalCopy'
import type { KeptDocument } from './offline/names'
import { enterDocument } from './offline/openDocuments'
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
  /** how the person is shown to the others; nobody is shown when the document is opened only to bring changes to the server */
  me?: Me
  readOnly?: boolean
  /** whoever writes gets a copy of the document in this browser [S11] */
  keep?: Keep | undefined
}

/** Told of what comes from the server before it is merged. */
export type BeforeRemote = (incoming?: Incoming) => void

export interface DocumentConnection {
  doc: Y.Doc
  awareness: Awareness
  /** the whole document is here, from the server or from this browser's copy; stays true through a break */
  synced: Accessor<boolean>
  status: Accessor<DocumentStatus>
  /** set when the server ended the connection for good */
  closed: Accessor<Closed | undefined>
  peers: Accessor<Peer[]>
  /**
   * Called before anything from the others is merged. An editor hands over letters it has not read from the page yet:
   * read after the merge they would be taken for letters the others have removed. Returns how to stop.
   */
  onBeforeRemote: (listener: BeforeRemote) => () => void
  /** tells the others more about me, such as the field I am in; `null` takes a field back */
  setPresence: (fields: Readonly<Record<string, unknown>>) => void
  destroy: () => void
}

/** Opens a co-edited document. The caller calls `destroy` when its page goes. */
export function connectDocument(options: ConnectOptions): DocumentConnection {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  introduce(awareness, options.me)
  followClientId(doc, awareness)
  const provider = createProvider(doc, awareness, options)
  const beforeRemote = announceRemote(provider)
  const document = describe(options)
  const copy = openCopy(doc, document, options)
  const link = watchLink(provider, {
    document,
    isShown: options.me !== undefined,
    readOnly: options.readOnly ?? false,
    copy,
    beforeMerge: () => {
      for (const listener of beforeRemote) listener()
    },
  })
  const { unsaved, lookAgain } = link
  const leave = options.me
    ? enterDocument({ owner: options.keep?.owner, document, unsaved, lookAgain })
    : () => undefined
  const [peers, setPeers] = createSignal(readPeers(awareness))
  announceOnReturn(provider)
  awareness.on('change', () => setPeers(readPeers(awareness)))
  let isDestroyed = false
  // The copy first: what it holds then goes to the server as one answer, and the page has words while the line is broken.
  if (copy) void link.load(copy).then(() => !isDestroyed && provider.connect())
  else provider.connect()
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
      isDestroyed = true
      link.stop()
      provider.destroy()
      copy?.stop()
      leave()
      awareness.destroy()
      doc.destroy()
    },
  }
}

function createProvider(doc: Y.Doc, awareness: Awareness, options: ConnectOptions): WebsocketProvider {
  const { documentId, kind, epoch, schema = documentKinds[kind].schemaVersion } = options
  return new WebsocketProvider(syncUrl(window.location), documentId, doc, {
    awareness,
    connect: false,
    // Its types ask for a whole WebSocket; RoadSocket has the part that it uses.
    WebSocketPolyfill: RoadSocket as unknown as typeof WebSocket,
    // Tabs of one browser may belong to two people: what they exchange must pass the server's gate [S3].
    disableBc: true,
    maxBackoffTime: backoffMaxMs(),
    params: { epoch: String(epoch), schema: String(schema) },
  })
}

function introduce(awareness: Awareness, me: Me | undefined): void {
  const { organisationName, seatTitle } = me ?? {}
  awareness.setLocalState(me ? { user: { organisationName, seatTitle } } : null)
}

function describe({ documentId, epoch, kind, keep }: ConnectOptions): KeptDocument {
  const { title = editorText.kind[kind], path = '/', seat = '' } = keep ?? {}
  return { documentId, epoch, kind, title, path, seat }
}

/** Readers keep nothing: what they see they may be shown again, and nobody else on this computer may. */
const openCopy = (doc: Y.Doc, document: KeptDocument, { keep, readOnly }: ConnectOptions) =>
  keep && !readOnly ? new LocalCopy(doc, keep.owner, document) : undefined

/** Everything from the others comes in through this one handler. */
function announceRemote(provider: WebsocketProvider): Set<BeforeRemote> {
  const listeners = new Set<BeforeRemote>()
  const merge = provider.messageHandlers[messageType.sync]
  provider.messageHandlers[messageType.sync] = (...message) => {
    const incoming = incomingOf(message[1])
    for (const listener of listeners) listener(incoming)
    merge?.(...message)
  }
  return listeners
}

const syncUrl = ({ protocol, host }: Location) =>
  `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${syncPath}`

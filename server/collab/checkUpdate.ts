import * as Y from 'yjs'
import { limits } from '../../shared/collab/protocol'
import { refused, resync } from './refusal'

/*
 * What an update must fulfil before it may touch the document [S3][S4]. The update is decoded by Yjs itself, so there is
 * no second parser that could read it differently. Struct by struct:
 *
 *   1. each client id appears in one block and is a uint32;
 *   2. what the server has already is skipped; what is new follows without a gap;
 *   3. what is new stands under a client id that is the author's, or nobody's: then it becomes the author's;
 *   4. its content is of a known kind (no sub-documents) and names no unknown root;
 *   5. everything it refers to exists, and its own past is older than itself;
 *   6. every deleted range is known.
 *
 * A message is taken whole or refused whole: filtering parts would leave a client with text that nobody else has.
 */

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds']

export interface CheckedUpdate {
  bytes: Uint8Array
  structs: readonly Struct[]
  deletes: DeleteSet
  /** carries structs the document does not have yet */
  isFresh: boolean
  /** client ids that wrote here for the first time and now belong to the author */
  firstSeen: readonly number[]
}

/** What the check has to know about the document. */
export interface Known {
  /** the next clock expected of a client id: 0 when it never wrote */
  clockOf(clientId: number): number
  /** the person a client id belongs to for good */
  boundTo(clientId: number): string | undefined
  /** the person whose live connection announced a client id: until it writes, nobody else may take it */
  claimedBy(clientId: number): string | undefined
  roots: ReadonlySet<string>
}

/** Throws a Refusal, or says what the update would add. Changes nothing. */
export function checkUpdate(bytes: Uint8Array, personId: string, known: Known): CheckedUpdate {
  const { structs, ds } = decode(bytes)
  if (structs.length > limits.structsPerUpdateMax) throw refused('too many structs')
  const scan = new Scan(personId, known)
  for (const struct of structs) scan.take(struct)
  if (scan.isFresh) for (const struct of structs) scan.checkReferences(struct)
  scan.checkDeletes(ds)
  return { bytes, structs, deletes: ds, isFresh: scan.isFresh, firstSeen: scan.firstSeen }
}

function decode(bytes: Uint8Array) {
  try {
    return Y.decodeUpdate(bytes)
  } catch {
    throw refused('malformed')
  }
}

const clockMax = 0x7fff_ffff
const clientIdMax = 0xffff_ffff
/** One struct longer than this is no typing and no paste; it would only burn the client's clock. */
const structLengthMax = 1 << 20

/** No sub-documents: they would load outside of the gate. No hooks: no editor of ours writes them and none can read them. */
const contents: ReadonlySet<unknown> = new Set([
  Y.ContentString,
  Y.ContentType,
  Y.ContentFormat,
  Y.ContentAny,
  Y.ContentDeleted,
  Y.ContentEmbed,
  Y.ContentJSON,
  Y.ContentBinary,
])

/** One pass over an update's structs. */
class Scan {
  isFresh = false
  readonly firstSeen: number[] = []
  /** the clock each client id will have after this update */
  readonly #clocks = new Map<number, number>()
  #clientId = -1

  constructor(
    readonly personId: string,
    readonly known: Known,
  ) {}

  take(struct: Struct): void {
    const { client, clock } = struct.id
    if (client !== this.#clientId) this.#beginBlock(client)
    const end = clock + struct.length
    if (!(struct.length > 0) || end > clockMax) throw refused('bad length')
    const have = this.#clockOf(client)
    if (end <= have) return
    if (struct instanceof Y.Skip || clock > have) throw resync('gap')
    if (struct.length > structLengthMax) throw refused('bad length')
    this.#checkOwner(client)
    if (struct instanceof Y.Item) this.#checkContent(struct)
    this.#clocks.set(client, end)
    this.isFresh = true
  }

  checkReferences(struct: Struct): void {
    if (!(struct instanceof Y.Item)) return
    const { origin, rightOrigin, id } = struct
    // Before integration Yjs keeps an ID or a root's name here, which its types do not say.
    const parent: unknown = struct.parent
    if (origin !== null && !this.#isBefore(origin, id)) throw resync('missing dependency')
    if (rightOrigin !== null && !this.#isBefore(rightOrigin, id)) throw resync('missing dependency')
    if (parent instanceof Y.ID && !this.#isBefore(parent, id)) throw resync('missing dependency')
  }

  checkDeletes({ clients }: DeleteSet): void {
    for (const [clientId, ranges] of clients) {
      const end = this.#clockOf(clientId)
      for (const { clock, len } of ranges) if (!(len > 0) || clock + len > end) throw resync('unknown delete')
    }
  }

  #beginBlock(clientId: number): void {
    if (clientId > clientIdMax) throw refused('bad client id')
    if (this.#clocks.has(clientId)) throw refused('client listed twice')
    this.#clientId = clientId
    this.#clocks.set(clientId, this.known.clockOf(clientId))
  }

  #checkOwner(clientId: number): void {
    const owner = this.known.boundTo(clientId)
    if (owner === this.personId) return
    // Structs without an owner are none of ours: nobody may continue them.
    if (owner !== undefined || this.known.clockOf(clientId) > 0) throw refused('foreign client id')
    const claimant = this.known.claimedBy(clientId) ?? this.personId
    if (claimant !== this.personId) throw refused('foreign client id')
    if (this.firstSeen.at(-1) !== clientId) this.firstSeen.push(clientId)
  }

  #checkContent({ content, parent: unresolved }: Y.Item): void {
    if (!contents.has(content.constructor)) throw refused('content not allowed')
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlHook)
      throw refused('content not allowed')
    const parent: unknown = unresolved
    if (typeof parent === 'string' && !this.known.roots.has(parent)) throw refused('root not allowed')
  }

  #isBefore(reference: Y.ID, own: Y.ID): boolean {
    if (reference.client === own.client && reference.clock >= own.clock) return false
    return reference.clock < this.#clockOf(reference.client)
  }

  #clockOf(clientId: number): number {
    return this.#clocks.get(clientId) ?? this.known.clockOf(clientId)
  }
}

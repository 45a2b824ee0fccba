import * as Y from 'yjs'
import { limits } from '../../shared/collab/protocol'
import { causalOrder } from './causalOrder'
import { refused, resync } from './refusal'
import { assertNoPairIsCut } from './surrogates'
import { type DeletedRange, readUpdate, type Struct, writeUpdate } from './updateCode'

/*
 * What an update must fulfil before it may touch the document [S3][S4]. Struct by struct:
 *
 *   1. each client id appears in one block and is a uint32;
 *   2. what the server has already is skipped; what is new follows without a gap;
 *   3. what is new stands under a client id that is the author's, or nobody's: then it becomes the author's;
 *   4. its content is of a known kind (no sub-documents) and names no unknown root;
 *   5. everything it refers to exists or can come before it, and its own past is older than itself;
 *   6. every deleted range is known;
 *   7. nothing cuts a surrogate pair in two.
 *
 * A message is taken whole or refused whole: filtering parts would leave a client with text that nobody else has.
 */

export interface CheckedUpdate {
  bytes: Uint8Array
  /** what the document does not have yet, in an order in which it can be applied part by part */
  structs: readonly Struct[]
  deletes: readonly DeletedRange[]
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
  /** the structs of the document under a client id */
  structsOf(clientId: number): readonly (Y.Item | Y.GC)[]
}

/** Throws a Refusal, or says what the update would add. Changes nothing. */
export function checkUpdate(bytes: Uint8Array, personId: string, known: Known): CheckedUpdate {
  const sent = readUpdate(bytes)
  const scan = new Scan(personId, known)
  for (const struct of sent.structs) scan.take(struct)
  for (const range of sent.deletes) scan.checkDelete(range)
  // What is known already is cut off: where it says that it stands may be another place than where it does.
  const freshBytes = scan.isAllFresh ? bytes : writeUpdate({ ...sent, structs: scan.fresh }, known.clockOf)
  const { structs, deletes } = scan.isAllFresh ? sent : readUpdate(freshBytes)
  const ordered = causalOrder(structs, known.clockOf)
  assertNoPairIsCut({ structs: ordered, deletes }, known.structsOf)
  const isFresh = ordered.length > 0
  return { bytes: freshBytes, structs: ordered, deletes, isFresh, firstSeen: scan.firstSeen }
}

const clockMax = 0x7fff_ffff
const clientIdMax = 0xffff_ffff
/** One struct longer than this is no typing and no paste; it would only burn the client's clock. */
const structLengthMax = 1 << 20

/**
 * No sub-documents: they would load outside of the gate. No hooks: no editor of ours writes them and none can read them.
 * No ContentJSON: Yjs writes it no more.
 */
const contents: ReadonlySet<unknown> = new Set([
  Y.ContentString,
  Y.ContentType,
  Y.ContentFormat,
  Y.ContentAny,
  Y.ContentDeleted,
  Y.ContentEmbed,
  Y.ContentBinary,
])

/** One pass over an update's structs. */
class Scan {
  readonly fresh: Struct[] = []
  /** nothing of it was known before */
  isAllFresh = true
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
    if (clock < have) this.isAllFresh = false
    if (end <= have) return
    if (struct instanceof Y.Skip || clock > have) throw resync('gap')
    if (struct.length > structLengthMax) throw refused('bad length')
    this.#checkOwner(client)
    if (struct instanceof Y.Item) this.#checkContent(struct)
    this.#clocks.set(client, end)
    this.fresh.push(struct)
  }

  checkDelete({ clientId, clock, length }: DeletedRange): void {
    if (!(length > 0) || clock + length > this.#clockOf(clientId)) throw resync('unknown delete')
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
    if (this.firstSeen.at(-1) === clientId) return
    if (this.firstSeen.length >= limits.newClientIdsPerUpdateMax) throw refused('too many client ids')
    this.firstSeen.push(clientId)
  }

  #checkContent({ content, parent: unresolved }: Y.Item): void {
    if (!contents.has(content.constructor)) throw refused('content not allowed')
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlHook)
      throw refused('content not allowed')
    const parent: unknown = unresolved
    if (typeof parent === 'string' && !this.known.roots.has(parent)) throw refused('root not allowed')
  }

  #clockOf(clientId: number): number {
    return this.#clocks.get(clientId) ?? this.known.clockOf(clientId)
  }
}

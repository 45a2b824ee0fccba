import { setImmediate as othersTurn } from 'node:timers/promises'
import * as Y from 'yjs'
import { type Author, type CloseCode, closeCode, documentKinds, limits } from '../../shared/collab/protocol'
import type { AppendResult, Binding, DocumentHead, LogRow, Snapshot } from '../store/UpdateLog'
import type { Connection } from './Connection'
import { type PresenceState, presenceFrame, stepOneFrame, stepTwoFrame } from './frames'
import type { Batch, Committer } from './GroupCommit'
import { type Applying, Gate } from './gate'
import type { LoadedDocument } from './loadDocument'
import { News } from './News'
import { Presence } from './Presence'
import { refused } from './refusal'

/*
 * One document in memory, from its first reader to its last [S1]:
 *
 *   write      verify (gate) → apply in memory → queue the row → line up for the group commit
 *   takeBatch  everything queued, and a keyframe when one is due: just now memory is exactly what the batch makes durable
 *   settle     after the commit: answer who asked, then tell everybody the news in one write each
 *
 * What memory holds and the log does not is never shown: an answer to step 1 is computed when it is asked for and sent when all
 * that was in it is durable. When a commit fails or an update poisons the document the room is dropped: its
 * connections close, and clients bring what was not acknowledged again with their next step 2.
 */

export interface RoomEvents {
  /** the room has work for the group commit */
  linedUp(room: Room): void
  committed(room: Room, seq: number): void
  keyframe(room: Room, snapshot: Snapshot): void
  /** nobody is here any more, or the room was dropped: it must not be found again */
  ended(room: Room): void
}

interface RoomBatch extends Batch {
  /** what single connections wait for, in the order they asked */
  answers: (() => void)[]
  news: News
  keyframe: Snapshot | undefined
}

/** More than this waiting for one commit means that the store stands still: people must be told that nothing is saved. */
const waitingMax = 20_000
/**
 * Loading reads about this many rows, or bytes of rows, after a keyframe. Writing a keyframe costs as much as the document is long:
 * rows alone must first have grown to a share of it.
 */
const keyframeRows = 500
const keyframeBytes = 64 * 1024
const keyframeShare = 1 / 4

export class Room implements Committer<RoomBatch> {
  readonly connections = new Set<Connection>()
  readonly presence: Presence
  isEnded = false
  #committedSeq: number
  #byteCount: number
  #rowsSinceKeyframe: number
  #bytesSinceKeyframe: number
  #rows: LogRow[] = []
  #bindings: Binding[] = []
  #answers: (() => void)[] = []
  #news = new News()
  #seq: number
  /** large updates that are half in memory */
  readonly #absorbing = new Set<Promise<void>>()
  readonly #doc: Y.Doc
  readonly #gate: Gate

  constructor(
    readonly head: DocumentHead,
    loaded: LoadedDocument,
    readonly events: RoomEvents,
    readonly now: () => number,
  ) {
    this.#doc = loaded.doc
    this.#seq = this.#committedSeq = loaded.seq
    this.#byteCount = loaded.byteCount
    this.#rowsSinceKeyframe = loaded.rowsSinceKeyframe
    this.#bytesSinceKeyframe = loaded.bytesSinceKeyframe
    this.presence = new Presence((clientId) => loaded.bindings.get(clientId))
    this.#gate = new Gate({
      doc: loaded.doc,
      bindings: loaded.bindings,
      roots: documentKinds[head.kind].roots,
      claimedBy: (clientId) => this.presence.announcedBy(clientId),
    })
  }

  join(connection: Connection): void {
    this.connections.add(connection)
    const stepOne = stepOneFrame(Y.encodeStateVector(this.#doc))
    this.#afterCommit(() => connection.outgoing.send(stepOne))
  }

  leave(connection: Connection): void {
    if (!this.connections.delete(connection) || this.isEnded) return
    this.tellPresence(this.presence.leave(connection))
    this.endIfEmpty()
  }

  /** Frees the room once all it has is durable, unless somebody came in meanwhile. */
  endIfEmpty(): void {
    if (this.connections.size > 0) return
    this.#afterCommit(() => {
      // Somebody may have come, written and gone meanwhile: their leaving asks again, behind their rows.
      if (this.connections.size === 0 && this.#rows.length === 0) this.#end()
    })
  }

  /** Answers a step 1, and tells who is here. From then on the connection hears what is new. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    const missing = stepTwoFrame(Y.encodeStateAsUpdate(this.#doc, stateVector))
    this.#afterCommit(() => {
      connection.outgoing.send(missing)
      if (!connection.isListening) this.#tellWhoIsHere(connection)
      connection.isListening = true
    })
  }

  /**
   * Takes an update or a step 2; throws a Refusal when it may not be taken. One so large that the others must have their turn
   * meanwhile is taken when the promise resolves, and until then the room hands nothing over to the commit.
   */
  write(connection: Connection, update: Uint8Array): Promise<void> | undefined {
    const { personId } = connection.author
    const checked = this.#gate.check(update, personId)
    if (connection.mode === 'read') {
      if (this.#gate.wouldChange(checked)) throw refused(connection.isFrozen ? 'frozen' : 'read-only')
      return undefined
    }
    if (checked.isFresh) this.#assertSpaceFor(update.byteLength)
    const queue = (effective: Uint8Array | undefined) => {
      if (effective) this.#queue(connection, update, effective, checked.firstSeen)
    }
    const applying = this.#gate.applyInSlices(checked, personId)
    const first = applying.next()
    if (!first.done) return this.#absorb(applying, queue)
    queue(first.value)
    return undefined
  }

  /** Resolves when no large update is half in memory. */
  async whole(): Promise<void> {
    await Promise.allSettled(this.#absorbing)
  }

  /** Sends the token back when everything received until now is durable [S2]. */
  acknowledge(connection: Connection, token: number): void {
    if (this.isEnded) return
    this.#news.addToken(connection, token)
    this.#lineUp()
  }

  tellPresence(states: PresenceState[]): void {
    if (states.length === 0 || this.isEnded) return
    this.#news.addPresence(states)
    this.#lineUp()
  }

  takeBatch(): RoomBatch {
    if (this.#absorbing.size > 0)
      return { append: undefined, answers: [], news: new News(), keyframe: undefined }
    const batch = {
      append: this.#takeAppend(),
      answers: this.#answers,
      news: this.#news,
      keyframe: this.#keyframeIfDue(),
    }
    this.#answers = []
    this.#news = new News()
    return batch
  }

  settle(batch: RoomBatch, result: AppendResult | 'failed'): void {
    if (result === 'ok') this.#settleCommitted(batch)
    else this.drop(closeFor[result], result)
  }

  /** Ends the room for everybody in it. What was not committed is forgotten; clients still have it. */
  drop(code: CloseCode, reason: string): void {
    if (this.isEnded) return
    this.#end()
    for (const connection of this.connections) connection.close(code, reason)
  }

  #absorb(applying: Applying, queue: (effective: Uint8Array | undefined) => void): Promise<void> {
    const absorbed = this.#applyTheRest(applying, queue)
    this.#absorbing.add(absorbed)
    const goOn = () => {
      this.#absorbing.delete(absorbed)
      this.#lineUp()
    }
    absorbed.then(goOn, goOn)
    return absorbed
  }

  async #applyTheRest(applying: Applying, queue: (effective: Uint8Array | undefined) => void): Promise<void> {
    for (;;) {
      await othersTurn()
      if (this.isEnded) return
      const step = applying.next()
      if (step.done) return queue(step.value)
    }
  }

  #settleCommitted(batch: RoomBatch): void {
    const seq = batch.append?.rows.at(-1)?.seq
    if (seq !== undefined) this.#committedSeq = seq
    if (!this.isEnded) {
      for (const answer of batch.answers) answer()
      batch.news.tell(this.connections, this.#committedSeq)
    }
    if (seq !== undefined) this.events.committed(this, seq)
    if (batch.keyframe) this.events.keyframe(this, batch.keyframe)
  }

  #end(): void {
    this.isEnded = true
    this.#rows = []
    this.#bindings = []
    this.#answers = []
    this.#news = new News()
    this.#doc.destroy()
    this.events.ended(this)
  }

  #queue(from: Connection, sent: Uint8Array, effective: Uint8Array, firstSeen: readonly number[]): void {
    const author: Author = from.author
    this.#rows.push({ seq: ++this.#seq, author, at: this.now(), bytes: effective })
    for (const clientId of firstSeen) this.#bindings.push({ clientId, author })
    this.#byteCount += effective.byteLength
    this.#rowsSinceKeyframe++
    this.#bytesSinceKeyframe += effective.byteLength
    // The sender lacks what Yjs cleaned up here behind its update.
    this.#news.addUpdate(effective, isEqual(sent, effective) ? from : undefined)
    this.#lineUp()
  }

  /** Runs `answer` when everything received until now is durable. */
  #afterCommit(answer: () => void): void {
    if (this.isEnded) return
    this.#answers.push(answer)
    this.#lineUp()
  }

  #lineUp(): void {
    if (this.#absorbing.size === 0) this.events.linedUp(this)
    if (this.#answers.length + this.#news.count > waitingMax) this.drop(closeCode.tryLater, 'store too slow')
  }

  #tellWhoIsHere({ outgoing }: Connection): void {
    const present = this.presence.states()
    if (present.length > 0) outgoing.send(presenceFrame(present))
  }

  #takeAppend(): RoomBatch['append'] {
    if (this.#rows.length === 0) return undefined
    const base = this.#seq - this.#rows.length
    const append = { documentId: this.head.id, base, rows: this.#rows, bindings: this.#bindings }
    this.#rows = []
    this.#bindings = []
    return append
  }

  #keyframeIfDue(): Snapshot | undefined {
    if (this.isEnded) return undefined
    const isLong =
      this.#rowsSinceKeyframe >= keyframeRows && this.#bytesSinceKeyframe >= this.#byteCount * keyframeShare
    if (!isLong && this.#bytesSinceKeyframe < keyframeBytes) return undefined
    this.#rowsSinceKeyframe = 0
    this.#bytesSinceKeyframe = 0
    return { seq: this.#seq, bytes: this.#measure() }
  }

  #assertSpaceFor(byteCount: number): void {
    if (this.#byteCount + byteCount <= limits.documentBytesMax) return
    this.#measure()
    if (this.#byteCount + byteCount > limits.documentBytesMax) throw refused('document too large')
  }

  /** The sum of rows is more than the document, whose deleted text was collected. */
  #measure(): Uint8Array {
    const state = Y.encodeStateAsUpdate(this.#doc)
    this.#byteCount = state.byteLength
    return state
  }
}

const closeFor = {
  failed: closeCode.tryLater,
  conflict: closeCode.tryLater,
  frozen: closeCode.frozen,
  absent: closeCode.deleted,
} as const

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

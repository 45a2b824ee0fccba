import * as decoding from 'lib0/decoding'
import {
  type Author,
  type CloseCode,
  closeCode,
  limits,
  messageType,
  syncStep,
} from '../../shared/collab/protocol'
import type { DocumentAccess, Signed } from './access'
import type { Outgoing } from './Outgoing'
import type { Identity, PresenceOwner } from './Presence'
import { RateLimit } from './RateLimit'
import type { Room } from './Room'
import { Refusal, refused } from './refusal'

/*
 * One signed-in person's socket on one document: reads frames, keeps to the limits, hands on to the room. A frame may carry several
 * messages one behind the other, like an update and the token that asks for its acknowledgement.
 *
 *   sync/step 1   answered with what the client lacks; from then on it hears of news
 *   sync/step 2   what the server lacks; from then on its updates and tokens count
 *   sync/update   before the first step 2 ignored: stock clients send live updates before they have answered our step 1, with gaps,
 *                 and the step 2 that follows contains them
 *   awareness     presence
 *   ack           a token, sent back when everything received before it is durable [S2]
 *
 * Text frames and unknown types are ignored. What cannot be read, or breaks a rule, ends the connection with its close code.
 */
export class Connection implements PresenceOwner {
  readonly personId: string
  author: Author
  identity: Identity
  mode: DocumentAccess['mode']
  isFrozen: boolean
  /** its step 1 was answered: it hears of news */
  isListening = false
  #hasSentState = false
  #isClosing = false
  #hasTyped = false
  #heldToken: number | undefined
  /** frames that are not to be read yet; undefined while all are */
  #held: decoding.Decoder[] | undefined
  #heldBytes = 0
  #holds = 0
  #presenceTimer: NodeJS.Timeout | undefined
  readonly #updates: RateLimit
  readonly #requests: RateLimit
  readonly #presence: RateLimit

  constructor(
    readonly outgoing: Outgoing,
    readonly room: Room,
    signed: Signed,
    access: DocumentAccess,
    readonly now: () => number,
  ) {
    this.personId = signed.actor.personId
    this.author = authorOf(signed)
    this.identity = identityOf(signed)
    this.mode = access.mode
    this.isFrozen = access.head.frozenAt !== null
    this.#updates = new RateLimit(limits.updatesPerSecondMax, limits.updatesBurstMax, now())
    this.#requests = new RateLimit(limits.updatesPerSecondMax, limits.updatesBurstMax, now())
    this.#presence = new RateLimit(limits.awarenessPerSecondMax, limits.awarenessPerSecondMax, now())
  }

  /** Takes what the person may do now, after their rights were judged again [S7]. */
  regrant(signed: Signed, access: DocumentAccess): void {
    this.author = authorOf(signed)
    this.identity = identityOf(signed)
    this.mode = access.mode
    this.isFrozen = access.head.frozenAt !== null
  }

  /** Whether the person typed since this was last asked. */
  takeActivity(): boolean {
    const hasTyped = this.#hasTyped
    this.#hasTyped = false
    return hasTyped
  }

  receive(data: Uint8Array): void {
    if (data.byteLength > limits.messageBytesMax) this.#refuse(refused('message too large'))
    else this.#take(decoding.createDecoder(data))
  }

  #take(frame: decoding.Decoder): void {
    if (this.#isClosing || this.room.isEnded) return
    try {
      if (this.#held) this.#hold(frame)
      else this.#readAll(frame)
    } catch (error) {
      this.#refuse(error)
    }
  }

  #hold(frame: decoding.Decoder): void {
    this.#held?.push(frame)
    this.#heldBytes += frame.arr.byteLength
    if (this.#heldBytes > limits.messageBytesMax) this.close(closeCode.tooMany, 'too much at once')
  }

  /**
   * What the person sends is read when `done` is: a large update goes in bit by bit, and what they say next stands on it; or
   * their rights have changed, and it is not known yet whether they may say anything [S7].
   */
  holdUntil(done: Promise<void>): void {
    this.#held ??= []
    this.#holds++
    done.then(
      () => {
        if (--this.#holds === 0) this.#readHeld()
      },
      (error: unknown) => this.#refuse(error),
    )
  }

  #readHeld(): void {
    const held = this.#held ?? []
    this.#held = undefined
    this.#heldBytes = 0
    for (const frame of held) this.#take(frame)
  }

  #refuse(error: unknown): void {
    // Whatever else was thrown, the message could not be read.
    const { kind, reason, closeCode: code } = error instanceof Refusal ? error : refused('malformed')
    this.close(code, reason)
    // The others are innocent: they come back to a document loaded from the log [S4].
    if (kind === 'poisoned') this.room.drop(closeCode.tryLater, 'reload')
  }

  /** Nothing more is heard from here, nor told. */
  leave(): void {
    clearTimeout(this.#presenceTimer)
    this.room.leave(this)
  }

  /** What comes from now on is not taken and not acknowledged: clients bring it again. */
  stopReading(): void {
    this.#isClosing = true
  }

  /** The others see the person go at once, however long the socket takes to close [S7]. */
  close(code: CloseCode, reason: string): void {
    this.stopReading()
    this.outgoing.close(code, reason)
    this.leave()
  }

  /** What is unknown has no end we could find: it is ignored with its frame, but behind other messages it is garbage. */
  #readAll(decoder: decoding.Decoder): void {
    let isKnown = this.#read(decoder)
    while (isKnown && decoding.hasContent(decoder) && !this.#isClosing) {
      if (this.#held) {
        this.#hold(decoder)
        return
      }
      isKnown = this.#read(decoder)
      if (!isKnown) throw refused('malformed')
    }
  }

  /** False when the type is unknown. */
  #read(decoder: decoding.Decoder): boolean {
    switch (decoding.readVarUint(decoder)) {
      case messageType.sync:
        this.#readSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder))
        return true
      case messageType.awareness:
        this.#readPresence(decoding.readVarUint8Array(decoder))
        return true
      case messageType.queryAwareness:
        return true
      case messageType.ack:
        this.#readToken(decoding.readVarUint(decoder))
        return true
      default:
        return false
    }
  }

  #readSync(step: number, bytes: Uint8Array): void {
    if (step === syncStep.one) {
      // The answer may be the whole document: it costs more than an edit.
      if (this.#isWithin(this.#requests, stepOneCost)) this.room.answer(this, bytes)
    } else if (step === syncStep.two) {
      if (this.#isWithin(this.#updates)) this.#takeState(bytes)
    } else if (step === syncStep.update && this.#hasSentState) {
      this.#hasTyped = true
      if (this.#isWithin(this.#updates)) this.#write(bytes)
    }
  }

  #write(bytes: Uint8Array): void {
    const absorbed = this.room.write(this, bytes)
    if (absorbed) this.holdUntil(absorbed)
  }

  #takeState(bytes: Uint8Array): void {
    this.#write(bytes)
    this.#hasSentState = true
    if (this.#heldToken !== undefined) this.room.acknowledge(this, this.#heldToken)
    this.#heldToken = undefined
  }

  #readPresence(message: Uint8Array): void {
    const states = this.room.presence.take(this, message)
    // Relays of what others said cost nothing here; only what is passed on is counted.
    if (states.length === 0 || this.#presenceTimer) return
    if (this.#presence.take(this.now())) this.room.tellPresence(states)
    else this.#presenceTimer = setTimeout(() => this.#tellPresenceLate(), presencePauseMs)
  }

  /** It came too fast, like a selection being dragged: where it ends is told a little later. */
  #tellPresenceLate(): void {
    this.#presenceTimer = undefined
    this.room.tellPresence(this.room.presence.statesOf(this))
  }

  #readToken(token: number): void {
    if (!this.#isWithin(this.#requests)) return
    if (this.#hasSentState) this.room.acknowledge(this, token)
    // Tokens grow: the latest stands for all before it.
    else this.#heldToken = token
  }

  #isWithin(limit: RateLimit, cost = 1): boolean {
    if (limit.take(this.now(), cost)) return true
    this.close(closeCode.tooMany, 'too many messages')
    return false
  }
}

const stepOneCost = 20
/** Over the limit a connection's presence is passed on this often. */
const presencePauseMs = 200

const authorOf = ({ actor }: Signed): Author => ({ personId: actor.personId, seatId: actor.seatId })

const identityOf = ({ actor, organisationName, seatTitle }: Signed): Identity => ({
  organisationId: actor.organisationId,
  organisationName,
  seatTitle,
  seatId: actor.seatId,
})

import { lineLimits } from '../../shared/collab/line'
import { type CloseCode, closeCode, limits } from '../../shared/collab/protocol'
import type { Frame } from './frames'
import type { Outgoing } from './Outgoing'
import { closeGraceMs } from './upgrade'

/*
 * The sending side of one HTTP line. Frames gather here until the client's poll takes them down, in one answer.
 *
 *   - Answers are numbered. One is kept until the next poll confirms it; a poll that does not know of it gets the very same bytes
 *     again. So a lost answer loses nothing, and one that arrives twice is known by its number.
 *   - Whoever counts otherwise than both rules allow is `out of step`: they come back on a new line, and sync.
 *   - A newer poll takes the place of one that waits: its client has given that one up.
 *   - The farewell is a close frame behind all the rest. The line is gone when it was taken down, or after a grace.
 */

export interface LineTimes {
  pollMsMax: number
  idleMsMax: number
}

/** undefined: nothing came */
type Answer = Buffer | undefined

export class HttpLine implements Outgoing {
  /** where the line's connection is left: called once, when nobody will ask any more */
  #gone: (() => void) | undefined
  #gathered: Frame[] = []
  #gatheredBytes = 0
  #answers = 0
  #unconfirmed: Answer
  #bodies = 0
  #poll: ((answer: Answer) => void) | undefined
  #isClosed = false
  #answeredAt = Number.NEGATIVE_INFINITY
  #answering: NodeJS.Timeout | undefined
  #idle: NodeJS.Timeout | undefined

  constructor(
    readonly times: LineTimes,
    gone: () => void,
  ) {
    this.#gone = gone
    this.#watchIdle()
  }

  send(frames: Frame): void {
    if (this.#isClosed) return
    if (this.#gatheredBytes > limits.outgoingBytesMax) this.#cut()
    else this.#gather(frames)
  }

  get isAtEase(): boolean {
    return this.#gatheredBytes <= limits.outgoingAwarenessBytesMax
  }

  close(code: CloseCode, reason: string): void {
    if (this.#isClosed) return
    this.#gather(closeFrame(code, reason))
    this.#isClosed = true
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.leave(), closeGraceMs)
  }

  /** Whether the n-th body is the one to take now. A line that was left takes none. */
  takes(n: number): 'now' | 'had' | 'out of step' {
    if (n <= this.#bodies) return 'had'
    if (n > this.#bodies + 1 || !this.#gone) return 'out of step'
    this.#bodies = n
    return 'now'
  }

  /** What is to be brought down to a client that has `have` answers. */
  async poll(have: number, waitMs: number): Promise<Answer | 'out of step'> {
    const isRepeated = have === this.#answers - 1 && this.#unconfirmed !== undefined
    if (have !== this.#answers && !isRepeated) return 'out of step'
    this.#answerPoll(undefined)
    if (isRepeated) return this.#unconfirmed
    this.#unconfirmed = undefined
    return this.#wait(Math.min(waitMs, this.times.pollMsMax))
  }

  /** The line is at its end: nothing more goes up or down. */
  leave(): void {
    this.#isClosed = true
    clearTimeout(this.#idle)
    clearTimeout(this.#answering)
    this.#answerPoll(undefined)
    const gone = this.#gone
    this.#gone = undefined
    gone?.()
  }

  #wait(waitMs: number): Promise<Answer> {
    clearTimeout(this.#idle)
    const patience = setTimeout(() => this.#answerNow(), waitMs)
    const answer = new Promise<Answer>((resolve) => {
      this.#poll = (bytes) => {
        clearTimeout(patience)
        resolve(bytes)
      }
    })
    this.#answerSoon()
    return answer
  }

  #gather(frames: Frame): void {
    this.#gathered.push(frames)
    this.#gatheredBytes += frames.byteLength
    this.#answerSoon()
  }

  /** Behind whatever else is told in this turn, and not too soon after the last answer. */
  #answerSoon(): void {
    if (!this.#poll || this.#gathered.length === 0 || this.#answering) return
    const pauseMs = this.#answeredAt + lineLimits.answerPauseMs - performance.now()
    this.#answering = setTimeout(() => this.#answerNow(), Math.max(0, pauseMs))
  }

  #answerNow(): void {
    clearTimeout(this.#answering)
    this.#answering = undefined
    if (this.#poll && this.#gathered.length > 0) this.#handOut()
    else this.#answerPoll(undefined)
  }

  #handOut(): void {
    this.#unconfirmed = Buffer.concat(this.#gathered)
    this.#gathered = []
    this.#gatheredBytes = 0
    this.#answers++
    this.#answeredAt = performance.now()
    this.#answerPoll(this.#unconfirmed)
    // One turn later the answer, which was the farewell, is on its way.
    if (this.#isClosed) setImmediate(() => this.leave())
  }

  #answerPoll(answer: Answer): void {
    const poll = this.#poll
    if (!poll) return
    this.#poll = undefined
    if (!this.#isClosed) this.#watchIdle()
    poll(answer)
  }

  #watchIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.leave(), this.times.idleMsMax)
  }

  /** A client this far behind is not reading; it may come back and sync [S8]. */
  #cut(): void {
    this.#gathered = []
    this.#gatheredBytes = 0
    this.close(closeCode.tryLater, 'slow consumer')
  }
}

/** RFC 6455 §5.5.1: the close frame a socket would have got. Reasons are a few words, so the length fits one byte. */
function closeFrame(code: CloseCode, reason: string): Frame {
  const text = Buffer.from(reason)
  return Buffer.concat([Uint8Array.of(0x88, 2 + text.length, code >> 8, code & 0xff), text])
}

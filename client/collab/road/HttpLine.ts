import { lineLimits } from '../../../shared/collab/line'
import { closeCode, limits } from '../../../shared/collab/protocol'
import { type Answer, type Asking, ask, askUntilAnswered } from './askServer'
import { bundles } from './bundles'
import { closedHereCode, type Line, type LineEvents, lostCode, type OpenLine } from './line'
import type { Roads } from './Roads'
import { readFrames } from './serverFrames'

/** Beyond what a poll waits at the server, for slow networks. */
const requestMsMax = 15_000
/** Nobody of ours answers emptily sooner: whoever does so in the server's place is not to be asked without end. */
const emptyPauseMs = 1_000

/**
 * A line by plain requests (shared/collab/line.ts). Up goes one body at a time, with all that gathered meanwhile; down comes one
 * poll at a time. Both are numbered, so each is simply tried again when no answer came, and nothing arrives twice.
 */
class HttpLine implements Line {
  readonly #abort = new AbortController()
  /** what is on its way up may outlast the line's own end */
  readonly #abortUp = new AbortController()
  readonly #address: string
  #line: string | undefined
  #waiting: Uint8Array<ArrayBuffer>[] = []
  #bodies = 0
  #answers = 0
  #isCarrying = false
  #isLeaving = false
  #isOver = false

  constructor(
    url: string,
    readonly roads: Roads,
    readonly events: LineEvents,
  ) {
    this.#address = url.replace(/^ws/, 'http')
    const { signal } = this.#abort
    roads.surroundings.page.addEventListener('pagehide', () => this.#leaveSoon(), { signal })
    void this.#open()
  }

  send(messages: Uint8Array<ArrayBuffer>): void {
    this.#waiting.push(messages)
    if (messages.byteLength > limits.messageBytesMax) this.#end(closeCode.tooLarge, 'too large')
    else void this.#carryUp()
  }

  close(): void {
    if (this.#isOver) return
    this.#leaveSoon()
    queueMicrotask(() => this.#end(closedHereCode, ''))
  }

  async #open(): Promise<void> {
    const answer = await ask(this.#asking('POST', this.#address), this.roads)
    const line = answer.kind === 'done' ? lineIn(answer.bytes) : undefined
    if (answer.kind === 'turned') return this.#end(answer.code, answer.reason)
    if (line === undefined) return this.#end(lostCode, 'not opened')
    this.#line = `${this.#address.split('?')[0]}/${line}`
    if (this.#isLeaving) return this.#leave()
    this.events.opened()
    await Promise.all([this.#carryUp(), this.#bringDown()])
  }

  async #carryUp(): Promise<void> {
    if (this.#isCarrying || this.#line === undefined) return
    this.#isCarrying = true
    for (let body = this.#nextBody(); body; body = this.#nextBody()) {
      const url = `${this.#line}?n=${++this.#bodies}`
      if (!(await this.#answered({ ...this.#asking('POST', url), body, signal: this.#abortUp.signal })))
        return
    }
    this.#isCarrying = false
    if (this.#isLeaving) this.#leave()
  }

  async #bringDown(): Promise<void> {
    const { surroundings, times } = this.roads
    while (!this.#isOver) {
      const isVisible = surroundings.isVisible()
      const askedAt = performance.now()
      const { answer, mayWait } = isVisible ? await this.#pollInPlace() : await this.#poll(false)
      if (!answer || this.#isOver) return
      if (answer.status === 200) this.#take(answer.bytes)
      if (!isVisible) await this.#rest(times.hiddenPauseMs)
      else if (answer.status !== 200)
        await this.#rest(mayWait ? askedAt + emptyPauseMs - performance.now() : times.noPlaceMs)
    }
  }

  #pollInPlace() {
    return this.roads.places.take((mayWait) => this.#poll(mayWait))
  }

  async #poll(mayWait: boolean) {
    const waitMs = mayWait ? lineLimits.pollMsMax : 0
    const url = `${this.#line}?have=${this.#answers}&wait=${waitMs}`
    return { answer: await this.#answered(this.#asking('GET', url, waitMs + requestMsMax)), mayWait }
  }

  #take(bytes: Uint8Array<ArrayBuffer>): void {
    this.#answers++
    const frames = readFrames(bytes)
    if (!frames) this.#end(lostCode, 'cut short')
    // Each apart: what a listener throws is not the line's affair.
    for (const frame of frames ?? [])
      queueMicrotask(() => {
        if (this.#isOver) return
        if ('message' in frame) this.events.heard(frame.message)
        else this.#end(frame.code, frame.reason)
      })
  }

  /** The answer; undefined when there was none, which ended the line. */
  async #answered(asking: Asking): Promise<Extract<Answer, { kind: 'done' }> | undefined> {
    const answer = await askUntilAnswered(asking, this.roads)
    if (answer.kind === 'done') return answer
    if (answer.kind === 'turned') this.#end(answer.code, answer.reason)
    else this.#end(lostCode, 'lost')
    return undefined
  }

  #asking(method: Asking['method'], url: string, withinMs = requestMsMax): Asking {
    return { method, url, withinMs, signal: this.#abort.signal }
  }

  /** As much as one body may hold. */
  #nextBody(): Uint8Array<ArrayBuffer> | undefined {
    const [body, ...rest] = bundles(this.#waiting, limits.messageBytesMax)
    this.#waiting = rest
    return body
  }

  /** Until the pause is over, or somebody looks at the page again. */
  #rest(pauseMs: number): Promise<void> {
    if (pauseMs <= 0) return Promise.resolve()
    const { page } = this.roads.surroundings
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        page.removeEventListener('visibilitychange', wake)
        this.#abort.signal.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, pauseMs)
      page.addEventListener('visibilitychange', wake)
      this.#abort.signal.addEventListener('abort', wake)
    })
  }

  /** What is on its way up still needs the line. A page that goes before it has arrived leaves it to die of itself. */
  #leaveSoon(): void {
    this.#isLeaving = true
    if (!this.#isCarrying) this.#leave()
  }

  #leave(): void {
    if (this.#line === undefined) return
    void ask({ ...this.#asking('DELETE', this.#line), signal: neverAborted }, this.roads)
  }

  #end(code: number, reason: string): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#abort.abort()
    if (!this.#isLeaving) this.#abortUp.abort()
    this.events.closed(code, reason)
  }
}

export const openHttpLine: OpenLine = (url, roads, events) => new HttpLine(url, roads, events)

const neverAborted = new AbortController().signal

/** The line's id in the answer to opening one. */
function lineIn(bytes: Uint8Array): string | undefined {
  return /^\{"line":"([\w-]+)"\}$/.exec(new TextDecoder().decode(bytes))?.[1]
}

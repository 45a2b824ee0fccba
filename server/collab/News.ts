import type { Connection } from './Connection'
import { ackFrame, type Frame, presenceFrame, updateFrame } from './frames'

/**
 * What one commit has to tell the readers of a document, in the order it was committed: a caret never arrives before the text it
 * stands in. All of it leaves a socket in one write, the acknowledgement of a reader's own words included, and everybody who
 * wrote nothing shares one buffer, because writing to sockets is most of what an edit costs.
 */
export class News {
  readonly #items: { frame: Frame; writer: Connection | undefined; isPresence: boolean }[] = []
  /** who wrote some of it, with the token they want back; tokens grow: the latest stands for all before it */
  readonly #writers = new Map<Connection, number | undefined>()
  #shared: Frame | undefined

  get count(): number {
    return this.#items.length
  }

  /** `writer` has the update already; undefined when everybody lacks some of it. */
  addUpdate(update: Uint8Array, writer: Connection | undefined): void {
    if (writer && !this.#writers.has(writer)) this.#writers.set(writer, undefined)
    this.#items.push({ frame: updateFrame(update), writer, isPresence: false })
  }

  /** To its sender too: a stock client that hears nothing for 30 s believes the line dead. */
  addPresence(states: Parameters<typeof presenceFrame>[0]): void {
    this.#items.push({ frame: presenceFrame(states), writer: undefined, isPresence: true })
  }

  addToken(writer: Connection, token: number): void {
    this.#writers.set(writer, token)
  }

  /** `seq` is the last row that is durable. */
  tell(readers: Iterable<Connection>, seq: number): void {
    if (this.#items.length === 0 && this.#writers.size === 0) return
    for (const reader of readers) {
      const frames = this.#framesFor(reader, seq)
      if (frames.length > 0) reader.outgoing.send(frames)
    }
  }

  #framesFor(reader: Connection, seq: number): Frame {
    const { isAtEase } = reader.outgoing
    if (isAtEase && reader.isListening && !this.#writers.has(reader)) {
      this.#shared ??= joined(this.#items.map(({ frame }) => frame))
      return this.#shared
    }
    const items = reader.isListening ? this.#items : []
    // Who is behind goes without presence first: it is renewed anyway [S8].
    const theirs = items.filter(({ writer, isPresence }) => writer !== reader && (isAtEase || !isPresence))
    const frames = theirs.map(({ frame }) => frame)
    const token = this.#writers.get(reader)
    return joined(token === undefined ? frames : [ackFrame(token, seq), ...frames])
  }
}

const joined = (frames: readonly Frame[]): Frame =>
  frames.length === 1 && frames[0] ? frames[0] : Buffer.concat(frames)

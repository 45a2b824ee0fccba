import type { Connection } from './Connection'
import { type Frame, presenceFrame, updateFrame } from './frames'

/**
 * What one commit has to tell the readers of a document, in the order it was committed: a caret never arrives before the text it
 * stands in. All of it leaves a socket in one write, and everybody who wrote none of it shares one buffer, because writing to
 * sockets is most of what an edit costs.
 */
export class News {
  readonly #items: { frame: Frame; writer: Connection | undefined; isPresence: boolean }[] = []
  readonly #writers = new Set<Connection>()
  #shared: Frame | undefined

  get count(): number {
    return this.#items.length
  }

  /** `writer` has the update already; undefined when everybody lacks some of it. */
  addUpdate(update: Uint8Array, writer: Connection | undefined): void {
    if (writer) this.#writers.add(writer)
    this.#items.push({ frame: updateFrame(update), writer, isPresence: false })
  }

  /** To its sender too: a stock client that hears nothing for 30 s believes the line dead. */
  addPresence(states: Parameters<typeof presenceFrame>[0]): void {
    this.#items.push({ frame: presenceFrame(states), writer: undefined, isPresence: true })
  }

  tell(readers: Iterable<Connection>): void {
    if (this.#items.length === 0) return
    for (const reader of readers) if (reader.isListening) this.#tellOne(reader)
  }

  #tellOne(reader: Connection): void {
    const { outgoing } = reader
    if (outgoing.isAtEase && !this.#writers.has(reader)) {
      this.#shared ??= joined(this.#items)
      outgoing.send(this.#shared)
    } else {
      // Who is behind goes without presence first: it is renewed anyway [S8].
      const theirs = this.#items.filter(
        ({ writer, isPresence }) => writer !== reader && (outgoing.isAtEase || !isPresence),
      )
      if (theirs.length > 0) outgoing.send(joined(theirs))
    }
  }
}

function joined(items: readonly { frame: Frame }[]): Frame {
  const [first, second] = items
  return first && !second ? first.frame : Buffer.concat(items.map(({ frame }) => frame))
}

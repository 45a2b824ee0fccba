import type { Append, AppendResult, UpdateLog } from '../store/UpdateLog'

/*
 * The group commit [S1]. Rooms with something to make durable, or to tell once everything before it is durable, line up here.
 *
 *   1. A room that gets work lines up. The round starts when all messages that have arrived were read, but not before the rest after
 *      the last one: who types alone waits for nothing, and the more is typed, the more goes into one commit and one write
 *      per reader.
 *   2. Every room in line hands over its batch: rows, bindings, and what to tell afterwards.
 *   3. One `append` for all of them. While it is under way the next batches gather: a slow disk makes larger commits, not more.
 *   4. Each room settles by its own result: it broadcasts, answers and acknowledges, or it is dropped. A rejected append drops
 *      every room that had rows in it, since what became of them is not known.
 */

export interface Batch {
  /** undefined when there is only something to tell */
  append: Append | undefined
}

export interface Committer<B extends Batch = Batch> {
  /** Hands over what has gathered and begins to gather anew. */
  takeBatch(): B
  settle(batch: B, result: AppendResult | 'failed'): void
}

/** A frame of a 60 Hz screen: nobody can see a shorter wait. */
const restMsMax = 16

/**
 * The rest grows with the square of what the round took: half a millisecond is followed by three, more than a whole one by a
 * screen frame. So few people at a table have a round for nearly every keystroke, and where there are many readers or many
 * documents, many keystrokes share one.
 */
const restMs = (tookMs: number) => Math.min(12 * tookMs * tookMs, restMsMax)

interface Entry {
  room: Committer
  batch: Batch
}

export class GroupCommit {
  readonly #line = new Set<Committer>()
  #current: Promise<void> | undefined
  #isBusy = false
  #notBefore = 0

  constructor(
    readonly log: Pick<UpdateLog, 'append'>,
    readonly report: (error: unknown) => void,
  ) {}

  lineUp(room: Committer): void {
    this.#line.add(room)
    this.#schedule()
  }

  /** Resolves with the commit that is under way, if there is one; what gathers meanwhile is not waited for. */
  async underway(): Promise<void> {
    await this.#current
  }

  /** Resolves when everything that has gathered until now is settled. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      this.lineUp({ takeBatch: () => ({ append: undefined }), settle: () => resolve() })
    })
  }

  #schedule(): void {
    if (this.#isBusy || this.#line.size === 0) return
    this.#isBusy = true
    const waitMs = this.#notBefore - performance.now()
    const start = () => setImmediate(() => this.#run())
    if (waitMs > 0) setTimeout(start, waitMs)
    else start()
  }

  async #run(): Promise<void> {
    const begin = performance.now()
    const rooms = [...this.#line]
    this.#line.clear()
    this.#current = this.#commit(rooms.map((room) => ({ room, batch: room.takeBatch() })))
    await this.#current
    const end = performance.now()
    this.#notBefore = end + restMs(end - begin)
    this.#isBusy = false
    this.#schedule()
  }

  async #commit(entries: readonly Entry[]): Promise<void> {
    const appends = entries.flatMap(({ batch }) => batch.append ?? [])
    const results = appends.length > 0 ? await this.#append(appends) : []
    let next = 0
    for (const { room, batch } of entries) {
      const result = batch.append ? (results[next++] ?? 'failed') : 'ok'
      this.#settle(room, batch, result)
    }
  }

  /** One room's trouble is not the others'. */
  #settle(room: Committer, batch: Batch, result: AppendResult | 'failed'): void {
    try {
      room.settle(batch, result)
    } catch (error) {
      this.report(error)
    }
  }

  /** An empty answer when the store could not tell: then every room that had rows has failed. */
  async #append(appends: Append[]): Promise<AppendResult[]> {
    try {
      return await this.log.append(appends)
    } catch (error) {
      this.report(error)
      return []
    }
  }
}

import type {
  Append,
  AppendResult,
  Binding,
  DocumentHead,
  LogRow,
  Snapshot,
  UpdateLog,
} from '../../../server/store/UpdateLog'

/** The real log with the troubles a test asks for. */
export class TroubledLog implements UpdateLog {
  appendCount = 0
  snapshotCount = 0
  loadsBegun = 0
  loadsEnded = 0
  /** the next appends that fail, before or after they reached the disk */
  failing: ('before' | 'after')[] = []
  /** whether reads fail */
  failReads = false
  failSnapshots = false
  #held: Promise<void> = Promise.resolve()
  #reads: Promise<void> = Promise.resolve()

  constructor(readonly log: UpdateLog) {}

  /** Appends wait from now on, until the returned function is called. */
  holdAppends(): () => void {
    let release: () => void = () => undefined
    this.#held = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  /** Loads wait from now on, until the returned function is called. */
  holdReads(): () => void {
    let release: () => void = () => undefined
    this.#reads = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  async append(appends: readonly Append[]): Promise<AppendResult[]> {
    this.appendCount++
    await this.#held
    const failure = this.failing.shift()
    if (failure === 'before') throw new Error('disk full')
    const results = await this.log.append(appends)
    if (failure === 'after') throw new Error('connection lost')
    return results
  }

  head(documentId: string): Promise<DocumentHead | undefined> {
    return this.log.head(documentId)
  }

  async tail(documentId: string, after: number, upTo?: number): Promise<LogRow[]> {
    this.loadsBegun++
    await this.#reads
    if (this.failReads) throw new Error('cannot read')
    return this.log.tail(documentId, after, upTo)
  }

  snapshot(documentId: string, upTo?: number): Promise<Snapshot | undefined> {
    return this.log.snapshot(documentId, upTo)
  }

  async putSnapshot(documentId: string, snapshot: Snapshot): Promise<void> {
    this.snapshotCount++
    if (this.failSnapshots) throw new Error('disk full')
    await this.log.putSnapshot(documentId, snapshot)
  }

  setAside(documentId: string, seq: number): Promise<void> {
    return this.log.setAside(documentId, seq)
  }

  /** What a load reads last. */
  async bindings(documentId: string): Promise<Binding[]> {
    this.loadsEnded++
    return this.log.bindings(documentId)
  }
}

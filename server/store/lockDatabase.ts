import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { explained, placeOf } from './postgresErrors'
import { clientConfig, serverLock } from './postgresPool'
import type { Report } from './TableLog'

/** A server that was killed a moment ago: PostgreSQL notices within this time that its connection is gone. */
const patienceMs = 5_000
const pauseMs = 200
/** How soon a lock that was lost is asked for again. */
const againMs = 2_000

/**
 * One server process per database, like one per data directory: rooms, presence and notices live in memory. The lock is held by
 * a connection of its own, so that it goes with the process however that ends. It is a courtesy to the operator, not what
 * keeps the data whole: that is the log, whose heads admit one of two who append. So a lost connection is no
 * reason to stop; the lock is asked for again, and whoever got it meanwhile is told to the operator.
 */
export async function lockDatabase(url: string, report: Report): Promise<() => Promise<void>> {
  const lock = new DatabaseLock(url, report)
  await lock.take()
  return () => lock.release()
}

class DatabaseLock {
  readonly #url: string
  readonly #report: Report
  readonly #released = new AbortController()
  #client: pg.Client | undefined

  constructor(url: string, report: Report) {
    this.#url = url
    this.#report = report
  }

  async take(): Promise<void> {
    for (const begin = performance.now(); !(await this.#tryToTake()); await pause(pauseMs))
      if (performance.now() - begin > patienceMs) throw new Error(takenBy(this.#url))
  }

  async release(): Promise<void> {
    this.#released.abort()
    await this.#client?.end()
  }

  async #tryToTake(): Promise<boolean> {
    const client = new pg.Client(clientConfig(this.#url))
    // Told by 'end' as well, which is where it is dealt with.
    client.on('error', () => undefined)
    try {
      await client.connect()
      const { rows } = await client.query<{ isTaken: boolean }>(
        `select pg_try_advisory_lock(${serverLock}) as "isTaken"`,
      )
      if (rows[0]?.isTaken === true) {
        this.#hold(client)
        return true
      }
    } catch (error) {
      await client.end()
      throw explained(error, this.#url)
    }
    await client.end()
    return false
  }

  #hold(client: pg.Client): void {
    this.#client = client
    client.once('end', () => {
      if (!this.#released.signal.aborted) void this.#takeAgain()
    })
  }

  async #takeAgain(): Promise<void> {
    this.#report(new Error(`データベース（${placeOf(this.#url)}）との接続が切れました。つなぎ直しています。`))
    for (let isTold = false; !this.#released.signal.aborted; ) {
      await pause(againMs, undefined, { ref: false, signal: this.#released.signal }).catch(() => undefined)
      if (this.#released.signal.aborted) return
      try {
        if (await this.#tryToTake()) return
        if (!isTold) this.#report(new Error(takenBy(this.#url)))
        isTold = true
      } catch {
        // Still away: the queries that fail meanwhile are told by whoever asked them.
      }
    }
  }
}

const takenBy = (url: string) =>
  `データベース（${placeOf(url)}）は、動いている別の Entaku が使っています。そちらを止めるか、ENTAKU_DATABASE_URL で別のデータベースを指定してください。`

import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Random } from '../collab/support/random'
import { end, type Product, startProduct } from '../support/product'
import { Typist } from './Typist'
import { until } from './until'

interface OfficeOptions {
  typists: number
  random: Random
  /** where the product keeps its data; a new directory unless said */
  dataDir?: string
  /** what else to start the product with */
  environment?: Record<string, string>
  /** see Typist */
  place?: () => number
}

/** The product on its data directory, and people of the sample who type into one meeting's minutes without a pause. */
export class Office {
  typists: Typist[] = []
  documentId = ''
  readonly dataDir: string
  readonly #environment: Record<string, string>
  #server: Product | undefined

  private constructor({ dataDir, environment }: OfficeOptions) {
    this.dataDir = dataDir ?? mkdtempSync(join(tmpdir(), 'entaku-kill-'))
    this.#environment = environment ?? {}
  }

  /** Resolves when everybody is there; nobody types yet. */
  static async open(options: OfficeOptions): Promise<Office> {
    const office = new Office(options)
    await office.start()
    const cookies = await takeSeats(office.url, options.typists)
    office.documentId = await draftMinutes(office.url, cookies[0] ?? '')
    office.typists = cookies.map(
      (cookie, index) =>
        new Typist({
          ...options,
          name: `t${index}`,
          cookie,
          serverUrl: office.url,
          documentId: office.documentId,
        }),
    )
    await office.everybody('online', ({ isOnline }) => isOnline)
    return office
  }

  get server(): Product {
    if (!this.#server) throw new Error('the server was not started')
    return this.#server
  }

  get url(): string {
    return this.server.url
  }

  /** At the address it had before. */
  async start(): Promise<void> {
    const port = this.#server ? new URL(this.url).port : '0'
    this.#server = await startProduct({ PORT: port, ...this.#environment }, this.dataDir)
  }

  /** kill -9. Resolves when the process is dead and everything it had sent was read. */
  async kill(): Promise<void> {
    const dead = once(this.server.process, 'exit')
    this.server.process.kill('SIGKILL')
    await dead
    await this.everybody('offline', ({ isOnline }) => !isOnline)
  }

  /** As an operator would stop it. */
  stop(): Promise<void> {
    return end(this.server.process)
  }

  leave(): void {
    for (const typist of this.typists) typist.leave()
  }

  async close(): Promise<void> {
    this.leave()
    await end(this.server.process, 'SIGKILL')
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  /** How many changes were acknowledged until now, to all together. */
  get acknowledged(): number {
    return this.typists.reduce((sum, { acks }) => sum + acks.acked, 0)
  }

  startTyping(): void {
    for (const typist of this.typists) typist.start()
  }

  stopTyping(): void {
    for (const typist of this.typists) typist.stop()
  }

  everybody(what: string, is: (typist: Typist) => boolean): Promise<void> {
    return this.until(() => this.typists.every(is), `everybody ${what}`)
  }

  until(condition: () => boolean, what: string): Promise<void> {
    return until(this.typists, condition, what)
  }
}

/** Enters sample seats of the body's members, more than once where there are fewer seats than people. */
async function takeSeats(url: string, count: number): Promise<string[]> {
  const seats = (await (await fetch(`${url}/api/sample`)).json()) as { seatId: string; duty: string }[]
  const members = seats.filter(({ duty }) => duty === 'member')
  return Promise.all(
    Array.from({ length: count }, (_, index) => enter(url, members[index % members.length]?.seatId)),
  )
}

async function enter(url: string, seatId: string | undefined): Promise<string> {
  const answer = await fetch(`${url}/api/sample/enter`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ seatId }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
  if (!answer.ok || cookie === undefined) throw new Error(`no seat: ${answer.status}`)
  return cookie
}

/** The minutes of the meeting that comes next: nobody confirms them meanwhile. */
async function draftMinutes(url: string, cookie: string): Promise<string> {
  const ask = async (path: string) => (await fetch(`${url}${path}`, { headers: { cookie } })).json()
  const { coming } = (await ask('/api/meetings?forumId=teiju-hokushin')) as { coming: { id: string }[] }
  const meeting = (await ask(`/api/meetings/${coming[0]?.id}`)) as { minutes: { documentId: string } }
  return meeting.minutes.documentId
}

import { WebSocket } from 'ws'
import { RoadSocket } from '../../../client/collab/road/RoadSocket'
import { Roads, type Times } from '../../../client/collab/road/Roads'
import { readFrames, type ServerFrame } from '../../../client/collab/road/serverFrames'
import { syncPath } from '../../../shared/collab/protocol'
import type { Random } from './random'
import type { SyncServer } from './SyncServer'

/** What becomes of a request on its way. */
type Trouble = 'none' | 'request lost' | 'answer lost' | 'doubled' | 'comes again later'

const troubles: readonly Trouble[] = ['request lost', 'answer lost', 'doubled', 'comes again later']

/** One request in `oneIn` meets some trouble. */
export const disorder = (random: Random, oneIn: number) => (): Trouble =>
  random.below(oneIn) === 0 ? random.pick(troubles) : 'none'

/** Quick tempers for tests. */
const quick: Partial<Times> = {
  silenceMsMax: 300,
  probeMsFirst: 60_000,
  retryMs: 5,
  hiddenPauseMs: 20,
  noPlaceMs: 20,
}

interface PersonRoads {
  trouble?: () => Trouble
  times?: Partial<Times>
  page?: EventTarget
  isVisible?: () => boolean
}

/** The roads of one person's browser, on whose requests and upgrades stands their cookie. */
export function roadsOf(person: string, options: PersonRoads = {}) {
  const { trouble = () => 'none', times, page = new EventTarget(), isVisible = () => true } = options
  const cookie = `person=${person}`
  const send: typeof fetch = (url, init) => fetch(url, { ...init, headers: { cookie } })
  const seen = { requests: 0, frames: 0, waiting: 0, waitingMost: 0 }
  const roads = new Roads(
    {
      // ws speaks the browser's interface; its own types only differ in names.
      WebSocket: class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { cookie } })
        }
        override send(data: Uint8Array) {
          seen.frames++
          super.send(data)
        }
      } as unknown as typeof globalThis.WebSocket,
      fetch: async (url, init) => {
        seen.requests++
        const waits = /[?&]wait=[1-9]/.test(`${url}`) ? 1 : 0
        seen.waiting += waits
        seen.waitingMost = Math.max(seen.waitingMost, seen.waiting)
        try {
          return await troubled(send, trouble(), url, init)
        } finally {
          seen.waiting -= waits
        }
      },
      page,
      isVisible,
      locks: undefined,
    },
    { ...quick, ...times },
  )
  const socket = class extends RoadSocket {
    constructor(url: string) {
      super(url, [], roads)
    }
  }
  return { roads, socket, page, seen }
}

async function troubled(
  send: typeof fetch,
  trouble: Trouble,
  ...[url, init]: Parameters<typeof fetch>
): Promise<Response> {
  // A copy has a life of its own.
  const copy = () => void send(url, { ...init, signal: null }).catch(() => undefined)
  if (trouble === 'request lost') throw new TypeError('lost')
  if (trouble === 'doubled') copy()
  if (trouble === 'comes again later') setTimeout(copy, 30)
  const response = await send(url, init)
  if (trouble === 'answer lost') throw new TypeError('lost')
  return response
}

/** A line that asks for what the test tells it to, request by request. */
export class RawLine {
  id = ''
  readonly #server: SyncServer
  readonly #document: string
  readonly #headers: Record<string, string>

  constructor(server: SyncServer, person: string | undefined, documentId = 'd1', origin?: string) {
    if (person) server.person(person)
    this.#server = server
    this.#document = documentId
    this.#headers = { ...(person && { cookie: `person=${person}` }), ...(origin && { origin }) }
  }

  async open(query = 'epoch=0&schema=1') {
    const answer = await this.ask('POST', `?${query}`)
    if (answer.status === 201) this.id = `/${answer.json?.line}`
    return answer
  }

  /** The n-th body. */
  post(n: number | string, body: Uint8Array = new Uint8Array()) {
    return this.ask('POST', `${this.id}?n=${n}`, body)
  }

  /** The frames behind the `have` answers that arrived. */
  async poll(have: number | string, waitMs = 5_000): Promise<RawAnswer & { frames: ServerFrame[] }> {
    const answer = await this.ask('GET', `${this.id}?have=${have}&wait=${waitMs}`)
    return { ...answer, frames: (answer.json ? undefined : readFrames(answer.bytes)) ?? [] }
  }

  leave() {
    return this.ask('DELETE', this.id)
  }

  async ask(method: string, rest: string, body?: Uint8Array): Promise<RawAnswer> {
    const url = `${this.#server.origin.replace('ws', 'http')}${syncPath}${this.#document}${rest}`
    const response = await fetch(url, {
      method,
      headers: this.#headers,
      // Node's fetch takes any bytes; its types want to know the buffer's kind.
      ...(body && { body: body as Uint8Array<ArrayBuffer> }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isJson = response.headers.get('Content-Type')?.startsWith('application/json')
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      json: isJson ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
    }
  }
}

interface RawAnswer {
  status: number
  headers: Headers
  bytes: Uint8Array<ArrayBuffer>
  json: { line?: string; code?: number; reason?: string } | undefined
}

/** Bodies, one message behind the other. */
export const joined = (...messages: Uint8Array[]) => new Uint8Array(Buffer.concat(messages))

import { randomBytes } from 'node:crypto'
import { Hono, type Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { lineLimits, type Turned } from '../../shared/collab/line'
import { closeCode, limits, syncPath } from '../../shared/collab/protocol'
import type { Caller } from './access'
import type { Connection } from './Connection'
import { type Door, type TurnedAway, targetOf, turned, wholeNumber } from './Door'
import { HttpLine, type LineTimes } from './HttpLine'
import { RateLimit } from './RateLimit'

/**
 * The road by plain requests, for networks that let no WebSocket through (shared/collab/line.ts says how a line works). The same
 * door, the same connection, the same room: only what carries the frames is another. A line is its person's: every request
 * is recognised anew, and under another's line id nobody finds anything.
 */
export class HttpRoad {
  readonly routes = new Hono()
  readonly #lines = new Map<string, OpenLine>()

  constructor(
    readonly door: Door,
    readonly times: LineTimes,
    /** a connection's line is gone */
    readonly gone: (connection: Connection) => void,
  ) {
    this.routes
      .onError((error, c) => {
        door.options.report(error)
        return answer(c, turned.broken)
      })
      .use(`${syncPath}*`, async (c, next) => {
        await next()
        c.header('Cache-Control', 'no-store')
      })
      .use(`${syncPath}*`, bodyLimit({ maxSize: limits.messageBytesMax, onError: refuseBody }))
      .post(`${syncPath}:document`, (c) => this.#open(c))
      .post(linePath, (c) => this.#up(c))
      .get(linePath, (c) => this.#down(c))
      .delete(linePath, (c) => this.#leave(c))
      // A proxy took the upgrade out of what was to be a WebSocket.
      .all(`${syncPath}*`, (c) => c.body(null, 426))
  }

  async #open(c: HonoContext): Promise<Response> {
    const id = randomBytes(18).toString('base64url')
    const target = targetOf(c.req.param('document') ?? '', new URL(c.req.url).searchParams)
    const away = await this.door.admit(callerOf(c), target, (join) => {
      const outgoing: HttpLine = new HttpLine(this.times, () => {
        this.#lines.delete(id)
        this.gone(connection)
      })
      const connection = join(outgoing)
      this.#lines.set(id, { outgoing, connection, requests: requestLimit(connection.now()) })
    })
    return away ? answer(c, away) : c.json({ line: id }, 201)
  }

  async #up(c: HonoContext): Promise<Response> {
    const line = await this.#find(c)
    if ('code' in line) return answer(c, line)
    // Read only now: from a stranger not a byte is kept.
    const messages = new Uint8Array(await c.req.arrayBuffer())
    switch (line.outgoing.takes(numberIn(c, 'n'))) {
      case 'out of step':
        return answer(c, outOfStep)
      case 'now':
        if (messages.byteLength > 0) line.connection.receive(messages)
    }
    return c.body(null, 204)
  }

  async #down(c: HonoContext): Promise<Response> {
    const line = await this.#find(c)
    if ('code' in line) return answer(c, line)
    const frames = await line.outgoing.poll(numberIn(c, 'have'), numberIn(c, 'wait'))
    if (frames === 'out of step') return answer(c, outOfStep)
    if (frames === undefined) return c.body(null, 204)
    return c.body(new Uint8Array(frames), 200, { 'Content-Type': 'application/octet-stream' })
  }

  async #leave(c: HonoContext): Promise<Response> {
    const line = await this.#find(c)
    if ('code' in line) return answer(c, line)
    line.outgoing.leave()
    return c.body(null, 204)
  }

  /** The line asked for, when it is the asker's. */
  async #find(c: HonoContext): Promise<OpenLine | TurnedAway> {
    const id = c.req.param('line') ?? ''
    const known = this.#lines.get(id)
    if (!known) return noLine
    if (!known.requests.take(known.connection.now())) {
      known.connection.close(closeCode.tooMany, 'too many requests')
      return turned.crowd
    }
    const signed = await this.door.recognise(callerOf(c))
    if ('code' in signed) return signed
    const line = this.#lines.get(id)
    return line?.connection.personId === signed.actor.personId ? line : noLine
  }
}

interface OpenLine {
  outgoing: HttpLine
  connection: Connection
  requests: RateLimit
}

const linePath = `${syncPath}:document/:line`

const requestLimit = (now: number) =>
  new RateLimit(lineLimits.requestsPerSecondMax, lineLimits.requestsBurstMax, now)

const noLine: TurnedAway = { status: 404, code: closeCode.tryLater, reason: 'no such line' }
const outOfStep: TurnedAway = { status: 409, code: closeCode.tryLater, reason: 'out of step' }

function answer(c: HonoContext, { status, code, reason }: TurnedAway): Response {
  return c.json({ code, reason } satisfies Turned, status)
}

function refuseBody(c: HonoContext): Response {
  // The rest of a body that was not read is no next request.
  c.header('Connection', 'close')
  return answer(c, { status: 413, code: closeCode.tooLarge, reason: 'message too large' })
}

/** No number is as far out of step as one can be. */
const numberIn = (c: HonoContext, name: string) => wholeNumber(c.req.query(name)) ?? Number.MAX_SAFE_INTEGER

function callerOf(c: HonoContext): Caller {
  const [cookie, origin, host] = ['Cookie', 'Origin', 'Host'].map((name) => c.req.header(name))
  return { headers: { cookie, origin, host } }
}

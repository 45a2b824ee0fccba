import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeCode, limits, noticePath } from '../../shared/collab/protocol'
import type { Actor } from '../../shared/permission'
import type { Authenticate, Caller, Signed } from '../collab/access'
import { callerOf } from '../collab/Door'
import { noticeFrame } from '../collab/frames'
import { keepAlive } from '../collab/keepAlive'
import { SocketOutgoing } from '../collab/Outgoing'
import { Handshake, holdUpgrade, refuseUpgrade, type Upgrade, urlOf } from '../collab/upgrade'
import type { Context } from '../context'
import type { Audience, EventMap } from '../events'

interface NoticesOptions {
  context: Context
  authenticate: Authenticate
  allowedOrigin: (caller: Caller) => boolean
  report?: (error: unknown) => void
}

export interface Notices {
  /** False when the path is not ours. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  close(): void
}

/** Clients have nothing to say here. */
const frameBytesMax = 1024
/** Rights are judged again at least this often, should an event have been lost [S7]. */
const judgeIntervalMs = 60_000

/**
 * Live notices: "something under this topic changed", told after the commit to everybody whom its audience names. They carry no
 * content, so nothing can leak, and a lost one costs freshness only: the page asks the API, which judges rights itself.
 */
export function createNotices(options: NoticesOptions): Notices {
  return new LiveNotices(options)
}

interface Listener {
  outgoing: SocketOutgoing
  caller: Caller
  actor: Actor
  /** of the last notice told to it: one counter for all would tell each how much stirs where it may not look */
  rev: number
}

class LiveNotices implements Notices {
  readonly #options: NoticesOptions
  readonly #handshake = new Handshake(frameBytesMax)
  readonly #listeners = new Set<Listener>()
  readonly #stops: (() => void)[]
  /** grows with every change of rights: who came in meanwhile is judged again */
  #changes = 0
  #isClosing = false

  constructor(options: NoticesOptions) {
    this.#options = options
    const { events } = options.context
    const judging = setInterval(() => this.#judgeWhere(() => true), judgeIntervalMs)
    judging.unref()
    this.#stops = [
      () => clearInterval(judging),
      keepAlive(() => this.#sockets()),
      events.on('changed', (event) => this.#tell(event)),
      events.on('accessChanged', ({ personId }) => {
        this.#changes++
        this.#judgeWhere(({ actor }) => actor.personId === personId)
      }),
    ]
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (urlOf(request)?.pathname !== noticePath) return false
    const upgrade = holdUpgrade(request, socket, head)
    this.#receive(upgrade).catch((error: unknown) => {
      this.#options.report?.(error)
      refuseUpgrade(upgrade, 503)
    })
    return true
  }

  close(): void {
    this.#isClosing = true
    for (const stop of this.#stops) stop()
    for (const { outgoing } of this.#listeners) outgoing.close(closeCode.restart, 'restart')
  }

  async #receive(upgrade: Upgrade): Promise<void> {
    const { allowedOrigin, authenticate } = this.#options
    if (!allowedOrigin(upgrade.request)) return refuseUpgrade(upgrade, 403)
    const judgedAt = this.#changes
    const signed = await authenticate(upgrade.request)
    if (!signed) return refuseUpgrade(upgrade, 401)
    if (this.#isClosing) return refuseUpgrade(upgrade, 503)
    if (this.#countOf(signed.actor.personId) >= limits.socketsPerPersonMax)
      return this.#handshake.turnAway(upgrade, closeCode.tooMany, 'too many sockets')
    this.#handshake.accept(upgrade, (ws) => this.#enter(upgrade, ws, signed, judgedAt))
  }

  #enter({ request, socket }: Upgrade, ws: WebSocket, { actor }: Signed, judgedAt: number): void {
    const listener = { outgoing: new SocketOutgoing(ws, socket), caller: callerOf(request), actor, rev: 0 }
    this.#listeners.add(listener)
    ws.on('close', () => this.#listeners.delete(listener))
    if (this.#changes !== judgedAt) this.#judgeWhere((each) => each === listener)
  }

  #tell({ topic, audience }: EventMap['changed']): void {
    const now = this.#options.context.now()
    for (const listener of this.#listeners) {
      if (!isNamed(listener.actor, audience)) continue
      // From the clock, so that it keeps growing over a restart.
      listener.rev = Math.max(listener.rev + 1, now)
      listener.outgoing.send(noticeFrame(topic, listener.rev))
    }
  }

  #judgeWhere(matches: (listener: Listener) => boolean): void {
    for (const listener of this.#listeners) if (matches(listener)) void this.#judge(listener)
  }

  async #judge(listener: Listener): Promise<void> {
    try {
      const signed = await this.#options.authenticate(listener.caller)
      if (signed?.actor.personId === listener.actor.personId) listener.actor = signed.actor
      else listener.outgoing.close(closeCode.signedOut, 'signed out')
    } catch (error) {
      this.#options.report?.(error)
      listener.outgoing.close(closeCode.tryLater, 'rights unknown')
    }
  }

  *#sockets(): Iterable<WebSocket> {
    for (const { outgoing } of this.#listeners) yield outgoing.ws
  }

  #countOf(personId: string): number {
    let count = 0
    for (const { actor } of this.#listeners) if (actor.personId === personId) count++
    return count
  }
}

/** Whether at least one part of the audience names this actor. */
function isNamed(
  actor: Actor,
  { forumIds = [], organisationIds = [], memberSeatsOf = [], prefecture = false }: Audience,
): boolean {
  if (prefecture && actor.duty === 'prefecture') return true
  if (organisationIds.includes(actor.organisationId)) return true
  // [R4] What stirs inside a body is not told to the prefecture, even where 県 is a member.
  if (actor.duty !== 'member') return false
  if (memberSeatsOf.includes(actor.organisationId)) return true
  const isIn = (forumId: string) =>
    actor.secretariatOf.includes(forumId) || actor.memberships.some((each) => each.forumId === forumId)
  return forumIds.some(isIn)
}

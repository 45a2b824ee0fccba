import { createSignal } from 'solid-js'
import { WaitingPlaces } from './WaitingPlaces'

export type Road = 'socket' | 'http'

/** What lines need of the browser; tests hand in their own. */
export interface Surroundings {
  WebSocket: typeof WebSocket
  fetch: typeof fetch
  /** tells of `pagehide`, `online` and `visibilitychange` */
  page: EventTarget
  isVisible: () => boolean
  /** what the windows of a browser have in common, where it has that */
  locks: LockManager | undefined
}

const timesInUse = {
  /** A socket that has brought nothing for so long brings nothing: some proxies let an upgrade hang. */
  silenceMsMax: 4_000,
  /** After a way round, the straight road is tried again so soon, then half as often each time, down to once a minute. */
  probeMsFirst: 5_000,
  probeMsMax: 60_000,
  /** between two tries of one request; then twice as long each time, up to the second number */
  retryMs: 500,
  retryMsMax: 4_000,
  /** A request that has no answer after so many ms of trying means that the line is lost. */
  giveUpMs: 20_000,
  /** Pages that nobody looks at ask this often: browsers open few connections to a host, and a waiting poll holds one. */
  hiddenPauseMs: 10_000,
  /** A line that may not wait at the server, nor was told anything, asks again after so long. */
  noPlaceMs: 1_000,
}
export type Times = typeof timesInUse

/** Upgrades that may fail before the other road is tried. */
const failuresMax = 2

/** What a tab has learned about the roads out of its network. All its documents share it. */
export class Roads {
  readonly times: Times
  readonly places: WaitingPlaces
  #failures = 0
  readonly #slowLines = createSignal(0)

  constructor(
    readonly surroundings: Surroundings,
    times: Partial<Times> = {},
  ) {
    this.times = { ...timesInUse, ...times }
    this.places = new WaitingPlaces(surroundings.locks)
  }

  /** Whether some document goes the slow road at present. */
  isSlow(): boolean {
    return this.#slowLines[0]() > 0
  }

  next(): Road {
    return this.#failures < failuresMax ? 'socket' : 'http'
  }

  /** A line was lost before it brought anything. When neither road leads anywhere the server is away: they take turns then. */
  failed(road: Road): void {
    if (road === 'socket') this.#failures++
    else this.#failures = failuresMax - 1
  }

  socketWorks(): void {
    this.#failures = 0
  }

  /** A line of the slow road was opened. Returns what to call at its end. */
  enterSlow(): () => void {
    const [, setCount] = this.#slowLines
    setCount((count) => count + 1)
    return () => setCount((count) => count - 1)
  }
}

let ofTab: Roads | undefined

export function tabRoads(): Roads {
  ofTab ??= new Roads({
    WebSocket,
    fetch: (...request) => fetch(...request),
    page: window,
    isVisible: () => document.visibilityState === 'visible',
    // Its type does not know of pages without HTTPS.
    locks: 'locks' in navigator ? navigator.locks : undefined,
  })
  return ofTab
}

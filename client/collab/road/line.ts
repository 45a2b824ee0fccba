import type { Roads } from './Roads'

/*
 * A line carries messages to the server and back; nobody above it knows which kind it is.
 *
 *   RoadSocket     what y-websocket takes for its WebSocket: chooses a road, bundles, and changes lines without a word
 *   SocketLine     a WebSocket
 *   HttpLine       plain requests (shared/collab/line.ts)
 */

export interface Line {
  send(messages: Uint8Array<ArrayBuffer>): void
  /** Sends what it was given, then leaves. */
  close(): void
}

/** What a line tells, never before its maker has returned. */
export interface LineEvents {
  opened: () => void
  heard: (message: ArrayBuffer) => void
  /** Called once, also after `close`. 1006: the line was lost, or never was. */
  closed: (code: number, reason: string) => void
}

/** `url` is that of a WebSocket. */
export type OpenLine = (url: string, roads: Roads, events: LineEvents) => Line

/** RFC 6455: no close frame came. */
export const lostCode = 1006
/** RFC 6455: closed here, without a word about why. */
export const closedHereCode = 1005

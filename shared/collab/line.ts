import type { CloseCode } from './protocol'

/*
 * The HTTP line: the road for networks that let no WebSocket through. It carries the same messages and the same frames.
 *
 *   POST   /sync/v1/<document>?epoch=&schema=   opens a line: 201 { line }
 *   POST   …/<line>?n=<k>                       carries up one or several messages, as they stand in frames. The k-th body is taken
 *                                               once, and only after the one before it: it may be sent again when its answer was lost
 *   GET    …/<line>?have=<n>&wait=<ms>          brings down what has gathered as the frames a socket would have got (a farewell is
 *                                               a close frame), at once or as soon as there is something; 204 when nothing came.
 *                                               `have` counts the answers that arrived: the one after it is repeated until it is confirmed
 *   DELETE …/<line>                             leaves
 *
 * Whatever is refused is answered with `Turned`, so that the page can say why.
 */

/** Why there is no line, or no longer: the code a socket would have been closed with. */
export interface Turned {
  code: CloseCode
  reason: string
}

export const lineLimits = {
  /** Shorter than the patience of proxies, which is 30 s or more. */
  pollMsMax: 25_000,
  /** A line that nobody asked for so long is dead: longer than a poll, and than a lost answer asked for again. */
  idleMsMax: 40_000,
  /** Answers leave at least this far apart, so that a busy room asks for 20 requests a second and not for one per edit. */
  answerPauseMs: 50,
  requestsPerSecondMax: 100,
  requestsBurstMax: 200,
} as const

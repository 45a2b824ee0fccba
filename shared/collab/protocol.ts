/**
 * The wire protocol between a client and the sync server (docs/spec.md, "Sync"). It is y-websocket's own,
 * plus two frames: an acknowledgement of everything durable so far (100) and a payload-free notice (101).
 */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3, ack: 100, notice: 101 } as const
export const syncStep = { one: 0, two: 1, update: 2 } as const

/**
 * Close codes. y-websocket treats 4400–4499 as permanent and stops reconnecting; every other code is retried.
 */
export const closeCode = {
  restart: 1012,
  tryLater: 1013,
  signedOut: 4401,
  refused: 4403,
  deleted: 4404,
  epochChanged: 4409,
  tooLarge: 4413,
  frozen: 4423,
  schemaTooOld: 4426,
  tooMany: 4429,
} as const
export type CloseCode = (typeof closeCode)[keyof typeof closeCode]

/** Limits of the sync server [S8]; each is tried by a test of test/collab. */
export const limits = {
  /** ws refuses larger frames with 1009, which stock clients retry for ever: hence twice the message limit. */
  frameBytesMax: 16 * 1024 * 1024,
  messageBytesMax: 8 * 1024 * 1024,
  documentBytesMax: 8 * 1024 * 1024,
  awarenessBytesMax: 16 * 1024,
  awarenessPerSecondMax: 20,
  clientIdsPerConnectionMax: 4,
  updatesPerSecondMax: 50,
  updatesBurstMax: 200,
  /** structs, deleted ranges and values of one update: one this long is judged in some 150 ms; a document of 3 MB has less */
  structsPerUpdateMax: 100_000,
  /** values inside of values, in one update: no editor of ours writes more than a mark's `{}` */
  nestedBytesPerUpdateMax: 1024 * 1024,
  /** Every page load takes a new client id: these are more page loads without a line than anybody has. */
  newClientIdsPerUpdateMax: 1_000,
  socketsPerPersonMax: 64,
  outgoingBytesMax: 8 * 1024 * 1024,
  /** Above this much unsent data presence is dropped first: it is renewed anyway. */
  outgoingAwarenessBytesMax: 256 * 1024,
} as const

export const syncPath = '/sync/v1/'
export const noticePath = '/notices/v1'

/** Kinds of co-edited documents, with the root types an update may name and the schema version this build writes. */
export const documentKinds = {
  agenda: { roots: ['items'], schemaVersion: 1 },
  minutes: { roots: ['minutes'], schemaVersion: 2 },
  proposal: { roots: ['body'], schemaVersion: 1 },
} as const
export type DocumentKind = keyof typeof documentKinds

/** Who wrote a row of the log: the person who was signed in and the seat (職) they acted from. */
export interface Author {
  personId: string
  seatId: string
}
export const systemAuthor: Author = { personId: 'system', seatId: 'system' }

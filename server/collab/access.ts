import type { IncomingMessage } from 'node:http'
import type { Actor } from '../../shared/permission'
import type { DocumentHead } from '../store/UpdateLog'

/** What a person may do with one document right now. A frozen document is at most readable [S6]. */
export interface DocumentAccess {
  head: DocumentHead
  mode: 'write' | 'read'
}

/** Undefined for a document that does not exist and for one that is not theirs: outside they look the same. */
export type AccessQuery = (actor: Actor, documentId: string) => Promise<DocumentAccess | undefined>

export interface Signed {
  actor: Actor
  sessionId: string
  /** how the person is shown to others: 団体 and 職, never a name */
  organisationName: string
  seatTitle: string
}

/** Whoever asks at the door, by upgrade or by request: what is needed to say who they are, and to ask again later [S7]. */
export type Caller = Pick<IncomingMessage, 'headers'>

/** Who is behind a request, by its session cookie. */
export type Authenticate = (caller: Caller) => Promise<Signed | undefined>

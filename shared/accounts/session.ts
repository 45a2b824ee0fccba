import type { OrganisationKind } from '../forums/organisation'
import type { Actor, Duty, MemberRole } from '../permission'

/** A seat (職) as people see it: never with a name. */
export interface SeatLabel {
  seatId: string
  organisationId: string
  organisationName: string
  seatTitle: string
}

/** A seat one may act from, with what explains it: the duty and the bodies (会議体) whose secretariat it is. */
export interface SeatChoice extends SeatLabel {
  organisationKind: OrganisationKind
  duty: Duty
  secretariatOf: readonly { forumId: string; forumName: string }[]
  /** the bodies the seat's organisation belongs to today, and as what */
  memberOf: readonly { forumId: string; forumName: string; role: MemberRole }[]
}

/** What GET /api/session answers before the sign-in. */
interface SignedOut {
  signedIn: false
  /** whether this browser may enter the sample's seats without a password */
  sampleEntry: boolean
}

/** What GET /api/session answers afterwards; also the answer to signing in, switching the seat and accepting an invitation. */
export interface SignedIn {
  signedIn: true
  sampleEntry: boolean
  sessionId: string
  /** decide with `can(actor, …)` what to show */
  actor: Actor
  organisationName: string
  seatTitle: string
  loginId: string
  /** the seat belongs to the sample: show the badge 「サンプル」 */
  sample: boolean
  /** every seat the person holds today, the present one included, in 建制順 */
  seats: readonly SeatChoice[]
  /** the session ends then at the latest, ms since 1970 */
  expiresAt: number
}

export type SessionInfo = SignedOut | SignedIn

/** One place where the person is signed in. */
export interface SessionItem {
  id: string
  organisationName: string
  seatTitle: string
  createdAt: number
  seenAt: number
  /** a few words about the browser, e.g. "Windows・Edge" */
  device: string
  isCurrent: boolean
}

/** The session ends after so long without an act of the person … */
export const sessionIdleMs = 30 * 60_000
/** … and in any case after a working day. */
export const sessionAbsoluteMs = 12 * 60 * 60_000

/** A request that nobody's hand made (a refetch after a notice) carries this header and does not keep the session alive. */
export const backgroundHeader = 'Entaku-Background'

/** What the holder of an invitation link sees before accepting it. */
export interface InvitationInfo {
  /** join a seat, or set a new password for a login id */
  purpose: 'join' | 'reset'
  organisationName: string
  seatTitle: string
  /** of the person whose password is renewed; null when joining */
  loginId: string | null
  expiresAt: number
}

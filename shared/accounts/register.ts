import type { OrganisationKind } from '../forums/organisation'
import type { Duty } from '../permission'
import type { SeatLabel } from './session'

/** What the administration shows: seats and login ids, never names. */
export interface OrganisationItem {
  id: string
  name: string
  kind: OrganisationKind
}

export interface ForumItem {
  id: string
  name: string
}

export interface Holder {
  appointmentId: string
  personId: string
  loginId: string
  fromOn: string
  toOn: string | null
  isDisabled: boolean
}

export interface PendingInvitation {
  invitationId: string
  purpose: 'join' | 'reset'
  createdAt: number
  expiresAt: number
  /** from when it can be accepted; null: at once */
  startsOn: string | null
}

export interface SeatItem extends SeatLabel {
  organisationKind: OrganisationKind
  duty: Duty
  isSample: boolean
  secretariatOf: readonly { forumId: string; forumName: string }[]
  /** present and coming ones, the earliest first */
  holders: readonly Holder[]
  /** not used and not expired */
  invitations: readonly PendingInvitation[]
}

export interface PersonItem {
  personId: string
  loginId: string
  isDisabled: boolean
  /** how many places the person is signed in at */
  sessions: number
  /** past, present and coming */
  seats: readonly (SeatLabel & { fromOn: string; toOn: string | null })[]
}

/** The answer to inviting. `path` is shown once; a repeated submit of the same act gets the invitation without it. */
export interface InvitationLink {
  invitationId: string
  expiresAt: number
  path: string | null
}

/** A seat that changes hands: from when, and the link for whoever comes. */
export interface TransferredSeat {
  seatId: string
  startsOn: string
  link: InvitationLink
}

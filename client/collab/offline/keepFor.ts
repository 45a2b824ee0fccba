import { seatName } from '../../../shared/accounts/seatName'
import type { SignedIn } from '../../../shared/accounts/session'
import type { KeptDocument, Owner } from './names'

/** Whose copy of a document it is, and how they know the document again. */
export interface Keep extends Pick<KeptDocument, 'title' | 'path' | 'seat'> {
  owner: Owner
}

/** A copy for the person who is signed in, in the seat they act from. */
export const keepFor = (me: SignedIn, title: string, path: string): Keep => ({
  owner: { personId: me.actor.personId, seatId: me.actor.seatId },
  seat: seatName(me),
  title,
  path,
})

import type { AcceptInvitation } from '../../shared/accounts/commands'
import { unreachable } from '../../shared/assert'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { addSeat } from './addSeat'
import { openInvitation, wrongKind } from './invitation'
import { joinAsNewPerson } from './joinAsNewPerson'
import type { OpenedSession, Visit } from './openSession'
import { renewPassword } from './renewPassword'

/** Accepts an invitation. A new person and one with a new password are signed in; who was signed in stays so. */
export async function acceptInvitation(
  context: Context,
  actor: Actor | undefined,
  { token, visit, input }: { token: string; visit: Visit; input: AcceptInvitation },
): Promise<OpenedSession | undefined> {
  const invitation = await openInvitation(context, token)
  if ((input.as === 'reset') !== (invitation.forPerson !== null)) throw wrongKind()
  switch (input.as) {
    case 'new':
      return joinAsNewPerson(context, invitation, input, visit)
    case 'signedIn':
      await addSeat(context, actor, invitation)
      return undefined
    case 'reset':
      return renewPassword(context, invitation, input, visit)
    default:
      return unreachable(input)
  }
}

import type { AcceptInvitation } from '../../shared/accounts/commands'
import { dayOf } from '../../shared/calendar'
import type { Context } from '../context'
import { endSessionsOf } from './endSessions'
import { claimInvitation, type OpenInvitation, wrongKind } from './invitation'
import { newPasswordHash } from './newPassword'
import { type OpenedSession, openSession, tellEnded, type Visit } from './openSession'
import { seatToBeginWith } from './signIn'
import { forgiveLogins } from './throttle'

type NewPassword = Extract<AcceptInvitation, { as: 'reset' }>

/** Sets a new password by an invitation link; every session that the old one opened ends. */
export async function renewPassword(
  context: Context,
  invitation: OpenInvitation,
  input: NewPassword,
  visit: Visit,
): Promise<OpenedSession> {
  const person = await context.store.db
    .selectFrom('person')
    .select(['id', 'login_id', 'email'])
    .where('id', '=', invitation.forPerson)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (!person) throw wrongKind()
  const logins = [person.login_id, ...(person.email === null ? [] : [person.email])]
  const passwordHash = await newPasswordHash(input.password, logins)
  const at = context.now()
  const { opened, ended } = await context.store.transaction(async (tx) => {
    await claimInvitation(tx, invitation.id, { personId: person.id, at })
    await tx.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', person.id).execute()
    await forgiveLogins(tx, logins)
    const ended = await endSessionsOf(tx, at, { personId: person.id })
    const seatId = await seatToBeginWith(tx, person.id, dayOf(at))
    return { ended, opened: await openSession(tx, { personId: person.id, seatId, at, visit }) }
  })
  tellEnded(context, [...ended, ...opened.ended])
  return opened
}

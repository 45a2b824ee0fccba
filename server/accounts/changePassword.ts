import type { ChangePassword } from '../../shared/accounts/commands'
import { DomainError, faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { endSessionsOf } from './endSessions'
import { newPasswordHash } from './newPassword'
import { tellEnded } from './openSession'
import { verifyPassword } from './password'
import { countAttempt, forgiveAttempt } from './throttle'

/** Sets a new password after proving the present one; every other session of the person ends. */
export async function changePassword(
  context: Context,
  actor: Actor,
  input: ChangePassword & { sessionId: string; address: string },
): Promise<void> {
  const person = await context.store.db
    .selectFrom('person')
    .select(['login_id', 'email', 'password_hash'])
    .where('id', '=', actor.personId)
    .where('is_sample', '=', 0)
    .executeTakeFirst()
  if (!person) throw new DomainError('forbidden', 'サンプルの席にはパスワードがありません。')
  const attempt = { login: person.login_id, address: input.address }
  await countAttempt(context, attempt)
  if (!(await verifyPassword(person.password_hash, input.current))) throw wrongPassword()
  await forgiveAttempt(context, attempt)
  const passwordHash = await newPasswordHash(input.password, [person.login_id, person.email])
  const ended = await context.store.transaction(async (tx) => {
    const changed = await tx
      .updateTable('person')
      .set({ password_hash: passwordHash })
      .where('id', '=', actor.personId)
      .where('password_hash', '=', person.password_hash)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) throw wrongPassword()
    return endSessionsOf(tx, context.now(), { personId: actor.personId, except: input.sessionId })
  })
  tellEnded(context, ended)
}

function wrongPassword(): DomainError {
  const message = '今のパスワードが違います。入力し直してください。'
  return faultAt('current', message)
}

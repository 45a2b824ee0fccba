import type { AcceptInvitation } from '../../shared/accounts/commands'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { appoint } from './appoint'
import { claimInvitation, type OpenInvitation } from './invitation'
import { newPasswordHash } from './newPassword'
import { type OpenedSession, openSession, tellEnded, type Visit } from './openSession'

type NewPerson = Extract<AcceptInvitation, { as: 'new' }>

/** Makes a person of the invitation's holder, puts them in the seat and signs them in. */
export async function joinAsNewPerson(
  context: Context,
  invitation: OpenInvitation,
  input: NewPerson,
  visit: Visit,
): Promise<OpenedSession> {
  const passwordHash = await newPasswordHash(input.password, [input.loginId, input.email])
  const at = context.now()
  const personId = newId()
  const opened = await context.store.transaction(async (tx) => {
    await claimInvitation(tx, invitation.id, { personId, at })
    await insertPerson(tx, { personId, passwordHash, at, input })
    await appoint(tx, { personId, seatId: invitation.seatId, at })
    return openSession(tx, { personId, seatId: invitation.seatId, at, visit })
  })
  tellEnded(context, opened.ended)
  return opened
}

async function insertPerson(
  tx: Tx,
  {
    personId,
    passwordHash,
    at,
    input,
  }: { personId: string; passwordHash: string; at: number; input: NewPerson },
): Promise<void> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({
      id: personId,
      login_id: input.loginId,
      email: input.email === '' ? null : input.email,
      password_hash: passwordHash,
      created_at: at,
      disabled_at: null,
      is_sample: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw await taken(tx, input.loginId)
}

async function taken(tx: Tx, loginId: string): Promise<DomainError> {
  const other = await tx.selectFrom('person').select('id').where('login_id', '=', loginId).executeTakeFirst()
  const [path, message] = other
    ? ['loginId', 'このログインIDはすでに使われています。別のログインIDを入力してください。']
    : ['email', 'このメールアドレスはすでに登録されています。別のものを入力するか、空欄にしてください。']
  return new DomainError('conflict', message, [{ path, message }])
}

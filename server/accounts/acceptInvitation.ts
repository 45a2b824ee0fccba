import type { AcceptInvitation } from '../../shared/accounts/commands'
import { unreachable } from '../../shared/assert'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { endSessionsOf } from './endSessions'
import { claimInvitation, type OpenInvitation, openInvitation } from './invitation'
import { newPasswordHash } from './newPassword'
import { type OpenedSession, openSession, tellEnded, type Visit } from './openSession'
import { actorOf } from './queries'
import { seatToBeginWith } from './signIn'
import { forgiveLogins } from './throttle'

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

type Input<As extends AcceptInvitation['as']> = Extract<AcceptInvitation, { as: As }>

async function joinAsNewPerson(
  context: Context,
  invitation: OpenInvitation,
  input: Input<'new'>,
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
  }: { personId: string; passwordHash: string; at: number; input: Input<'new'> },
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

/** From today, without an end: the end comes with the transfer (人事異動). */
async function appoint(
  tx: Tx,
  { personId, seatId, at }: { personId: string; seatId: string; at: number },
): Promise<void> {
  await tx
    .insertInto('appointment')
    .values({ id: newId(), person_id: personId, seat_id: seatId, from_on: dayOf(at), to_on: null })
    .execute()
}

async function addSeat(
  context: Context,
  actor: Actor | undefined,
  { id, seatId }: OpenInvitation,
): Promise<void> {
  if (!actor)
    throw new DomainError('unauthenticated', 'サインインしてから、もう一度この招待リンクを開いてください。')
  const { personId } = actor
  const at = context.now()
  await context.store.transaction(async (tx) => {
    await claimInvitation(tx, id, { personId, at })
    await refuseSamplePerson(tx, personId)
    if (await actorOf(tx, personId, seatId, dayOf(at))) throw new DomainError('conflict', alreadyHeld)
    await appoint(tx, { personId, seatId, at })
  })
  context.events.emit('accessChanged', { personId })
}

/** A person of the sample is entered without a password and must never come to a real seat. */
async function refuseSamplePerson(tx: Tx, personId: string): Promise<void> {
  const person = await tx
    .selectFrom('person')
    .select('is_sample')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (person?.is_sample !== 0) throw new DomainError('forbidden', sampleStays)
}

async function renewPassword(
  context: Context,
  invitation: OpenInvitation,
  input: Input<'reset'>,
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

const wrongKind = () =>
  new DomainError(
    'invalid',
    'この招待リンクは別の用途のものです。リンクを開き直して、画面の案内に従ってください。',
  )
const alreadyHeld = 'この席にはすでに就いています。招待リンクは使われていません。'
const sampleStays =
  'サンプルの席では招待を受けられません。サインアウトしてから、もう一度この招待リンクを開いてください。'

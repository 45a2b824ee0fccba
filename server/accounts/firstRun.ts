import { foldLogin } from '../../shared/accounts/login'
import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { expireInvitations, invitationPath, issueInvitation } from './invitation'
import { hasAdministrator } from './manage'
import { issueReset } from './reinvite'

/** Whoever runs the server; stands outside the field and belongs to no body. */
const operator = { id: 'operator', name: 'システム運用' } as const

/** The path of a fresh administrator invitation while nobody administers, else undefined. Earlier printed links end. */
export async function firstRunInvite(context: Context): Promise<string | undefined> {
  if (await hasAdministrator(context.store.db, dayOf(context.now()))) return undefined
  return inviteAdministrator(context)
}

/** For the command line, whose user owns the data directory: invites one more administrator. */
export async function inviteAdministrator(context: Context): Promise<string> {
  const at = context.now()
  return context.store.transaction(async (tx) => {
    const seatId = await administratorSeat(tx)
    await expireInvitations(tx, at, { seatId })
    const { token } = await issueInvitation(tx, { seatId, forPerson: null, createdBy: null, at })
    return invitationPath(token)
  })
}

/** For the command line: a link by which the person of this login id or e-mail sets a new password. */
export async function reinviteByLogin(context: Context, login: string): Promise<string> {
  const folded = foldLogin(login)
  return context.store.transaction(async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select('id')
      .where((eb) => eb.or([eb('login_id', '=', folded), eb('email', '=', folded)]))
      .executeTakeFirst()
    if (!person) throw new DomainError('not_found', `ログインID「${login}」の利用者は見つかりません。`)
    const { token } = await issueReset(tx, { personId: person.id, createdBy: null, at: context.now() })
    return invitationPath(token)
  })
}

async function administratorSeat(tx: Tx): Promise<string> {
  await tx
    .insertInto('organisation')
    .values({
      ...operator,
      code: null,
      kana: null,
      kind: 'operator',
      district: null,
      prefecture_code: null,
      region_id: null,
      official_order: '999999',
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const seat = await tx
    .selectFrom('seat')
    .select('id')
    .where('organisation_id', '=', operator.id)
    .where('duty', '=', 'administrator')
    .where('is_sample', '=', 0)
    .orderBy('id')
    .executeTakeFirst()
  if (seat) return seat.id
  const id = newId()
  await tx
    .insertInto('seat')
    .values({ id, organisation_id: operator.id, title: '管理者', duty: 'administrator', is_sample: 0 })
    .execute()
  return id
}

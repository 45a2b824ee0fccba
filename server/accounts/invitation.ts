import type { InvitationInfo } from '../../shared/accounts/session'
import { dayOf, startOfDay, wareki } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Context } from '../context'
import { newId } from '../id'
import type { Tx } from '../store/Store'
import { hashToken, newToken } from './token'

/** A week: long enough for a mailbox that a section opens twice a week. */
const lifetimeMs = 7 * 24 * 60 * 60_000

interface Invited {
  seatId: string
  /** who sets a new password by it; null to make a person or add the seat to one */
  forPerson: string | null
  createdBy: string | null
  at: number
  /** the day from which the seat is held; it can be accepted from then on */
  startsOn?: string | null
}

/** Where the client opens an invitation. */
export const invitationPath = (token: string) => `/invite/${token}`

/** Writes a new invitation; the returned token is stored nowhere. */
export async function issueInvitation(tx: Tx, invited: Invited) {
  const invitationId = newId()
  const token = newToken()
  const startsOn = invited.startsOn ?? null
  // One that begins in April must not be over by then.
  const expiresAt = Math.max(invited.at, startsOn === null ? 0 : startOfDay(startsOn)) + lifetimeMs
  await tx
    .insertInto('invitation')
    .values({
      id: invitationId,
      token_hash: hashToken(token),
      seat_id: invited.seatId,
      for_person: invited.forPerson,
      created_by: invited.createdBy,
      created_at: invited.at,
      expires_at: expiresAt,
      used_at: null,
      used_by: null,
      starts_on: startsOn,
    })
    .execute()
  return { invitationId, token, expiresAt }
}

/** The unused invitations of this kind end: the newest link is the only one that works. */
export async function expireInvitations(
  tx: Tx,
  at: number,
  which: { seatId: string } | { forPerson: string },
): Promise<void> {
  let open = tx
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
  open =
    'forPerson' in which
      ? open.where('for_person', '=', which.forPerson)
      : open.where('seat_id', '=', which.seatId).where('for_person', 'is', null)
  await open.execute()
}

export interface OpenInvitation {
  id: string
  seatId: string
  forPerson: string | null
}

/** The invitation behind a token; what is wrong with it otherwise, as a sentence to show. */
export async function openInvitation(
  context: Context,
  token: string,
): Promise<OpenInvitation & { info: InvitationInfo }> {
  const row = await context.store.db
    .selectFrom('invitation')
    .innerJoin('seat', 'seat.id', 'invitation.seat_id')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .leftJoin('person', 'person.id', 'invitation.for_person')
    .select([
      'invitation.id',
      'invitation.seat_id as seatId',
      'invitation.for_person as forPerson',
      'invitation.used_at',
      'invitation.expires_at as expiresAt',
      'invitation.starts_on as startsOn',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
      'person.login_id as loginId',
      'person.disabled_at',
    ])
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', unknown)
  if (row.used_at !== null) throw new DomainError('gone', used)
  if (row.expiresAt <= context.now() || row.disabled_at !== null) throw new DomainError('gone', expired)
  if (row.startsOn !== null && row.startsOn > dayOf(context.now())) throw tooEarly(row.startsOn)
  const { organisationName, seatTitle, loginId, expiresAt } = row
  const info: InvitationInfo = {
    purpose: loginId === null ? 'join' : 'reset',
    organisationName,
    seatTitle,
    loginId,
    expiresAt,
  }
  return { id: row.id, seatId: row.seatId, forPerson: row.forPerson, info }
}

/** Takes the invitation for good: of several who try, the one UPDATE lets exactly one through. */
export async function claimInvitation(
  tx: Tx,
  invitationId: string,
  { personId, at }: { personId: string; at: number },
): Promise<void> {
  const claimed = await tx
    .updateTable('invitation')
    .set({ used_at: at, used_by: personId })
    .where('id', '=', invitationId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (claimed.numUpdatedRows !== 1n) throw new DomainError('gone', used)
}

const unknown =
  'この招待リンクは正しくありません。届いたリンクの全体を、もう一度開いてください。それでも開けないときは、管理者に新しいリンクを頼んでください。'
const used =
  'この招待リンクはすでに使われています。登録が済んでいればサインインしてください。心当たりがないときは、すぐに管理者に知らせてください。'
const expired =
  'この招待リンクは、期限（7日間）が切れたか、取り消されています。管理者に新しいリンクを頼んでください。'

const tooEarly = (startsOn: string) =>
  new DomainError(
    'conflict',
    `この招待リンクは、${wareki(startsOn)}から使えます。その日になったら、もう一度開いてください。`,
  )

export const wrongKind = () =>
  new DomainError(
    'invalid',
    'この招待リンクは別の用途のものです。リンクを開き直して、画面の案内に従ってください。',
  )

import { seatName } from '../../shared/accounts/seatName'
import { DomainError } from '../../shared/error'
import type { ForumRules } from '../../shared/forums/rules'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import { rulesOf, secretariatOnly } from '../forums/queries'
import type { Db, Tx } from '../store/Store'

/** Who makes the minutes of a body final: its secretariat, or the seats its rules name, the chair first. */
export interface Confirmers {
  by: ForumRules['minutes']['confirmedBy']
  /** none where the secretariat confirms; null where the rules name a seat that was never chosen */
  seatIds: readonly string[] | null
}

export async function confirmersOf(db: Db, forumId: string): Promise<Confirmers> {
  const { minutes } = await rulesOf(db, forumId)
  const by = minutes.confirmedBy
  if (by === 'secretariat') return { by, seatIds: [] }
  const named = by === 'chair' ? [minutes.chairSeatId] : [minutes.chairSeatId, minutes.namedSeatId]
  const seatIds = named.filter((id) => id !== null)
  return { by, seatIds: seatIds.length === named.length ? [...new Set(seatIds)] : null }
}

/** Whether 確定 and 正誤 are this actor's to make, alone or with another. */
export const mayConfirm = (actor: Actor, forumId: string, { by, seatIds }: Confirmers): boolean =>
  by === 'secretariat'
    ? can(actor, 'minutes.confirm', { forumId })
    : can(actor, 'minutes.sign', { forumId, signatories: seatIds ?? [] })

export function refuseOthers(actor: Actor, forumId: string, confirmers: Confirmers): void {
  if (mayConfirm(actor, forumId, confirmers)) return
  if (confirmers.by === 'secretariat') throw secretariatOnly('議事録の確定')
  throw new DomainError(
    'forbidden',
    confirmers.seatIds === null
      ? 'この会議体では議長などの確認で議事録が確定しますが、その席がまだ決まっていません。会議体の設定で席を選んでください。'
      : 'この会議体では、議長などの決められた席が議事録を確認して確定します。その席の人に依頼してください。',
  )
}

/** Who has confirmed exactly these bytes so far, and who is still to. */
export interface Signatures {
  given: { seatId: string; label: string; at: number }[]
  waitsFor: { seatId: string; label: string }[]
}

export async function signaturesOf(
  db: Db,
  { meetingId, sha256 }: { meetingId: string; sha256: string },
  { seatIds }: Confirmers,
): Promise<Signatures> {
  const rows = await db
    .selectFrom('minutes_signature')
    .select(['seat_id', 'label', 'at'])
    .where('meeting_id', '=', meetingId)
    .where('record_sha256', '=', sha256)
    .execute()
  const signatures: Signatures = { given: [], waitsFor: [] }
  for (const seatId of seatIds ?? []) {
    const row = rows.find((each) => each.seat_id === seatId)
    if (row) signatures.given.push({ seatId, label: row.label, at: row.at })
    else signatures.waitsFor.push({ seatId, label: await labelOf(db, seatId) })
  }
  return signatures
}

/**
 * [V8] Takes the actor's confirmation of exactly these bytes. `by` once everybody has confirmed them who must; until then nothing is
 * filed, and a signature under other bytes counts for nothing.
 */
export async function takeConfirmation(
  tx: Tx,
  actor: Actor,
  { meetingId, sha256, at }: { meetingId: string; sha256: string; at: number },
  confirmers: Confirmers,
): Promise<{ by: string | null; waitsFor: string[] }> {
  const { label } = await actingSeat(tx, actor)
  if (confirmers.by === 'secretariat') return { by: label, waitsFor: [] }
  await tx
    .insertInto('minutes_signature')
    .values({ meeting_id: meetingId, seat_id: actor.seatId, record_sha256: sha256, at, label })
    .onConflict((conflict) => conflict.columns(['meeting_id', 'seat_id', 'record_sha256']).doNothing())
    .execute()
  const { given, waitsFor } = await signaturesOf(tx, { meetingId, sha256 }, confirmers)
  const isComplete = waitsFor.length === 0
  return {
    by: isComplete ? given.map((each) => each.label).join('、') : null,
    waitsFor: waitsFor.map((each) => each.label),
  }
}

async function labelOf(db: Db, seatId: string): Promise<string> {
  const seat = await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['organisation.name as organisationName', 'seat.title as seatTitle'])
    .where('seat.id', '=', seatId)
    .executeTakeFirst()
  return seat ? seatName(seat) : '（なくなった席）'
}

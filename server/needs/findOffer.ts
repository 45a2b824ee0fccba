import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Db, Tx } from '../store/Store'
import type { Tables } from '../store/Tables'

export type OfferRow = Selectable<Tables['offer']> & { ownerName: string; enteredBy: string }

export const offerRows = (db: Db) =>
  db
    .selectFrom('offer')
    .innerJoin('organisation', 'organisation.id', 'offer.organisation_id')
    .innerJoin('seat', 'seat.id', 'offer.seat_id')
    .selectAll('offer')
    .select(['organisation.name as ownerName', 'seat.organisation_id as enteredBy'])

export const offerSubject = (
  row: Pick<OfferRow, 'forum_id' | 'organisation_id' | 'enteredBy'>,
): SubjectOf<'offer.write'> => ({
  forumId: row.forum_id,
  organisationId: row.organisation_id,
  enteredBy: row.enteredBy,
})

/** Within an act: the offer's row is held, if the actor may read it. */
export async function holdOffer(tx: Tx, actor: Actor, id: string): Promise<OfferRow> {
  await tx
    .updateTable('offer')
    .set((eb) => ({ text: eb.ref('text') }))
    .where('id', '=', id)
    .execute()
  return await findOffer(tx, actor, id)
}

async function findOffer(db: Db, actor: Actor, id: string): Promise<OfferRow> {
  const row = await offerRows(db).where('offer.id', '=', id).executeTakeFirst()
  if (!row || !can(actor, 'offer.read', { forumId: row.forum_id })) throw offerUnknown()
  return row
}

export async function holdOwnOffer(tx: Tx, actor: Actor, id: string): Promise<OfferRow> {
  const row = await holdOffer(tx, actor, id)
  if (!can(actor, 'offer.write', offerSubject(row)))
    throw new DomainError('forbidden', `この「出せるもの」を変えられるのは、登録した${row.ownerName}です。`)
  return row
}

export const offerUnknown = () =>
  new DomainError(
    'not_found',
    'この「出せるもの」は見つからないか、閲覧できる団体に入っていません。会議体の困りごとのページを開き直してください。',
  )

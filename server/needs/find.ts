import type { Selectable } from 'kysely'
import { DomainError } from '../../shared/error'
import type { NeedScope } from '../../shared/needs/need'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'

export type NeedRow = Selectable<Tables['need']> & {
  ownerName: string
  /** the organisation of the seat that typed it */
  enteredBy: string
}

/** Needs with who they are of; whoever shows one asks `can` with `needSubject` first. */
export const needRows = (db: Db) =>
  db
    .selectFrom('need')
    .innerJoin('organisation', 'organisation.id', 'need.organisation_id')
    .innerJoin('seat', 'seat.id', 'need.seat_id')
    .selectAll('need')
    .select(['organisation.name as ownerName', 'seat.organisation_id as enteredBy'])

export const needSubject = (
  row: Pick<NeedRow, 'forum_id' | 'organisation_id' | 'scope' | 'enteredBy'>,
): SubjectOf<'need.read'> => ({
  forumId: row.forum_id,
  organisationId: row.organisation_id,
  scope: row.scope,
  enteredBy: row.enteredBy,
})

/** The need, if the actor may read it; otherwise the same answer as for one that does not exist [E1]. */
export async function findNeed(db: Db, actor: Actor, id: string): Promise<NeedRow> {
  const row = await needRows(db).where('need.id', '=', id).executeTakeFirst()
  if (!row || !can(actor, 'need.read', needSubject(row))) throw needUnknown()
  return row
}

/** The same within an act: its row is held, so that of two acts on one need the second sees what the first did. */
export async function holdNeed(tx: Db, actor: Actor, id: string): Promise<NeedRow> {
  await tx
    .updateTable('need')
    .set((eb) => ({ text: eb.ref('text') }))
    .where('id', '=', id)
    .execute()
  return await findNeed(tx, actor, id)
}

/** For acts of its owner, or of the secretariat that typed it. */
export async function holdOwnNeed(tx: Db, actor: Actor, id: string): Promise<NeedRow> {
  const row = await holdNeed(tx, actor, id)
  if (!can(actor, 'need.write', needSubject(row))) throw notYours(row.ownerName)
  return row
}

/** Everybody who may hear that something about a need moved: those who may read it, and nobody else [E1]. */
export function needAudience(
  row: Pick<NeedRow, 'forum_id' | 'organisation_id' | 'enteredBy'>,
  scope: NeedScope,
) {
  return {
    organisationIds: [row.organisation_id, row.enteredBy],
    prefecture: scope !== 'private',
    ...(scope === 'region' ? { forumIds: [row.forum_id] } : {}),
  }
}

const needUnknown = () =>
  new DomainError(
    'not_found',
    'この困りごとは見つからないか、見せる範囲に入っていません。会議体の困りごとのページを開き直してください。',
  )
const notYours = (ownerName: string) =>
  new DomainError('forbidden', `この困りごとを変えられるのは、登録した${ownerName}です。`)

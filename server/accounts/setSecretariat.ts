import { DomainError } from '../../shared/error'
import type { Actor, Duty } from '../../shared/permission'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { assertManages } from './manage'

/** Says of which bodies (会議体) a seat is the secretariat (事務局); the earlier list is replaced. */
export async function setSecretariat(
  context: Context,
  actor: Actor,
  { seatId, forumIds }: { seatId: string; forumIds: readonly string[] },
): Promise<void> {
  assertManages(actor)
  const holders = await context.store.transaction(async (tx) => {
    const seat = await tx
      .selectFrom('seat')
      .select('duty')
      .where('id', '=', seatId)
      .where('is_sample', '=', 0)
      .executeTakeFirst()
    if (!seat) throw new DomainError('not_found', '席が見つかりません。一覧を開き直してください。')
    await writeSecretariats(tx, { seatId, duty: seat.duty, forumIds })
    return tx.selectFrom('appointment').select('person_id').distinct().where('seat_id', '=', seatId).execute()
  })
  for (const { person_id } of holders) context.events.emit('accessChanged', { personId: person_id })
}

export async function writeSecretariats(
  tx: Tx,
  { seatId, duty, forumIds }: { seatId: string; duty: Duty; forumIds: readonly string[] },
): Promise<void> {
  const wanted = [...new Set(forumIds)]
  if (wanted.length > 0 && duty !== 'member') throw new DomainError('invalid', membersOnly)
  const known =
    wanted.length === 0 ? [] : await tx.selectFrom('forum').select('id').where('id', 'in', wanted).execute()
  if (known.length !== wanted.length)
    throw new DomainError('not_found', '会議体が見つかりません。一覧から選び直してください。')
  await tx.deleteFrom('secretariat').where('seat_id', '=', seatId).execute()
  if (wanted.length > 0)
    await tx
      .insertInto('secretariat')
      .values(wanted.map((forum_id) => ({ forum_id, seat_id: seatId })))
      .execute()
}

const membersOnly = '事務局になれるのは、構成団体の席だけです。県や管理者の席は選べません。'

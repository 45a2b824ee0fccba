import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { appoint } from './appoint'
import { claimInvitation, type OpenInvitation } from './invitation'
import { actorOf } from './queries'

/** Puts whoever is signed in into one more seat. */
export async function addSeat(
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

const alreadyHeld = 'この席にはすでに就いています。招待リンクは使われていません。'
const sampleStays =
  'サンプルの席では招待を受けられません。サインアウトしてから、もう一度この招待リンクを開いてください。'

import type { TransferSeats } from '../../shared/accounts/commands'
import type { TransferredSeat } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { addDays, dayOf, wareki } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { notify } from '../outbox/notify'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { endSessionsOf } from './endSessions'
import { expireInvitations, invitationPath, issueInvitation } from './invitation'
import { assertAdministratorRemains, assertManages } from './manage'
import { tellEnded } from './openSession'
import { actorOf } from './queries'

/** [B9] 名簿更新: seats change hands by date, all of them at once: the holders leave after the last day, the links begin on the next. */
export async function transferSeats(
  context: Context,
  actor: Actor,
  { seatIds, lastDay, idempotencyKey }: TransferSeats,
): Promise<TransferredSeat[]> {
  assertManages(actor)
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: 'transferSeats', at }
  const paths = new Map<string, string>()
  const { done, people, ended } = await context.store.transaction(async (tx) => {
    const people = new Set<string>()
    const done = await once(tx, act, async () => {
      const transferred: Transferred[] = []
      for (const seatId of new Set(seatIds)) {
        const { token, personIds, ...seat } = await transfer(tx, { seatId, lastDay, at, actor })
        paths.set(seatId, invitationPath(token))
        for (const personId of personIds) people.add(personId)
        transferred.push(seat)
      }
      await assertAdministratorRemains(tx, at)
      return transferred
    })
    return { done, people, ended: await endThoseOver(tx, { seatIds, people, at }) }
  })
  tellEnded(context, ended)
  for (const personId of people) context.events.emit('accessChanged', { personId })
  context.events.emit('changed', { topic: 'desk', audience: { organisationIds: organisationsOf(done) } })
  // As in inviteToSeat: a token is not kept with the result.
  return done.map(({ seatId, startsOn, invitationId, expiresAt }) => ({
    seatId,
    startsOn,
    link: { invitationId, expiresAt, path: paths.get(seatId) ?? null },
  }))
}

interface Transferred {
  seatId: string
  organisationId: string
  startsOn: string
  invitationId: string
  expiresAt: number
}

const organisationsOf = (seats: readonly Transferred[]) => [
  ...new Set(seats.map(({ organisationId }) => organisationId)),
]

interface Transfer {
  seatId: string
  lastDay: string
  at: number
  actor: Actor
}

async function transfer(tx: Tx, { seatId, lastDay, at, actor }: Transfer) {
  const seat = await tx
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select([
      'seat.organisation_id as organisationId',
      'organisation.name as organisationName',
      'seat.title as seatTitle',
    ])
    .where('seat.id', '=', seatId)
    .where('seat.is_sample', '=', 0)
    .executeTakeFirst()
  if (!seat)
    throw new DomainError(
      'not_found',
      '席が見つかりません。一覧を開き直してください（サンプルの席は選べません）。',
    )
  const personIds = await endHolders(tx, { seatId, name: seatName(seat), lastDay, at })
  const startsOn = addDays(lastDay, 1)
  await expireInvitations(tx, at, { seatId })
  const issued = await issueInvitation(tx, {
    seatId,
    forPerson: null,
    createdBy: actor.personId,
    at,
    startsOn,
  })
  if (personIds.length > 0) await tellHolders(tx, { seatId, name: seatName(seat), lastDay, at })
  return { seatId, organisationId: seat.organisationId, startsOn, personIds, ...issued }
}

/** Whoever would still be there after the last day; those that left earlier, or come later, are not touched. */
async function endHolders(
  tx: Tx,
  { seatId, name, lastDay, at }: { seatId: string; name: string; lastDay: string; at: number },
): Promise<string[]> {
  const holders = await tx
    .selectFrom('appointment')
    .select(['id', 'person_id', 'from_on'])
    .where('seat_id', '=', seatId)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>=', dayOf(at))]))
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', lastDay)]))
    .execute()
  for (const { id, from_on } of holders) {
    if (from_on > lastDay) throw startsLater(name, from_on)
    await tx.updateTable('appointment').set({ to_on: lastDay }).where('id', '=', id).execute()
  }
  return holders.map(({ person_id }) => person_id)
}

/** The one who leaves writes 引継ぎ while they can still sign in. */
const tellHolders = (
  tx: Tx,
  { seatId, name, lastDay, at }: { seatId: string; name: string; lastDay: string; at: number },
) =>
  notify(tx, {
    kind: 'handover',
    at,
    forumId: null,
    isSample: false,
    seatIds: [seatId],
    subject: `${name}の席の交代（${wareki(lastDay)}まで）`,
    lines: [
      `席：${name}`,
      `いまの任用：${wareki(lastDay)}まで`,
      `次の人：${wareki(addDays(lastDay, 1))}から`,
      '受け持っていることは、円卓の「引継ぎ」に一覧が出ます。次の人に伝えることを書き足してください。',
    ],
    path: '/handover',
    reason: 'この席に就いているため',
    dedupeKey: `transfer:${seatId}`,
  })

/** A last day that has passed ends the sessions in the seat now. */
async function endThoseOver(
  tx: Tx,
  { seatIds, people, at }: { seatIds: readonly string[]; people: ReadonlySet<string>; at: number },
) {
  const ended = []
  for (const personId of people)
    for (const seatId of seatIds)
      if (!(await actorOf(tx, personId, seatId, dayOf(at))))
        ended.push(...(await endSessionsOf(tx, at, { personId, seatId })))
  return ended
}

function startsLater(name: string, fromOn: string): DomainError {
  const message = `${name}には、${wareki(fromOn)}に就く人がすでに決まっています。最後の日を確かめるか、この席を外してください。`
  return new DomainError('conflict', message, [{ path: 'lastDay', message }])
}

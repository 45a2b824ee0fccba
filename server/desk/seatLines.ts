import { seatName } from '../../shared/accounts/seatName'
import { dayOf } from '../../shared/calendar'
import { type DeskItem, deskItem } from '../../shared/desk/item'
import { type Actor, can } from '../../shared/permission'
import type { Db } from '../store/Store'

/** Seats to fill, for who manages the accounts. */
export async function seatLines(db: Db, actor: Actor, now: number): Promise<DeskItem[]> {
  if (!can(actor, 'accounts.manage', null)) return []
  return (await emptySeats(db, { day: dayOf(now), now })).map(({ id, ...seat }) =>
    deskItem('seat', id, { title: seatName(seat), forumName: null }),
  )
}

/** Seats that nobody holds on a day YYYY-MM-DD and to which no invitation is open; those of the sample need nobody. */
async function emptySeats(db: Db, { day, now }: { day: string; now: number }) {
  return await db
    .selectFrom('seat')
    .innerJoin('organisation', 'organisation.id', 'seat.organisation_id')
    .select(['seat.id', 'seat.title as seatTitle', 'organisation.name as organisationName'])
    .where('seat.is_sample', '=', 0)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('appointment')
            .innerJoin('person', 'person.id', 'appointment.person_id')
            .select('appointment.id')
            .whereRef('appointment.seat_id', '=', 'seat.id')
            .where('person.disabled_at', 'is', null)
            .where((sub) => sub.or([sub('to_on', 'is', null), sub('to_on', '>=', day)])),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('invitation')
            .select('invitation.id')
            .whereRef('invitation.seat_id', '=', 'seat.id')
            .where('used_at', 'is', null)
            .where('expires_at', '>', now),
        ),
      ),
    )
    .orderBy('organisation.official_order')
    .orderBy('seat.title')
    .execute()
}

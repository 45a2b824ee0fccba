import { changeInterests } from '../../server/interests/changeInterests'
import { interestsPage } from '../../server/interests/queries'
import type { Actor } from '../../shared/permission'
import { openMeetingWorld } from '../meetings/meetingWorld'
import { insertOrganisation, insertSeat } from '../support/rows'

export const forumId = 'hokushin'
export const doboku = 'senmon-doboku'
export const hokenshi = 'senmon-hokenshi'

const village = (id: string, more: Partial<Actor> = {}): Actor => ({
  personId: `person-${id}`,
  seatId: `seat-${id}`,
  organisationId: id,
  duty: 'member',
  memberships: [{ forumId, role: 'partner_municipality' }],
  secretariatOf: [],
  ...more,
})

/** 北信 with three villages that may tick, beside the seats of the meeting world. */
export async function openInterestWorld() {
  const world = await openMeetingWorld()
  const { db } = world.store
  for (const [id, name] of [
    ['sakaemura', '栄村'],
    ['nozawa', '野沢温泉村'],
  ] as const) {
    await insertOrganisation(db, {
      id,
      name,
      kind: 'village',
      official_order: id === 'nozawa' ? '205630' : '206024',
    })
    await insertSeat(db, { id: `seat-${id}`, organisation_id: id })
    await db
      .insertInto('forum_member')
      .values({
        forum_id: forumId,
        organisation_id: id,
        role: 'partner_municipality',
        from_on: null,
        to_on: null,
      })
      .execute()
  }
  await insertSeat(db, { id: 'seat-sakaemura-2', organisation_id: 'sakaemura', title: '総務課長' })
  await db
    .insertInto('topic')
    .values([
      { id: doboku, area_id: 'senmon', area: '専門職', name: '土木', position: 1, fields: '[]' },
      { id: hokenshi, area_id: 'senmon', area: '専門職', name: '保健師', position: 2, fields: '[]' },
    ])
    .execute()
  return {
    ...world,
    sakae: village('sakaemura'),
    sakaeSecond: village('sakaemura', { personId: 'person-sakaemura-2', seatId: 'seat-sakaemura-2' }),
    nozawa: village('nozawa'),
    ticks: (actor: Actor, ...tick: string[]) =>
      changeInterests(world.context, actor, { forumId, tick, untick: [] }),
    unticks: (actor: Actor, ...untick: string[]) =>
      changeInterests(world.context, actor, { forumId, tick: [], untick }),
    page: (actor: Actor) => interestsPage(world.store.db, actor, forumId, world.clock.now),
  }
}
export type InterestWorld = Awaited<ReturnType<typeof openInterestWorld>>

import { dayOf } from '../../shared/calendar'
import { faultAt } from '../../shared/error'
import type { FoundTier } from '../../shared/forums/commands'
import { copiedRules } from '../../shared/forums/copiedRules'
import type { Actor } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { type ForumRow, governedForum, tellGoverned } from './govern'
import { type ForumMember, membersOn, refuseClosed, rulesOf } from './queries'
import { confirmingSeats, secretariatSeats } from './seats'
import { writeRules } from './setRules'

/** [B3] Founds a 首長会議, 幹事会 or 部会 below a body: members out of the body's, seats of its own, the body's rules to begin with. */
export async function foundTier(
  context: Context,
  actor: Actor,
  input: FoundTier & { parentId: string },
): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'foundTier', at }
  const founded = await context.store.transaction((tx) =>
    once(tx, act, () => insertTier(tx, actor, { input, at })),
  )
  const { parentId, organisationIds, secretariat } = input
  await tellGoverned(context, {
    forumIds: [parentId, founded.id],
    organisationIds,
    seatIds: secretariat,
  })
  return founded
}

async function insertTier(
  tx: Tx,
  actor: Actor,
  { input, at }: { input: FoundTier & { parentId: string }; at: number },
): Promise<{ id: string }> {
  const parent = await governedForum(tx, actor, input.parentId)
  if (parent.parent_id !== null)
    throw faultAt('tier', '部会の下に部会はつくれません。親の会議体のページでつくってください。')
  await refuseClosed(tx, parent.id, dayOf(at))
  await refuseTwin(tx, [parent.id], { name: input.name })
  const members = await chosenMembers(tx, input)
  const { isSample } = await actingSeat(tx, actor)
  const asked = { day: dayOf(at), isSample }
  const offered = await secretariatSeats(
    tx,
    { above: [parent.id], organisationIds: input.organisationIds },
    asked,
  )
  if (!input.secretariat.every((id) => offered.some(({ seatId }) => seatId === id)))
    throw faultAt('secretariat', '事務局には、加わる団体か、親の会議体の事務局の席を選んでください。')
  const id = newId()
  await insertForum(tx, parent, { id, input, isSample, at })
  await tx
    .insertInto('forum_member')
    .values(
      members.map((member) => ({
        forum_id: id,
        organisation_id: member.id,
        role: member.role,
        from_on: input.startsOn,
        to_on: null,
      })),
    )
    .execute()
  await writeTierSecretariat(tx, id, input.secretariat)
  const seats = await confirmingSeats(tx, id, { day: input.startsOn, isSample })
  const rules = copiedRules(await rulesOf(tx, parent.id), new Set(seats.map(({ seatId }) => seatId)))
  await writeRules(tx, { actor, forumId: id, at }, { revision: 1, rules })
  return { id }
}

async function chosenMembers(
  tx: Tx,
  { parentId, organisationIds, startsOn }: FoundTier & { parentId: string },
): Promise<ForumMember[]> {
  const members = await membersOn(tx, parentId, startsOn)
  const chosen = members.filter(({ id }) => organisationIds.includes(id))
  if (chosen.length !== new Set(organisationIds).size)
    throw faultAt(
      'organisationIds',
      '発足の日に親の会議体に加わっていない団体があります。団体か日を選び直してください。',
    )
  return chosen
}

const insertForum = (
  tx: Tx,
  parent: ForumRow,
  { id, input, isSample, at }: { id: string; input: FoundTier; isSample: 0 | 1; at: number },
) =>
  tx
    .insertInto('forum')
    .values({
      id,
      name: input.name,
      framework: parent.framework,
      layer: parent.layer,
      region_id: parent.region_id,
      parent_id: parent.id,
      tier: input.tier,
      established_on: input.startsOn,
      composition: null,
      in_report: 0,
      after_report: 0,
      tasks: '[]',
      notes: '[]',
      certainty: 'null',
      is_sample: isSample,
      governed_at: at,
      closed_on: null,
    })
    .execute()

export async function writeTierSecretariat(
  tx: Tx,
  forumId: string,
  seatIds: readonly string[],
): Promise<void> {
  if (seatIds.length === 0) return
  await tx
    .insertInto('secretariat')
    .values([...new Set(seatIds)].map((seat_id) => ({ forum_id: forumId, seat_id })))
    .execute()
}

/** Two of one name under one body could not be told apart in any list. */
export async function refuseTwin(
  tx: Tx,
  above: readonly string[],
  { name, except = '' }: { name: string; except?: string },
): Promise<void> {
  const twin = await tx
    .selectFrom('forum')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('parent_id', 'in', [...above, '']),
        eb(
          'id',
          'in',
          eb
            .selectFrom('forum_parent')
            .select('forum_id')
            .where('parent_id', 'in', [...above, '']),
        ),
      ]),
    )
    .where('name', '=', name)
    .where('id', '!=', except)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  if (twin) throw faultAt('name', 'この会議体には、同じ名称の会議がすでにあります。別の名称にしてください。')
}

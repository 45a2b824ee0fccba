import { dayOf } from '../../shared/calendar'
import { type Actor, can, forumIdsOf } from '../../shared/permission'
import { filterRegister, type RegisterFilter, registerCounts } from '../../shared/registers/filter'
import type { ActionRow, DecisionRow, RegisterRows } from '../../shared/registers/row'
import { membersOn } from '../forums/queries'
import type { Db } from '../store/Store'
import { readRows } from './readRows'
import { registerUnknown } from './refusals'

/** Both registers (決定事項一覧, 宿題一覧) of one body as they stand, drafts included: for verbs that have judged the right themselves. */
export async function registerRows(
  db: Db,
  forumId: string,
  { filter, now }: { filter: RegisterFilter; now: number },
): Promise<RegisterRows> {
  const asOf = filter.asOf ?? dayOf(now)
  const rows = await readRows(db, { forumIds: [forumId], asOf, isRecordsOnly: false, now })
  return filterRegister(rows, filter)
}

interface RegisterQuestion {
  /** null: all bodies that the seat reaches */
  forumId: string | null
  filter: RegisterFilter
  now: number
}

/**
 * The registers as this seat may read them: a member's with drafts, marked 未確定; the prefecture's from confirmed records, and
 * decisions alone [K5]. Screen, CSV and papers all ask this.
 */
export async function register(db: Db, actor: Actor, { forumId, filter, now }: RegisterQuestion) {
  const asOf = filter.asOf ?? dayOf(now)
  const forums = await forumsFor(db, actor, forumId, filter)
  const isRecordsOnly = can(actor, 'record.readAll', null)
  const rows = await readRows(db, {
    forumIds: forums.map(({ id }) => id),
    meetingId: filter.meeting,
    asOf,
    isRecordsOnly,
    now,
  })
  return {
    ...filterRegister(rows, filter),
    counts: registerCounts(rows, filter),
    forums: await withMembers(db, forums, { isRecordsOnly, day: dayOf(now) }),
    years: [...new Set([...rows.decisions, ...rows.actions].map(({ fiscalYear }) => fiscalYear))]
      .sort()
      .reverse(),
    asOf,
    today: dayOf(now),
    isRecordsOnly,
  }
}

/**
 * The decisions something may rest on (採択, 論点 settled, 検証), of several bodies: as far as this seat may read their registers, without
 * what was abolished; the newest first.
 */
export async function decisionsToChoose(
  db: Db,
  actor: Actor,
  { forumIds, meetingId, now }: { forumIds: readonly string[]; meetingId?: string; now: number },
): Promise<DecisionRow[]> {
  const rows: DecisionRow[] = []
  for (const forumId of forumIds.filter((id) => mayReadRegister(actor, id)))
    rows.push(...(await register(db, actor, { forumId, filter: { meeting: meetingId }, now })).decisions)
  return rows
    .filter(({ state }) => state !== 'abolished')
    .sort((one, other) => other.heldOn.localeCompare(one.heldOn) || one.number.localeCompare(other.number))
}

/** Whether `register` answers this seat about a body at all. */
export const mayReadRegister = (actor: Actor, forumId: string): boolean =>
  can(actor, 'record.readAll', null) || can(actor, 'register.read', { forumId })

/** What an organisation took home from its bodies and has not done yet: the due ones first, those without a day last. */
export async function openActionsOf(db: Db, actor: Actor, now: number): Promise<ActionRow[]> {
  const forumIds = insideForums(actor)
  const { actions } = await readRows(db, { forumIds, asOf: dayOf(now), isRecordsOnly: false, now })
  return filterRegister(
    { decisions: [], actions },
    { organisation: actor.organisationId, state: 'unfinished', sort: 'due' },
  ).actions
}

/** Whom a 宿題 can be given to; who reads records only gives none. */
async function withMembers(
  db: Db,
  forums: readonly { id: string; name: string }[],
  { isRecordsOnly, day }: { isRecordsOnly: boolean; day: string },
) {
  return await Promise.all(
    forums.map(async (forum) => ({
      ...forum,
      members: isRecordsOnly
        ? []
        : (await membersOn(db, forum.id, day)).map(({ id, name }) => ({ id, name })),
    })),
  )
}

const insideForums = (actor: Actor) =>
  forumIdsOf(actor).filter((forumId) => can(actor, 'register.read', { forumId }))

/** The body that was asked for, with those below it on request; or all there are for this seat. */
async function forumsFor(db: Db, actor: Actor, forumId: string | null, { tiers }: RegisterFilter) {
  if (forumId !== null && !mayReadRegister(actor, forumId)) throw registerUnknown()
  const all = await db
    .selectFrom('forum')
    .select(['id', 'name', 'parent_id'])
    .orderBy('layer', 'desc')
    .orderBy('region_id', (order) => order.asc().nullsFirst())
    .orderBy('id')
    .execute()
  const asked = all.filter(
    ({ id, parent_id }) =>
      forumId === null || id === forumId || (tiers !== undefined && parent_id === forumId),
  )
  if (asked.length === 0) throw registerUnknown()
  return asked.filter(({ id }) => mayReadRegister(actor, id)).map(({ id, name }) => ({ id, name }))
}

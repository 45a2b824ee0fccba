import { draftItems } from '../../shared/cadence/nextDraft'
import { type Cadence, isForPrefecture, needsDraft } from '../../shared/cadence/status'
import { dayOf } from '../../shared/calendar'
import { carryOver } from '../../shared/meetings/carryOver'
import { meetingState, wasHeld } from '../../shared/meetings/meeting'
import { type Actor, can } from '../../shared/permission'
import { forumNames } from '../forums/queries'
import {
  agendaItemsOf,
  courseColumns,
  courseOf,
  forumUnknown,
  heldMeetings,
  nameOf,
} from '../meetings/queries'
import { ownersWaitingIn } from '../needs/queries'
import { proposalsForAgenda } from '../proposals/queries'
import { registerRows } from '../registers/queries'
import type { Db } from '../store/Store'
import { cadencesOf } from './bodies'

/** How one body stands by its promise: for who has judged the right. Undefined for one that was closed. */
export const cadenceOfForum = async (db: Db, forumId: string, now: number): Promise<Cadence | undefined> =>
  (await cadencesOf(db, [forumId], now)).get(forumId)

/** A meeting to come that stands: 中止 and 延期 are none. */
export async function comingMeetingsOf(db: Db, forumId: string, now: number) {
  const rows = await db
    .selectFrom('meeting')
    .select(['id', 'title', 'fiscal_year', 'number', 'starts_at', ...courseColumns])
    .where('forum_id', '=', forumId)
    .where('called_off', 'is', null)
    .orderBy('starts_at')
    .execute()
  return rows
    .filter((row) => !wasHeld(meetingState(courseOf({ ...row, in_confirmation: 0, version_id: null }), now)))
    .map((row) => ({ id: row.id, name: nameOf(row), startsAt: row.starts_at }))
}

/** The next meeting as the product drafts it [K8]: exactly what is undone. With nothing to discuss, 書面開催 will do. */
export async function nextDraft(db: Db, actor: Actor, { forumId, now }: { forumId: string; now: number }) {
  if (!can(actor, 'agenda.read', { forumId })) throw forumUnknown()
  const held = await heldMeetings(db, forumId, now)
  const coming = await comingMeetingsOf(db, forumId, now)
  const comingItems = await agendaItemsOf(
    db,
    coming.map(({ id }) => id),
  )
  const proposals = await proposalsForAgenda(db, actor, [forumId])
  const { actions } = await registerRows(db, forumId, { filter: { state: 'overdue', sort: 'due' }, now })
  const onComing = proposalIds(comingItems)
  const items = draftItems({
    offers: carryOver(held, comingItems),
    proposals: proposals
      .filter(({ state }) => state !== 'in_discussion')
      .map((each) => ({ ...each, isContinued: each.state === 'continued' })),
    onComing,
    onAny: new Set([...onComing, ...proposalIds(held.flatMap((meeting) => meeting.items))]),
    overdue: actions,
    needOwners: await ownersWaitingIn(db, forumId),
    comingTitles: new Set(comingItems.map(({ title }) => title)),
  })
  return {
    items,
    /** 前回議事録の確認 stands on the agenda by itself */
    previous: held.at(-1)?.name ?? null,
    title: await titleOf(db, forumId),
    isWritten: items.length === 0,
  }
}

const proposalIds = (items: readonly { proposalId: string | null }[]) =>
  new Set(items.flatMap(({ proposalId }) => proposalId ?? []))

/** A body's meetings bear one name from year to year. */
async function titleOf(db: Db, forumId: string): Promise<string> {
  const last = await db
    .selectFrom('meeting')
    .select('title')
    .where('forum_id', '=', forumId)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const forum = await db.selectFrom('forum').select('name').where('id', '=', forumId).executeTakeFirst()
  return last?.title ?? forum?.name ?? ''
}

/**
 * The strip of a body: 「前回から○日 / 約束○日以内 / 今年度 n回中m回」. Inside everybody sees it with the next meeting; the prefecture sees the
 * bare facts, once the body is a 相談候補; nobody else sees any [K7].
 */
export async function cadenceStrip(db: Db, actor: Actor, { forumId, now }: { forumId: string; now: number }) {
  const isInside = can(actor, 'meeting.list', { forumId })
  if (!isInside && !can(actor, 'record.readAll', null)) return null
  const cadence = await cadenceOfForum(db, forumId, now)
  if (!cadence) return null
  if (!isInside) return isForPrefecture(cadence) ? { ...cadence, next: null, draft: null } : null
  const next = (await comingMeetingsOf(db, forumId, now))[0] ?? null
  return {
    ...cadence,
    next,
    /** whether the product offers its draft unasked, and who may make a meeting of it */
    draft: {
      isDue: needsDraft(cadence) && next === null,
      canCreate: can(actor, 'meeting.create', { forumId }),
    },
  }
}

/** The strips of a 圏域, body by body, as far as this seat sees them; a body that promised nothing and never met has none. */
export async function regionStrips(
  db: Db,
  actor: Actor,
  { regionId, now }: { regionId: string; now: number },
) {
  const rows = await db.selectFrom('forum').select('id').where('region_id', '=', regionId).execute()
  const forums = await forumNames(
    db,
    rows.map(({ id }) => id),
  )
  const strips = []
  for (const { id, name, parentName } of forums) {
    const strip = await cadenceStrip(db, actor, { forumId: id, now })
    if (strip && (strip.lastOn !== null || isPromised(strip))) strips.push({ id, name, parentName, strip })
  }
  return { bodies: strips, asOf: dayOf(now) }
}

const isPromised = ({ promisedPerYear, longestGapDays }: Cadence) =>
  promisedPerYear > 0 || longestGapDays !== null

/** 開催支援の相談候補 for the prefecture: bodies that are long over their promise, with facts of 開催間隔 alone. */
export async function supportCandidates(db: Db, actor: Actor, now: number) {
  if (!can(actor, 'record.readAll', null)) throw forumUnknown()
  const promised = await db
    .selectFrom('forum_rules')
    .innerJoin('forum', 'forum.id', 'forum_rules.forum_id')
    .select('forum_id')
    .distinct()
    .execute()
  const forumIds = promised.map(({ forum_id }) => forum_id)
  const cadences = await cadencesOf(db, forumIds, now)
  const names = await forumNames(db, forumIds)
  const bodies = names.flatMap((forum) => {
    const cadence = cadences.get(forum.id)
    return cadence && isForPrefecture(cadence) ? [{ ...forum, cadence }] : []
  })
  return {
    bodies: bodies.sort((one, other) => other.cadence.overdueDays - one.cadence.overdueDays),
    asOf: dayOf(now),
  }
}

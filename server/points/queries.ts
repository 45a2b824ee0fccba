import { dayOf } from '../../shared/calendar'
import type { Entry } from '../../shared/entry'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { entryOf, membersOn, organisationNames, relatedForums } from '../forums/queries'
import { meetingById, nameOf, openAgendas } from '../meetings/queries'
import { outcomesOf } from '../minutes/queries'
import { decisionsToChoose } from '../registers/queries'
import type { Db } from '../store/Store'
import { knownIssues } from './knownIssues'
import { isWriting, readPlace } from './place'

/** 立場 of one 団体, as it was entered or confirmed by itself; otherwise marked. */
export interface Stance {
  id: string
  organisationId: string
  organisationName: string
  text: string
  entry: Entry
}

export interface Point {
  id: string
  title: string
  /** latest of each 団体 that said something, in 建制順 */
  stances: Stance[]
  ground: string
  compromise: string
  nextMeeting: { id: string; name: string; startsAt: number } | null
  state: 'open' | 'settled' | 'withdrawn'
  /** the decision it was closed by; its text null where the minutes hold it no more */
  settled: {
    at: number
    note: string
    decision: {
      id: string
      meetingId: string
      meetingName: string
      number: string
      isFixed: boolean
      text: string | null
    } | null
  } | null
  revision: number
  openedBy: string
  openedById: string
  openedAt: number
}

/** 論点表 of a proposal: open ones first, each in the order they came up. For verbs and papers that have judged the right themselves. */
export async function pointsOf(db: Db, proposalId: string): Promise<Point[]> {
  const rows = await db
    .selectFrom('point_at_issue')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  const stances = await stancesOf(
    db,
    rows.map(({ id }) => id),
  )
  const points = await Promise.all(
    rows.map(
      async (row): Promise<Point> => ({
        id: row.id,
        title: row.title,
        stances: stances.get(row.id) ?? [],
        ground: row.ground,
        compromise: row.compromise,
        nextMeeting: await meetingOf(db, row.next_meeting_id),
        state: row.state,
        settled:
          row.settled_at === null
            ? null
            : { at: row.settled_at, note: row.settled_note, decision: await decisionOf(db, row) },
        revision: row.revision,
        openedBy: row.label,
        openedById: row.organisation_id,
        openedAt: row.at,
      }),
    ),
  )
  return points.sort((one, other) => Number(one.state !== 'open') - Number(other.state !== 'open'))
}

/** The latest word of each 団体; one that was taken back is none. */
async function stancesOf(db: Db, pointIds: readonly string[]): Promise<Map<string, Stance[]>> {
  const found = new Map<string, Stance[]>()
  if (pointIds.length === 0) return found
  const rows = await db
    .selectFrom('point_stance')
    .selectAll()
    .where('point_id', 'in', pointIds)
    .orderBy('number')
    .execute()
  const names = await organisationNames(db)
  for (const pointId of pointIds) {
    const latest = new Map(
      rows.filter((row) => row.point_id === pointId).map((row) => [row.organisation_id, row] as const),
    )
    const stances = [...names].flatMap(([organisationId, organisationName]) => {
      const row = latest.get(organisationId)
      if (!row || row.text === '') return []
      return [{ id: row.id, organisationId, organisationName, text: row.text, entry: entryOf(row) }]
    })
    found.set(pointId, stances)
  }
  return found
}

async function meetingOf(db: Db, meetingId: string | null): Promise<Point['nextMeeting']> {
  const meeting = meetingId === null ? undefined : await meetingById(db, meetingId)
  return meeting ? { id: meeting.id, name: nameOf(meeting), startsAt: meeting.starts_at } : null
}

async function decisionOf(
  db: Db,
  {
    settled_meeting_id: meetingId,
    settled_decision_id: decisionId,
  }: {
    settled_meeting_id: string | null
    settled_decision_id: string | null
  },
) {
  if (meetingId === null || decisionId === null) return null
  const meeting = await meetingById(db, meetingId)
  if (!meeting) return null
  const { decisions } = await outcomesOf(db, meetingId)
  const decision = decisions.find(({ id }) => id === decisionId)
  return {
    id: decisionId,
    meetingId,
    meetingName: nameOf(meeting),
    number: decision?.number?.label ?? '',
    isFixed: decision?.number?.isFixed ?? false,
    text: decision?.text ?? null,
  }
}

/** 論点表 as the proposal's page shows it to this seat. */
export async function pointsPage(db: Db, actor: Actor, proposalId: string, now: number) {
  const place = await readPlace(db, actor, proposalId)
  const isSettling = can(actor, 'point.settle', place)
  const mayWrite = can(actor, 'point.write', place) && !isWriting(place.proposal)
  const forumIds = await relatedForums(db, place.forumId)
  const points = await pointsOf(db, proposalId)
  return {
    id: proposalId,
    points,
    history: await historyOf(
      db,
      points.map(({ id }) => id),
    ),
    members: (await membersOn(db, place.forumId, dayOf(now)))
      .filter(hasVoice)
      .map(({ id, name }) => ({ id, name })),
    meetings: mayWrite ? await openAgendas(db, actor, { forumIds, now }) : [],
    decisions: isSettling ? await decisionsFor(db, actor, { forumIds, now }) : [],
    issues: mayWrite ? await knownIssues(db) : [],
    ownId: actor.organisationId,
    can: { write: mayWrite, settle: isSettling && mayWrite, onBehalf: isSettling && mayWrite },
  }
}

/** What a 論点 can be closed by: decisions of the bodies that may take the proposal up. */
const decisionsFor = async (db: Db, actor: Actor, asked: { forumIds: readonly string[]; now: number }) =>
  (await decisionsToChoose(db, actor, asked)).map(
    ({ id, meetingId, meetingName, number, text, heldOn, version }) => ({
      ...{ id, meetingId, meetingName, number, text, heldOn },
      isRecord: version !== null,
    }),
  )

/** 経過 of all rows: what was changed, by whom, and what stood there before; the latest first. */
async function historyOf(db: Db, pointIds: readonly string[]) {
  if (pointIds.length === 0) return []
  const events = await db
    .selectFrom('point_event')
    .selectAll()
    .where('point_id', 'in', pointIds)
    .orderBy('at', 'desc')
    .orderBy('number', 'desc')
    .execute()
  const stances = await db
    .selectFrom('point_stance')
    .innerJoin('organisation', 'organisation.id', 'point_stance.organisation_id')
    .selectAll('point_stance')
    .select('organisation.name as organisationName')
    .where('point_id', 'in', pointIds)
    .execute()
  const lines = [
    ...events.map(({ id, point_id, kind, at, label, before }) => ({
      id,
      pointId: point_id,
      kind,
      at,
      label,
      text: before,
      organisationName: null,
      entry: null,
    })),
    ...stances.map((row) => ({
      id: row.id,
      pointId: row.point_id,
      kind: 'stance' as const,
      at: row.at,
      label: row.label,
      text: row.text,
      organisationName: row.organisationName,
      entry: entryOf(row),
    })),
  ]
  return lines.sort((one, other) => other.at - one.at)
}

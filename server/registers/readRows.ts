import { dayOf } from '../../shared/calendar'
import type { OrganisationKind } from '../../shared/forums/organisation'
import { meetingState, wasHeld } from '../../shared/meetings/meeting'
import type { Named } from '../../shared/minutes/record'
import type { MemberRole } from '../../shared/permission'
import { balanceClass, originatorClass } from '../../shared/proposals/balance'
import type { OutcomeMark } from '../../shared/registers/mark'
import type { ActionRow, DecisionRow, MarkEntry, RegisterRows } from '../../shared/registers/row'
import { actionStanding, decisionStanding } from '../../shared/registers/standing'
import { courseColumns, courseOf, isInConfirmation, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import { outcomesOfDraft } from './draftOutcomes'
import type { MeetingOutcomes, WrittenItem } from './meetingOutcomes'
import { recordOutcomes } from './recordOutcomes'

export interface RegisterScope {
  forumIds: readonly string[]
  /** of one meeting alone */
  meetingId?: string | undefined
  /** how things stood on this day, YYYY-MM-DD; what was held or filed later is not there */
  asOf: string
  /** nothing of drafts, no 内部 items, and no words of the marks [K5] */
  isRecordsOnly: boolean
  now: number
}

/** All decisions and action items of some bodies, from the record where there is one, else from the draft. */
export async function readRows(db: Db, scope: RegisterScope): Promise<RegisterRows> {
  if (scope.forumIds.length === 0) return { decisions: [], actions: [] }
  const meetings = await meetingsOf(db, scope)
  const names = await namesOf(db)
  const classes = await classesOf(db, scope.forumIds)
  const marks = await marksOf(db, scope.forumIds)
  const records = await recordOutcomes(
    db,
    meetings.flatMap(({ sha256 }) => sha256 ?? []),
    { isOutside: scope.isRecordsOnly },
  )
  const rows: RegisterRows = { decisions: [], actions: [] }
  for (const meeting of meetings) {
    const outcomes =
      meeting.sha256 === null ? await outcomesOfDraft(db, meeting.id) : records.get(meeting.sha256)
    if (!outcomes) continue
    const parts: Parts = { meeting, outcomes, names, classes, marks, scope }
    rows.decisions.push(...decisionRows(parts))
    rows.actions.push(...actionRows(parts))
  }
  return rows
}

interface Parts {
  meeting: HeldMeeting
  outcomes: MeetingOutcomes
  names: ReadonlyMap<string, Organisation>
  classes: readonly Membership[]
  marks: ReadonlyMap<string, OutcomeMark[]>
  scope: RegisterScope
}

function decisionRows(parts: Parts): DecisionRow[] {
  const { outcomes, scope } = parts
  return outcomes.decisions.flatMap((written): DecisionRow[] => {
    const item = itemOf(parts, written.itemId)
    const marks = parts.marks.get(written.id) ?? []
    const owners = outcomes.actions.flatMap(({ itemId, ownerId }) =>
      written.itemId !== null && itemId === written.itemId && ownerId !== null ? [ownerId] : [],
    )
    return [
      {
        kind: 'decision',
        ...lineOf(parts, { ...written, item, marks }),
        outcome: item?.outcome ?? null,
        proposedBy: named(parts, item?.proposedBy ?? []),
        proposerClass: proposerClassOf(parts, item?.proposedBy ?? []),
        related: named(parts, owners),
        materials: item?.materials ?? [],
        ...decisionStanding(marks, scope.asOf),
      },
    ]
  })
}

/** 宿題 are the members' own: who reads records only reads none of them here. */
function actionRows(parts: Parts): ActionRow[] {
  const { outcomes, scope } = parts
  if (scope.isRecordsOnly) return []
  return outcomes.actions.map((written): ActionRow => {
    const marks = parts.marks.get(written.id) ?? []
    const { ownerId, ...standing } = actionStanding(written, marks, scope.asOf)
    const owner = ownerId === null ? null : (named(parts, [ownerId])[0] ?? null)
    return {
      kind: 'action',
      ...lineOf(parts, { ...written, item: itemOf(parts, written.itemId), marks }),
      owner,
      ownerTitle: (owner && outcomes.titles.get(owner.id)) ?? '',
      written: { isDone: written.isDone, dueOn: written.dueOn, ownerId: written.ownerId },
      ...standing,
    }
  })
}

const itemOf = ({ outcomes }: Parts, itemId: string | null) =>
  itemId === null ? undefined : outcomes.items.get(itemId)

interface Line {
  id: string
  text: string
  number: string
  isNumberFixed: boolean
  item: WrittenItem | undefined
  marks: readonly OutcomeMark[]
}

function lineOf({ meeting, names, scope }: Parts, line: Line) {
  return {
    id: line.id,
    meetingId: meeting.id,
    forumId: meeting.forum_id,
    forumName: meeting.forum_name,
    meetingName: nameOf(meeting),
    fiscalYear: meeting.fiscal_year,
    heldOn: dayOf(meeting.starts_at),
    number: line.number,
    isNumberFixed: line.isNumberFixed,
    itemNumber: line.item?.number ?? '',
    itemTitle: line.item?.title ?? '',
    disclosure: line.item?.disclosure ?? 'open',
    text: line.text,
    version: meeting.version,
    versionId: meeting.version_id,
    isSample: meeting.is_sample === 1,
    marks: scope.isRecordsOnly
      ? []
      : line.marks.map(
          ({ act, onDay, ownerId, note, at, label }): MarkEntry => ({
            act,
            onDay,
            ownerName: ownerId === null ? null : (names.get(ownerId)?.name ?? null),
            note,
            at,
            label,
          }),
        ),
  }
}

/** Each once, in 建制順. */
function named({ names }: Parts, ids: readonly string[]): Named[] {
  return [...names.values()].filter(({ id }) => ids.includes(id)).map(({ id, name }) => ({ id, name }))
}

function proposerClassOf({ names, classes, meeting }: Parts, ids: readonly string[]) {
  const day = dayOf(meeting.starts_at)
  const found = ids.flatMap((id) => {
    const kind = names.get(id)?.kind
    const role = classes.find(
      (each) =>
        each.forum_id === meeting.forum_id &&
        each.organisation_id === id &&
        (each.from_on === null || each.from_on <= day) &&
        (each.to_on === null || each.to_on >= day),
    )?.role
    return kind && role ? [originatorClass(kind, role)] : []
  })
  return found.length === 0 ? null : balanceClass(found)
}

type HeldMeeting = Awaited<ReturnType<typeof meetingsOf>>[number]

/** Meetings that took place until the day, each with the record that held then. */
async function meetingsOf(db: Db, { forumIds, meetingId, asOf, isRecordsOnly, now }: RegisterScope) {
  const query = db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select((eb) => [
      'meeting.id',
      'meeting.forum_id',
      'forum.name as forum_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
      'meeting.is_sample',
      ...courseColumns,
      isInConfirmation(eb).as('in_confirmation'),
    ])
    .where('meeting.forum_id', 'in', forumIds)
    .orderBy('meeting.starts_at')
    .orderBy('meeting.id')
  const rows = await (meetingId === undefined ? query : query.where('meeting.id', '=', meetingId)).execute()
  const versions = await versionsOf(db, forumIds, asOf)
  return rows
    .filter((row) => dayOf(row.starts_at) <= asOf)
    .map((row) => ({
      ...row,
      version: null,
      version_id: null,
      sha256: null,
      ...versions.get(row.id),
    }))
    .filter((row) => row.version_id !== null || (!isRecordsOnly && wasHeld(meetingState(courseOf(row), now))))
}

interface Version {
  version: string
  version_id: string
  sha256: string
}

/** The version that held on the day, by meeting. */
async function versionsOf(db: Db, forumIds: readonly string[], asOf: string): Promise<Map<string, Version>> {
  const rows = await db
    .selectFrom('minutes_version')
    .select(['id', 'meeting_id', 'version', 'sha256', 'confirmed_at'])
    .where('forum_id', 'in', forumIds)
    .orderBy('confirmed_at')
    .execute()
  return new Map(
    rows
      .filter(({ confirmed_at }) => dayOf(confirmed_at) <= asOf)
      .map(({ id, meeting_id, version, sha256 }) => [meeting_id, { version, version_id: id, sha256 }]),
  )
}

async function marksOf(db: Db, forumIds: readonly string[]): Promise<Map<string, OutcomeMark[]>> {
  const rows = await db
    .selectFrom('outcome_mark')
    .innerJoin('meeting', 'meeting.id', 'outcome_mark.meeting_id')
    .selectAll('outcome_mark')
    .where('meeting.forum_id', 'in', forumIds)
    .orderBy('outcome_mark.at')
    .orderBy('outcome_mark.id')
    .execute()
  const marks = new Map<string, OutcomeMark[]>()
  for (const { outcome_id, act, on_day, owner_id, note, at, label, said } of rows) {
    const mark = { act, onDay: on_day, ownerId: owner_id, note, at, label, said }
    marks.set(outcome_id, [...(marks.get(outcome_id) ?? []), mark])
  }
  return marks
}

interface Organisation extends Named {
  kind: OrganisationKind
}

/** All organisations in 建制順. */
async function namesOf(db: Db): Promise<Map<string, Organisation>> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .orderBy('official_order')
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

interface Membership {
  forum_id: string
  organisation_id: string
  role: MemberRole
  from_on: string | null
  to_on: string | null
}

const classesOf = (db: Db, forumIds: readonly string[]): Promise<Membership[]> =>
  db.selectFrom('forum_member').selectAll().where('forum_id', 'in', forumIds).execute()

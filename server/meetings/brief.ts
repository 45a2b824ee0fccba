import { wareki } from '../../shared/calendar'
import { addedItems } from '../../shared/meetings/addedItems'
import { type BriefItem, briefOf } from '../../shared/meetings/brief'
import { type MinutesRecord, parseRecord, plainText, type RecordBlock } from '../../shared/minutes/record'
import type { Actor } from '../../shared/permission'
import { proposalStateLabel } from '../../shared/proposals/state'
import { roundsToAnswer } from '../confirmation/queries'
import { relatedForums } from '../forums/queries'
import { materialsOf } from '../materials/queries'
import { proposalsForAgenda, readableProposals } from '../proposals/queries'
import { openActionsOf } from '../registers/queries'
import { pollsToAnswer, rsvpsToAnswer } from '../schedule/queries'
import type { Db } from '../store/Store'
import {
  agendaCallsToAnswer,
  agendaItemsOf,
  frozenAgenda,
  type MeetingRow,
  nameOf,
  visibleMeeting,
} from './queries'

/** 一枚要約 for the organisation of the seat that asks [G7]. */
export async function brief(db: Db, actor: Actor, { meetingId, now }: { meetingId: string; now: number }) {
  const meeting = await visibleMeeting(db, actor, meetingId)
  const organisation = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow()
  const last = await lastRecord(db, meeting)
  const remarks = last ? remarksOf(last.record, organisation.id) : []
  const spokenOf = new Set(remarks.map(({ itemId }) => JSON.stringify([last?.meetingId, itemId])))
  const forumIds = await relatedForums(db, meeting.forum_id)
  const proposals = await proposalsForAgenda(db, actor, forumIds)
  const actions = await openActionsOf(db, actor, now)
  return {
    meeting: { id: meeting.id, name: nameOf(meeting), startsAt: meeting.starts_at, place: meeting.place },
    organisation,
    lastMeetingName: last?.record.meeting.name ?? null,
    asOf: now,
    sections: briefOf({
      organisation,
      items: await briefItems(db, actor, { meeting, spokenOf }),
      proposals: proposals
        .filter(({ originators }) => originators.includes(organisation.id))
        .map(({ number, title, state }) => ({ number, title, state: proposalStateLabel[state] })),
      actions: actions
        .filter(({ forumId }) => forumIds.includes(forumId))
        .map(({ number, text, dueOn, itemTitle }) => ({ number, text, due: dueWords(dueOn), itemTitle })),
      unanswered: await unansweredOf(db, actor, { meeting, now }),
      remarks,
    }),
  }
}

interface Asked {
  meeting: MeetingRow
  /** 前回 items the organisation spoke of */
  spokenOf: ReadonlySet<string>
}

async function briefItems(db: Db, actor: Actor, { meeting, spokenOf }: Asked): Promise<BriefItem[]> {
  const items = await agendaItemsOf(db, [meeting.id])
  const added = addedItems(items, (await frozenAgenda(db, meeting.id))?.printed)
  const materials = await materialsOf(db, meeting.id)
  const proposals = await readableProposals(
    db,
    actor,
    items.flatMap(({ proposalId }) => proposalId ?? []),
  )
  return items.map((item) => ({
    ...item,
    materials: materials.filter(({ itemId }) => itemId === item.id).map(({ label }) => label),
    isAdded: added.has(item.id),
    isExpected:
      proposals.find(({ id }) => id === item.proposalId)?.expected.includes(actor.organisationId) ?? false,
    wasSpokenOf:
      item.carriedFrom !== null &&
      spokenOf.has(JSON.stringify([item.carriedFrom.meetingId, item.carriedFrom.itemId])),
  }))
}

/** The latest confirmed record of the body before this meeting. */
async function lastRecord(
  db: Db,
  meeting: MeetingRow,
): Promise<{ meetingId: string; record: MinutesRecord } | undefined> {
  const row = await db
    .selectFrom('minutes_version')
    .innerJoin('meeting', 'meeting.id', 'minutes_version.meeting_id')
    .select(['meeting.id', 'minutes_version.record'])
    .where('meeting.forum_id', '=', meeting.forum_id)
    .where('meeting.starts_at', '<', meeting.starts_at)
    .where('meeting.id', '<>', meeting.id)
    .orderBy('meeting.starts_at', 'desc')
    .orderBy('minutes_version.confirmed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { meetingId: row.id, record: parseRecord(row.record) }
}

interface Remark {
  item: string
  itemId: string | null
  text: string
}

function remarksOf({ blocks }: MinutesRecord, organisationId: string): Remark[] {
  const remarks: Remark[] = []
  let item: Omit<Remark, 'text'> = { item: '', itemId: null }
  const walk = (block: RecordBlock): void => {
    if (block.type === 'agendaItem') item = { item: `${block.number} ${block.title}`, itemId: block.itemId }
    if (block.type === 'list') for (const each of block.items.flat()) walk(each)
    if (block.type === 'speech' && block.organisation?.id === organisationId)
      remarks.push({ ...item, text: plainText(block.runs) })
  }
  for (const block of blocks) walk(block)
  return remarks
}

async function unansweredOf(
  db: Db,
  actor: Actor,
  { meeting, now }: { meeting: MeetingRow; now: number },
): Promise<string[]> {
  const [forum] = await db.selectFrom('forum').select('name').where('id', '=', meeting.forum_id).execute()
  const calls = await agendaCallsToAnswer(db, actor, now)
  const rsvps = await rsvpsToAnswer(db, actor, now)
  const rounds = await roundsToAnswer(db, actor, now)
  const polls = await pollsToAnswer(db, actor, now)
  const waiting = [
    ...rsvps.map((each) => ({ ...each, what: '出欠' })),
    ...calls.map((each) => ({ ...each, what: '議題の募集' })),
    ...rounds.map((each) => ({ ...each, what: '議事録の確認' })),
    ...polls.map((each) => ({ ...each, what: '日程調整' })),
  ]
  return waiting
    .filter(({ forumName }) => forumName === forum?.name)
    .map(({ what, title, dueOn }) => `${what}：${title}（${dueWords(dueOn)}）`)
}

const dueWords = (dueOn: string | null) => (dueOn === null ? '期限なし' : `${wareki(dueOn)}まで`)

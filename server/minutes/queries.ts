import type { Selectable } from 'kysely'
import {
  abbreviationOf,
  numbersOf,
  type OutcomeKind,
  type OutcomeNumber,
  outcomeNumberLabel,
} from '../../shared/minutes/outcomeNumber'
import type { Actor } from '../../shared/permission'
import { rulesOf } from '../forums/queries'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'
import type { Tables } from '../store/Tables'
import { confirmersOf, mayConfirm } from './confirmers'

export type MinutesVersionRow = Selectable<Tables['minutes_version']>

/** A decision (決定事項) or action item (宿題) as the minutes have it this moment, from the projection. */
export interface DecisionEntry {
  id: string
  number: OutcomeNumber | null
  itemId: string | null
  text: string
}
interface ActionItemEntry extends DecisionEntry {
  ownerId: string | null
  /** YYYY-MM-DD */
  dueOn: string | null
  isDone: boolean
}

/** Decisions and action items of one meeting with their numbers, in the order of the minutes. */
export async function outcomesOf(db: Db, meetingId: string) {
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const actionItems = await db
    .selectFrom('action_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .execute()
  const numbers = await outcomeNumbers(db, meetingId, {
    decision: decisions.map(({ id }) => id),
    action: actionItems.map(({ id }) => id),
  })
  const entry = (row: { id: string; item_id: string | null; text: string }): DecisionEntry => ({
    id: row.id,
    number: numbers.get(row.id) ?? null,
    itemId: row.item_id,
    text: row.text,
  })
  return {
    decisions: decisions.map(entry),
    actionItems: actionItems.map(
      (row): ActionItemEntry => ({
        ...entry(row),
        ownerId: row.owner_id,
        dueOn: row.due_on,
        isDone: row.is_done === 1,
      }),
    ),
  }
}

/** Ids of the decisions and of the 宿題 of a meeting, each in the order of the minutes. */
export type OutcomeIds = Record<OutcomeKind, readonly string[]>

/** As the projection has them; whoever has read the minutes themselves knows them sooner. */
export async function outcomeIdsOf(db: Db, meetingId: string): Promise<OutcomeIds> {
  const idsIn = async (table: 'decision' | 'action_item') => {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where('meeting_id', '=', meetingId)
      .orderBy('position')
      .execute()
    return rows.map(({ id }) => id)
  }
  return { decision: await idsIn('decision'), action: await idsIn('action_item') }
}

/** The numbers of a meeting's decisions and 宿題 by their ids: fixed ones as they were fixed, the others as they would be now. */
export async function outcomeNumbers(
  db: Db,
  meetingId: string,
  ids?: OutcomeIds,
): Promise<Map<string, OutcomeNumber>> {
  const { outcomes } = await numberedOutcomes(db, meetingId, ids ?? (await outcomeIdsOf(db, meetingId)))
  return new Map(outcomes.map(({ id, label, isFixed }) => [id, { label, isFixed }]))
}

/** What `outcomeNumbers` tells and `fixOutcomeNumbers` writes. */
export async function numberedOutcomes(db: Db, meetingId: string, ids: OutcomeIds) {
  const meeting = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select(['meeting.id', 'meeting.forum_id', 'meeting.fiscal_year', 'meeting.is_sample', 'forum.tier'])
    .where('meeting.id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { abbreviation } = (await rulesOf(db, meeting.forum_id)).papers
  const told = {
    fiscalYear: meeting.fiscal_year,
    abbreviation: abbreviationOf({ tier: meeting.tier, abbreviation }),
  }
  const numbered = async (kind: OutcomeKind) => {
    const { fixed, lastFixed } = await fixedNumbers(db, meeting, kind)
    return numbersOf(ids[kind], { fixed, lastFixed }).map((each) => ({
      ...each,
      kind,
      label: fixed.get(each.id)?.label ?? outcomeNumberLabel({ ...told, kind, number: each.number }),
    }))
  }
  return { meeting, outcomes: [...(await numbered('decision')), ...(await numbered('action'))] }
}

async function fixedNumbers(
  db: Db,
  meeting: { id: string; forum_id: string; fiscal_year: number; is_sample: 0 | 1 },
  kind: OutcomeKind,
): Promise<{ fixed: Map<string, { number: number; label: string }>; lastFixed: number }> {
  const ofBody = db
    .selectFrom('outcome_number')
    .where('forum_id', '=', meeting.forum_id)
    .where('fiscal_year', '=', meeting.fiscal_year)
    .where('is_sample', '=', meeting.is_sample)
    .where('kind', '=', kind)
  const own = await ofBody
    .select(['outcome_id', 'number', 'label'])
    .where('meeting_id', '=', meeting.id)
    .execute()
  const last = await ofBody.select((eb) => eb.fn.max('number').as('number')).executeTakeFirst()
  return {
    fixed: new Map(own.map(({ outcome_id, number, label }) => [outcome_id, { number, label }])),
    lastFixed: last?.number ?? 0,
  }
}

/** The confirmed version that holds today, if the minutes were confirmed. */
export function confirmedVersion(db: Db, meetingId: string): Promise<MinutesVersionRow | undefined> {
  return db
    .selectFrom('minutes_version')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('confirmed_at', 'desc')
    .orderBy('chain_position', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Whether 確定 is this actor's to make, by the rules of the body. */
export const mayConfirmMinutes = async (db: Db, actor: Actor, forumId: string): Promise<boolean> =>
  mayConfirm(actor, forumId, await confirmersOf(db, forumId))

interface MinutesToConfirm {
  meetingId: string
  forumId: string
  forumName: string
  /** 令和8年度 第2回 … */
  meetingName: string
  /** ms since 1970 */
  startsAt: number
}

/**
 * Meetings that were held and whose minutes wait for this seat's 確定, the longest waiting first. While a version goes round they wait for
 * others; a signature waits no more until somebody writes again.
 */
export async function minutesToConfirm(db: Db, actor: Actor, now: number): Promise<MinutesToConfirm[]> {
  const forumIds: string[] = []
  for (const forumId of insideForums(actor))
    if (mayConfirm(actor, forumId, await confirmersOf(db, forumId))) forumIds.push(forumId)
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .innerJoin('document', 'document.id', 'meeting.minutes_id')
    .select([
      'meeting.id',
      'meeting.forum_id',
      'forum.name as forum_name',
      'meeting.title',
      'meeting.fiscal_year',
      'meeting.number',
      'meeting.starts_at',
    ])
    .where('meeting.forum_id', 'in', forumIds)
    .where('meeting.starts_at', '<=', now)
    .where('meeting.called_off', 'is', null)
    .where((eb) => eb.or([eb('meeting.began_at', 'is', null), eb('meeting.ended_at', 'is not', null)]))
    .where('document.frozen_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('confirmation_round')
            .select('confirmation_round.id')
            .whereRef('confirmation_round.meeting_id', '=', 'meeting.id')
            .where('confirmation_round.closed_at', 'is', null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('minutes_signature')
            .select('minutes_signature.at')
            .whereRef('minutes_signature.meeting_id', '=', 'meeting.id')
            .where('minutes_signature.seat_id', '=', actor.seatId)
            .where((since) =>
              since.not(
                since.exists(
                  since
                    .selectFrom('document_update')
                    .select('document_update.seq')
                    .where((document) =>
                      document.or([
                        document('document_update.document_id', '=', document.ref('meeting.minutes_id')),
                        document('document_update.document_id', '=', document.ref('meeting.agenda_id')),
                      ]),
                    )
                    .whereRef('document_update.at', '>', 'minutes_signature.at'),
                ),
              ),
            ),
        ),
      ),
    )
    .orderBy('meeting.starts_at')
    .execute()
  return rows.map((row) => ({
    meetingId: row.id,
    forumId: row.forum_id,
    forumName: row.forum_name,
    meetingName: nameOf(row),
    startsAt: row.starts_at,
  }))
}

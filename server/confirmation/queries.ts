import { dayOf } from '../../shared/calendar'
import { type CorrectionState, isDecided } from '../../shared/confirmation/correction'
import type { AnswerLevel } from '../../shared/confirmation/level'
import { type Answer, type SectionHash, standingsOf } from '../../shared/confirmation/standing'
import type { Named, RecordRound } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { insideForums, nameOf } from '../meetings/queries'
import type { Db } from '../store/Store'

/** A section of a version that goes round, as it is named and what it said. */
export interface RoundSection extends SectionHash {
  label: string
}

/** A version of the minutes that goes round, or went. Instants in ms since 1970, days YYYY-MM-DD. */
export interface Round {
  id: string
  meetingId: string
  forumId: string
  /** 1 for the first version, 0.9 */
  number: number
  version: string
  openedAt: number
  dueOn: string
  closedAt: number | null
  silence: 'stays_open' | 'deemed_confirmed'
  sections: RoundSection[]
  sha256: string
  label: string
  /** in 建制順 */
  recipients: Named[]
}

/** An answer with who gave it; `channel` in 代行入力. */
export interface RoundAnswer extends Answer {
  roundId: string
  level: AnswerLevel
  label: string
  channel: OnBehalfChannel | null
}

export interface Correction {
  id: string
  roundId: string | null
  organisation: Named
  /** the section it speaks of: an item, the head, or null where nothing was marked */
  section: string | null
  quote: string
  /** JSON of Anchor (shared/confirmation/anchor.ts) */
  anchor: string | null
  body: string
  level: AnswerLevel
  state: CorrectionState
  reason: string
  at: number
  label: string
  channel: OnBehalfChannel | null
  answeredAt: number | null
  answeredBy: string | null
}

/** Every version of a meeting's minutes that went round, the first first. */
export async function roundsOf(db: Db, meetingId: string): Promise<Round[]> {
  const rows = await db
    .selectFrom('confirmation_round')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('number')
    .execute()
  const recipients = await recipientsOf(db, meetingId)
  return rows.map((row) => ({
    id: row.id,
    meetingId: row.meeting_id,
    forumId: row.forum_id,
    number: row.number,
    version: row.version,
    openedAt: row.opened_at,
    dueOn: row.due_on,
    closedAt: row.closed_at,
    silence: row.silence,
    // Written by openRound.
    sections: JSON.parse(row.sections) as RoundSection[],
    sha256: row.sha256,
    label: row.label,
    recipients: recipients.filter(({ roundId }) => roundId === row.id).map(({ id, name }) => ({ id, name })),
  }))
}

/** The version that is going round now. */
export async function openRoundOf(db: Db, meetingId: string): Promise<Round | undefined> {
  return (await roundsOf(db, meetingId)).find(({ closedAt }) => closedAt === null)
}

/** Whether a version of the minutes is out: asked with every change of a document, so it reads no version. */
export async function isGoingRound(db: Db, meetingId: string): Promise<boolean> {
  const open = await db
    .selectFrom('confirmation_round')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** Every answer to every version, in the order of their time. */
export async function answersOf(db: Db, meetingId: string): Promise<RoundAnswer[]> {
  const rows = await db
    .selectFrom('round_answer')
    .innerJoin('confirmation_round', 'confirmation_round.id', 'round_answer.round_id')
    .selectAll('round_answer')
    .where('confirmation_round.meeting_id', '=', meetingId)
    .orderBy('round_answer.at')
    .orderBy('round_answer.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    organisationId: row.organisation_id,
    answer: row.answer,
    // Both written by the verbs of this room, from values of these types.
    level: row.level as AnswerLevel,
    channel: row.on_behalf_channel as OnBehalfChannel | null,
    at: row.at,
    sections: JSON.parse(row.sections) as SectionHash[],
    label: row.label,
  }))
}

/** Every 修正依頼 of a meeting, drafts among them: whoever shows them leaves out what is not the reader's. */
export async function correctionsOf(db: Db, meetingId: string): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction_request')
    .innerJoin('organisation', 'organisation.id', 'correction_request.organisation_id')
    .selectAll('correction_request')
    .select('organisation.name')
    .where('meeting_id', '=', meetingId)
    .orderBy('at')
    .orderBy('correction_request.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    roundId: row.round_id,
    organisation: { id: row.organisation_id, name: row.name },
    section: row.item_id,
    quote: row.quote,
    anchor: row.anchor,
    body: row.body,
    // As in answersOf.
    level: row.level as AnswerLevel,
    channel: row.on_behalf_channel as OnBehalfChannel | null,
    state: row.state,
    reason: row.reason,
    at: row.at,
    label: row.label,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by_label,
  }))
}

/** 確認の経過 as the record tells it: the versions that have come back. */
export async function courseOfMinutes(db: Db, meetingId: string): Promise<RecordRound[]> {
  const answers = await answersOf(db, meetingId)
  const corrections = await correctionsOf(db, meetingId)
  const rounds = await roundsOf(db, meetingId)
  return rounds.flatMap((round) => {
    if (round.closedAt === null) return []
    // What was said of a later version says nothing of how this one came back.
    const upTo = rounds.filter(({ number }) => number <= round.number).map(({ id }) => id)
    const inTime = answers.filter(({ roundId }) => upTo.includes(roundId))
    return [courseOf(round, inTime, dayOf(round.closedAt), corrections)]
  })
}

/** A version of minutes that waits for the actor's organisation: what one press answers. */
export interface RoundToAnswer {
  meetingId: string
  roundId: string
  forumName: string
  title: string
  dueOn: string
}

export async function roundsToAnswer(db: Db, actor: Actor, now: number): Promise<RoundToAnswer[]> {
  const forumIds = insideForums(actor).filter((forumId) => can(actor, 'round.answer', { forumId }))
  if (forumIds.length === 0) return []
  const rows = await db
    .selectFrom('confirmation_round')
    .innerJoin('round_recipient', 'round_recipient.round_id', 'confirmation_round.id')
    .innerJoin('meeting', 'meeting.id', 'confirmation_round.meeting_id')
    .innerJoin('forum', 'forum.id', 'meeting.forum_id')
    .select(['confirmation_round.id as roundId', 'meeting.id as meetingId', 'forum.name as forumName'])
    .select(['meeting.title', 'meeting.fiscal_year', 'meeting.number'])
    .where('confirmation_round.closed_at', 'is', null)
    .where('round_recipient.organisation_id', '=', actor.organisationId)
    .where('meeting.forum_id', 'in', forumIds)
    .execute()
  const waiting: RoundToAnswer[] = []
  for (const { roundId, meetingId, forumName, ...row } of rows) {
    const round = await openRoundOf(db, meetingId)
    const [standing] = round
      ? standingsOf([actor.organisationId], round.sections, await answersOf(db, meetingId), {
          rule: round.silence,
          dueOn: round.dueOn,
          today: dayOf(now),
        })
      : []
    if (round && standing?.state === 'unanswered')
      waiting.push({
        meetingId,
        roundId,
        forumName,
        title: `${nameOf(row)}（第${round.version}版）`,
        dueOn: round.dueOn,
      })
  }
  return waiting
}

/** One version that went round, as it stands on `today`. */
function courseOf(
  round: Round,
  answers: readonly Answer[],
  today: string,
  corrections: readonly Correction[],
): RecordRound {
  const standings = standingsOf(
    round.recipients.map(({ id }) => id),
    round.sections,
    answers,
    { rule: round.silence, dueOn: round.dueOn, today },
  )
  const those = (state: string) => round.recipients.filter((_, index) => standings[index]?.state === state)
  return {
    version: round.version,
    sentOn: dayOf(round.openedAt),
    dueOn: round.dueOn,
    noObjection: those('no_objection'),
    deemed: those('deemed'),
    unanswered: those('unanswered'),
    corrections: corrections.flatMap(({ roundId, organisation, state, reason }) =>
      roundId === round.id && isDecided(state) ? [{ organisation, state, reason }] : [],
    ),
  }
}

const recipientsOf = (db: Db, meetingId: string) =>
  db
    .selectFrom('round_recipient')
    .innerJoin('confirmation_round', 'confirmation_round.id', 'round_recipient.round_id')
    .innerJoin('organisation', 'organisation.id', 'round_recipient.organisation_id')
    .select(['round_recipient.round_id as roundId', 'organisation.id', 'organisation.name'])
    .where('confirmation_round.meeting_id', '=', meetingId)
    .orderBy('organisation.official_order')
    .orderBy('organisation.id')
    .execute()

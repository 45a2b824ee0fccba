import { addDays, dayOf } from '../../shared/calendar'
import { changedSections, standingsOf } from '../../shared/confirmation/standing'
import { DomainError } from '../../shared/error'
import { parseRecord } from '../../shared/minutes/record'
import { type Actor, can } from '../../shared/permission'
import { rulesOf } from '../forums/queries'
import { type MeetingRow, visibleMeeting } from '../meetings/queries'
import { draftRecord, nextToConfirm, readDraft } from '../minutes/acts'
import type { Db, Store } from '../store/Store'
import { answersOf, type Correction, correctionsOf, type Round, type RoundSection, roundsOf } from './queries'
import { recipientsOf } from './recipients'

/** Everything the 議事録 tab shows of the confirmation, for whoever may read the draft [R4]. */
export async function confirmationPage(store: Store, actor: Actor, meetingId: string, now: number) {
  const { db } = store
  const meeting = await visibleMeeting(db, actor, meetingId)
  const subject = { forumId: meeting.forum_id }
  const { minutes: rules } = await rulesOf(db, meeting.forum_id)
  const rounds = await roundsOf(db, meetingId)
  const last = rounds.at(-1)
  const isConfirmed = await hasVersion(db, meetingId)
  const isSecretariat = can(actor, 'round.open', subject)
  const draft = last && !isConfirmed ? await draftRecord(db, meeting, await readDraft(store, meeting)) : null
  return {
    meetingId,
    today: dayOf(now),
    deadlines: await deadlinesOf(db, meeting, rules),
    /** the latest version that went round, open or closed */
    round: last ? await roundStanding(db, last, now) : null,
    /** 送付後の変更: sections that are not any more as they went round */
    changed: last && draft ? changedSince(last, draft.sections) : [],
    /** after the last round: whose word makes the minutes final; null while something else is to be done first */
    next: last && last.closedAt !== null && draft ? await nextToConfirm(db, meeting, draft) : null,
    versions: rounds.map(({ id, version, openedAt, closedAt }) => ({ id, version, openedAt, closedAt })),
    corrections: readable(actor, await correctionsOf(db, meetingId)),
    ownOrganisationId: actor.organisationId,
    /** what 確認を始める would begin with */
    opening: isSecretariat
      ? {
          dueOn: addDays(dayOf(now), rules.answerDays),
          recipients: await recipientsOf(db, meeting),
          silence: rules.silence,
        }
      : null,
    isConfirmed,
    can: {
      open: isSecretariat && !isConfirmed,
      answer: can(actor, 'round.answer', subject),
      request: can(actor, 'correction.request', subject),
      decide: can(actor, 'correction.decide', subject),
    },
  }
}

/** One version as it went round: the record, whole. */
export async function roundRecord(db: Db, actor: Actor, meetingId: string, roundId: string) {
  await visibleMeeting(db, actor, meetingId)
  const row = await db
    .selectFrom('confirmation_round')
    .select(['version', 'record', 'sha256'])
    .where('meeting_id', '=', meetingId)
    .where('id', '=', roundId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not_found', 'この版は見つかりません。議事録のページを開き直してください。')
  return { version: row.version, sha256: row.sha256, record: parseRecord(row.record) }
}

async function roundStanding(db: Db, round: Round, now: number) {
  const answers = await answersOf(db, round.meetingId)
  const standings = standingsOf(
    round.recipients.map(({ id }) => id),
    round.sections,
    answers,
    { rule: round.silence, dueOn: round.dueOn, today: dayOf(round.closedAt ?? now) },
  )
  const label = (key: string) => round.sections.find((section) => section.key === key)?.label ?? key
  return {
    id: round.id,
    version: round.version,
    openedAt: round.openedAt,
    dueOn: round.dueOn,
    closedAt: round.closedAt,
    silence: round.silence,
    sentBy: round.label,
    sectionCount: round.sections.length,
    rows: round.recipients.map((organisation, index) => {
      const standing = standings[index]
      const last = answers.findLast(({ id }) => id === standing?.last?.id)
      return {
        organisation,
        state: standing?.state ?? 'unanswered',
        asked: standing?.asked.map(label) ?? [],
        last: last
          ? { answer: last.answer, at: last.at, level: last.level, label: last.label, channel: last.channel }
          : null,
      }
    }),
  }
}

function changedSince(round: Round, sections: readonly RoundSection[]): string[] {
  const label = (key: string) =>
    [...sections, ...round.sections].find((each) => each.key === key)?.label ?? key
  return changedSections(round.sections, sections).map(label)
}

/** A draft is its organisation's alone. */
const readable = (actor: Actor, corrections: readonly Correction[]) =>
  corrections.filter(
    ({ state, organisation }) => state !== 'draft' || organisation.id === actor.organisationId,
  )

/** 議事録の期限 and 当番. Days YYYY-MM-DD. */
async function deadlinesOf(
  db: Db,
  meeting: MeetingRow,
  { summaryDays, minutesDays }: { summaryDays: number; minutesDays: number },
) {
  const heldOn = dayOf(meeting.ended_at ?? meeting.starts_at)
  const job = await db
    .selectFrom('work_job')
    .leftJoin('organisation', 'organisation.id', 'work_job.owner_id')
    .select('organisation.name')
    .where('work_job.meeting_id', '=', meeting.id)
    .where('work_job.kind', '=', 'minutes')
    .executeTakeFirst()
  return {
    summaryDueOn: addDays(heldOn, summaryDays),
    summaryFiledAt: meeting.summary_filed_at,
    minutesDueOn: addDays(heldOn, minutesDays),
    onDuty: job?.name ?? null,
  }
}

const hasVersion = async (db: Db, meetingId: string) =>
  (await db
    .selectFrom('minutes_version')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .limit(1)
    .executeTakeFirst()) !== undefined

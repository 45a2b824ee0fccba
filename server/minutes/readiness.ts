import { dayOf } from '../../shared/calendar'
import { changedSections, standingsOf } from '../../shared/confirmation/standing'
import type { MinutesRecord } from '../../shared/minutes/record'
import { answersOf, type Correction, correctionsOf, type Round, roundsOf } from '../confirmation/queries'
import { rulesOf } from '../forums/queries'
import type { MeetingRow } from '../meetings/queries'
import type { Db } from '../store/Store'
import { hashedSections } from './hashes'

/**
 * [V7] What still stands between these minutes and 確定, as a sentence each; none when nothing does. While a version goes round, or a
 * 修正依頼 has no answer, nothing is final in any body; one whose rules ask for a 確認ラウンド also needs everybody's answer to what it files.
 */
export async function obstacles(db: Db, meeting: MeetingRow, record: MinutesRecord): Promise<string[]> {
  const rounds = await roundsOf(db, meeting.id)
  const corrections = await correctionsOf(db, meeting.id)
  const found: string[] = []
  if (meeting.began_at !== null && meeting.ended_at === null)
    found.push('会議が続いています。閉会してから確定してください。')
  if (rounds.some(({ closedAt }) => closedAt === null))
    found.push('構成団体の確認の途中です。確認を締め切ってから確定してください。')
  const open = corrections.filter(({ state }) => state === 'open')
  if (open.length > 0)
    found.push(`回答していない修正依頼が${open.length}件あります。採否を答えてから確定してください。`)
  const { requiresRound } = (await rulesOf(db, meeting.forum_id)).minutes
  return requiresRound && found.length === 0 ? missingAnswers(db, rounds.at(-1), record, corrections) : found
}

async function missingAnswers(
  db: Db,
  round: Round | undefined,
  record: MinutesRecord,
  corrections: readonly Correction[],
): Promise<string[]> {
  if (!round || round.closedAt === null)
    return ['この会議体では、構成団体の確認を経て確定します。「確認を始める」で議事録を送ってください。']
  const standings = standingsOf(
    round.recipients.map(({ id }) => id),
    round.sections,
    await answersOf(db, round.meetingId),
    { rule: round.silence, dueOn: round.dueOn, today: dayOf(round.closedAt) },
  )
  const silent = round.recipients.filter((_, index) => standings[index]?.state === 'unanswered')
  const changed = unaskedChanges(round, record, corrections)
  return [
    ...(silent.length > 0
      ? [
          `まだ回答していない団体があります（${silent.map(({ name }) => name).join('、')}）。もう一度送ってください。`,
        ]
      : []),
    ...(changed.length > 0
      ? [
          `送付した後に変わった議題があります（${changed.join('、')}）。新しい版を送って確認を受けてください。`,
        ]
      : []),
  ]
}

/** Sections that changed since the version went round, but for what a 修正依頼 asked for and got. */
function unaskedChanges(round: Round, record: MinutesRecord, corrections: readonly Correction[]): string[] {
  const now = hashedSections(record)
  const asked = new Set(
    corrections.flatMap(({ section, state }) =>
      section !== null && (state === 'adopted' || state === 'partly_adopted') ? [section] : [],
    ),
  )
  const label = (key: string) =>
    [...now, ...round.sections].find((section) => section.key === key)?.label ?? key
  return changedSections(round.sections, now)
    .filter((key) => !asked.has(key))
    .map(label)
}

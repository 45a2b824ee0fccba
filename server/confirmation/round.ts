import type { OnBehalf } from '../../shared/commandParts'
import type { AnswerLevel } from '../../shared/confirmation/level'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import { membersOn, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import type { MeetingRow } from '../meetings/queries'
import type { Tx } from '../store/Store'
import { openRoundOf, type Round } from './queries'

/** Who answers, for which organisation, as it is written beside the answer. */
export interface Answerer {
  organisation_id: string
  seat_id: string
  label: string
  on_behalf_channel: string | null
}

/** [V2] Each organisation answers for itself; the secretariat may enter what another one told it (代行入力). */
export async function answererOf(
  tx: Tx,
  actor: Actor,
  meeting: MeetingRow,
  onBehalf: OnBehalf | undefined,
  day: string,
): Promise<Answerer> {
  await refuseSampleSeat(tx, actor, meeting)
  const forumId = meeting.forum_id
  const { label } = await actingSeat(tx, actor)
  if (!onBehalf) {
    if (!can(actor, 'round.answer', { forumId })) throw readersOnly()
    return { organisation_id: actor.organisationId, seat_id: actor.seatId, label, on_behalf_channel: null }
  }
  if (!can(actor, 'round.open', { forumId })) throw secretariatOnly('代行入力')
  const members = await membersOn(tx, forumId, day)
  if (!members.some(({ id, role }) => id === onBehalf.organisationId && role !== 'prefecture'))
    throw new DomainError('invalid', 'この会議体の構成団体から選んでください。')
  return {
    organisation_id: onBehalf.organisationId,
    seat_id: actor.seatId,
    label,
    on_behalf_channel: onBehalf.channel,
  }
}

/** The version that goes round, if it is the one that was answered; a newer one is to be read first. */
export async function answeredRound(tx: Tx, meetingId: string, roundId: string): Promise<Round> {
  const round = await openRoundOf(tx, meetingId)
  if (round?.id === roundId) return round
  throw new DomainError(
    'conflict',
    round
      ? `新しい版（第${round.version}版）が送られています。画面を再読み込みして、変わったところを確かめてから回答してください。`
      : 'この確認は締め切られています。直したいところがあるときは、修正依頼を送るか事務局に連絡してください。',
  )
}

/** Append-only: an answer speaks of every section of the version as it was sent. */
export async function insertAnswer(
  tx: Tx,
  round: Round,
  answerer: Answerer,
  { answer, level, at }: { answer: 'no_objection' | 'correction'; level: AnswerLevel; at: number },
): Promise<void> {
  await tx
    .insertInto('round_answer')
    .values({
      id: newId(),
      round_id: round.id,
      ...answerer,
      answer,
      level,
      sections: JSON.stringify(round.sections.map(({ key, hash }) => ({ key, hash }))),
      at,
    })
    .execute()
}

const readersOnly = () =>
  new DomainError(
    'forbidden',
    'この席の団体は、議事録を読むことはできますが、確認の回答はしません。気づいたことは事務局に連絡してください。',
  )

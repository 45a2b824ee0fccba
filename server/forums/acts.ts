import { sql } from 'kysely'
import type { OnBehalf } from '../../shared/commandParts'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can, type SubjectOf } from '../../shared/permission'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Tx } from '../store/Store'
import { type ForumMember, holdForum, membersOn, secretariatOnly } from './queries'

/** For whom somebody answers, and who that somebody is as text. */
export interface Answerer {
  organisation_id: string
  seat_id: string
  label: string
  on_behalf_channel: OnBehalfChannel | null
}

/** The rights whose subject is the body alone: one to answer by, one to enter what others told. */
type BodyAction =
  | 'schedule.answer'
  | 'round.answer'
  | 'call.answer'
  | 'need.create'
  | 'intent.answer'
  | 'consent.answer'
  | 'point.write'
  | 'project.report'

interface Asking {
  day: string
  onBehalf: OnBehalf | undefined
  /** the right to answer for one's own organisation */
  right: BodyAction
  /** who is asked at all; everybody with a voice where a subject does not say otherwise */
  isAsked?: (member: ForumMember) => boolean
}

/** Each organisation answers for itself; the secretariat may enter what another one told it (代行入力). */
export async function answererOf(
  tx: Tx,
  actor: Actor,
  subject: { forum_id: string; is_sample: 0 | 1 },
  { day, onBehalf, right, isAsked = hasVoice }: Asking,
): Promise<Answerer> {
  await refuseSampleSeat(tx, actor, subject)
  const body: SubjectOf<BodyAction> = { forumId: subject.forum_id }
  const { label } = await actingSeat(tx, actor)
  if (onBehalf && !can(actor, 'proposal.enterOnBehalf', body)) throw secretariatOnly('代行入力')
  const organisationId = onBehalf?.organisationId ?? actor.organisationId
  const member = (await membersOn(tx, body.forumId, day)).find(({ id }) => id === organisationId)
  const mayAnswer = onBehalf !== undefined || can(actor, right, body)
  if (!mayAnswer || !member || !isAsked(member)) throw onBehalf ? notMember() : notAsked()
  return {
    organisation_id: member.id,
    seat_id: actor.seatId,
    label,
    // Whoever enters what its own organisation says answers for it: nobody would be left to confirm it but the typist.
    on_behalf_channel: member.id === actor.organisationId ? null : (onBehalf?.channel ?? null),
  }
}

/** The tables of answers that the secretariat may have entered for others. */
type EntryTable =
  | 'call_answer'
  | 'intent'
  | 'condition_mark'
  | 'consent_step'
  | 'point_stance'
  | 'need_echo'
  | 'project_figure'
  | 'project_assessment'

interface Confirming {
  table: EntryTable
  /** which rows: columns with their values */
  of: Readonly<Record<string, string | number>>
  /** the right to answer for one's own organisation */
  right: BodyAction
  at: number
}

/**
 * 代行入力 is confirmed by a seat of the organisation it speaks for, and by nobody else; what it said itself or confirmed before stays as it
 * is. Whether there was anything to confirm.
 */
export async function confirmTyped(
  tx: Tx,
  actor: Actor,
  subject: { forum_id: string; is_sample: 0 | 1 },
  { table, of, right, at }: Confirming,
): Promise<boolean> {
  await refuseSampleSeat(tx, actor, subject)
  if (!can(actor, right, { forumId: subject.forum_id })) throw notAsked()
  const { label } = await actingSeat(tx, actor)
  let typed = tx
    .updateTable(table)
    .set({ confirmed_at: at, confirmed_label: label })
    .where('organisation_id', '=', actor.organisationId)
    .where('on_behalf_channel', 'is not', null)
    .where('confirmed_at', 'is', null)
  for (const [column, value] of Object.entries(of)) typed = typed.where(sql.ref(column), '=', value)
  const { numUpdatedRows } = await typed.executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export const nothingToConfirm = () =>
  new DomainError(
    'conflict',
    '確認する代行入力はありません。すでに確認されたか、新しい内容に替わっているか、ほかの団体のものです。画面を再読み込みして確かめてください。',
  )

const notMember = () =>
  new DomainError('invalid', '選んだ団体は、この会議体の構成団体ではありません。団体を選び直してください。', [
    { path: 'onBehalf.organisationId', message: '構成団体から選んでください。' },
  ])
const notAsked = () =>
  new DomainError(
    'forbidden',
    'この席の団体には、回答を求めていません。参加したいときは、この会議体の事務局に連絡してください。',
  )

/** The next number of a body's fiscal year; its row is held, so that of several who number at once one waits. The sample counts apart. */
export async function nextNumber(
  tx: Tx,
  table: 'meeting' | 'call' | 'project',
  { forumId, year, isSample }: { forumId: string; year: number; isSample: 0 | 1 },
): Promise<number> {
  await holdForum(tx, forumId)
  const last = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.max('number').as('number'))
    .where('forum_id', '=', forumId)
    .where('fiscal_year', '=', year)
    .where('is_sample', '=', isSample)
    .executeTakeFirst()
  return Number(last?.number ?? 0) + 1
}

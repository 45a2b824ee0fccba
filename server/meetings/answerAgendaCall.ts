import { DomainError } from '../../shared/error'
import type { AnswerAgendaCall } from '../../shared/meetings/agendaCommands'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { tellMeetingChanged } from './acts'
import { askedOf } from './agendaCall'
import { refuseConfirmedAgenda } from './openMeeting'
import { type MeetingRow, visibleMeeting } from './queries'

/** 特になし, in one click; or taken back. The organisation is the seat's own, or one that told the secretariat [G1]. */
export async function answerAgendaCall(
  context: Context,
  actor: Actor,
  input: AnswerAgendaCall & { meetingId: string },
): Promise<void> {
  const meeting = await context.store.transaction(async (tx) => {
    const found = await visibleMeeting(tx, actor, input.meetingId)
    await refuseSampleSeat(tx, actor, found)
    const organisationId = answering(actor, found, input)
    if (!(await askedOf(tx, found)).some(({ id }) => id === organisationId)) throw notAsked()
    if (found.agenda_due_on === null) throw noCall()
    await refuseConfirmedAgenda(tx, found)
    await write(tx, actor, { ...input, organisationId, at: context.now() })
    return found
  })
  tellMeetingChanged(context, { id: meeting.id, forumId: meeting.forum_id })
}

function answering(actor: Actor, meeting: MeetingRow, { onBehalf }: AnswerAgendaCall): string {
  const subject = { forumId: meeting.forum_id }
  if (onBehalf) {
    if (!can(actor, 'meeting.change', subject)) throw notAsked()
    return onBehalf.organisationId
  }
  if (!can(actor, 'agenda.edit', subject)) throw notAsked()
  return actor.organisationId
}

interface Answer extends AnswerAgendaCall {
  meetingId: string
  organisationId: string
  at: number
}

async function write(tx: Tx, actor: Actor, answer: Answer): Promise<void> {
  await tx
    .deleteFrom('agenda_reply')
    .where('meeting_id', '=', answer.meetingId)
    .where('organisation_id', '=', answer.organisationId)
    .execute()
  if (!answer.hasNone) return
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('agenda_reply')
    .values({
      meeting_id: answer.meetingId,
      organisation_id: answer.organisationId,
      note: answer.note,
      answered_at: answer.at,
      seat_id: actor.seatId,
      label,
      on_behalf_channel: answer.onBehalf?.channel ?? null,
    })
    // Two seats of one organisation pressing at once say the same.
    .onConflict((conflict) =>
      conflict.columns(['meeting_id', 'organisation_id']).doUpdateSet({ note: answer.note, label }),
    )
    .execute()
}

const notAsked = () =>
  new DomainError(
    'forbidden',
    '議題の募集への回答は、この会議体の構成団体が自分の団体について行います。電話などで聞いた回答は、事務局が代わりに入力できます。',
  )
const noCall = () =>
  new DomainError('conflict', '議題の募集は終わっています。議題は次第に直接書き加えてください。')

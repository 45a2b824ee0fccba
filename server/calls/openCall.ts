import { dayOf, fiscalYear } from '../../shared/calendar'
import { callNumber } from '../../shared/calls/call'
import type { OpenCall } from '../../shared/calls/commands'
import { DomainError, faultAt } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { nextNumber } from '../forums/acts'
import { membersOn, refuseClosed, rulesOf, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { visibleMeeting } from '../meetings/queries'
import { proposalsForAgenda } from '../proposals/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellCall } from './acts'
import { notifyOpened } from './letters'
import { callById } from './rows'

/** 照会をする: its number of the 年度, and the members with a voice of that day as those it asks [Q1]. */
export async function openCall(
  context: Context,
  actor: Actor,
  input: OpenCall,
): Promise<{ id: string; number: string }> {
  if (!can(actor, 'call.read', { forumId: input.forumId })) throw unknownForum()
  if (!can(actor, 'call.manage', { forumId: input.forumId })) throw secretariatOnly('照会')
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'openCall', at }
  const opened = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await refuseUnready(tx, actor, input, dayOf(at))
      return insert(tx, actor, input, at)
    }),
  )
  tellCall(context, { id: opened.id, forumId: input.forumId })
  return opened
}

async function refuseUnready(tx: Tx, actor: Actor, input: OpenCall, today: string): Promise<void> {
  await refuseClosed(tx, input.forumId, today)
  if (input.dueOn <= today) throw faultAt('dueOn', '回答の期限は、あす以降の日にしてください。')
  if (input.meetingId !== null) {
    const meeting = await visibleMeeting(tx, actor, input.meetingId)
    if (meeting.forum_id !== input.forumId) throw faultAt('meetingId', 'この会議体の会議から選んでください。')
  }
  const askable = new Set((await proposalsForAgenda(tx, actor, [input.forumId])).map(({ id }) => id))
  if (!input.proposalIds.every((id) => askable.has(id)))
    throw faultAt(
      'proposalIds',
      'この会議体で検討中の提案から選んでください。結果の出た提案には照会できません。',
    )
}

async function insert(tx: Tx, actor: Actor, input: OpenCall, at: number) {
  const { forumId, kind } = input
  const year = fiscalYear(dayOf(at))
  const { label, isSample } = await actingSeat(tx, actor)
  const { calls: rules } = await rulesOf(tx, forumId)
  const addressees = (await membersOn(tx, forumId, dayOf(at))).filter(hasVoice)
  if (addressees.length === 0)
    throw new DomainError('conflict', '照会を送る構成団体がありません。「設定」で構成団体を加えてください。')
  const id = newId()
  const number = await nextNumber(tx, 'call', { forumId, year, isSample })
  await tx
    .insertInto('call')
    .values({
      id,
      forum_id: forumId,
      kind,
      fiscal_year: year,
      number,
      title: input.title,
      note: input.note,
      due_on: input.dueOn,
      is_open: (input.isOpen ?? rules.areAnswersOpen) ? 1 : 0,
      opened_at: at,
      opened_by_label: label,
      closed_at: null,
      meeting_id: input.meetingId,
      outcome_at: null,
      outcome_label: null,
      is_sample: isSample,
    })
    .execute()
  await tx
    .insertInto('call_addressee')
    .values(addressees.map((member) => ({ call_id: id, organisation_id: member.id, added_at: at })))
    .execute()
  if (kind === 'intents')
    await tx
      .insertInto('call_proposal')
      .values(
        [...new Set(input.proposalIds)].map((proposal_id, position) => ({
          call_id: id,
          proposal_id,
          position,
        })),
      )
      .execute()
  await notifyOpened(tx, await callById(tx, id), at)
  return { id, number: callNumber({ fiscalYear: year, number }) }
}

const unknownForum = () =>
  new DomainError('not_found', '会議体が見つかりません。圏域の一覧から開き直してください。')

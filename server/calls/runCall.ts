import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { callValueLabel, unansweredLabel } from '../../shared/calls/call'
import type { AddAddressee, CallAct, ExtendCall, WriteOutcome } from '../../shared/calls/commands'
import { countsOf } from '../../shared/calls/table'
import { DomainError } from '../../shared/error'
import { hasVoice } from '../../shared/forums/membership'
import { type Actor, can } from '../../shared/permission'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn, secretariatOnly } from '../forums/queries'
import { newId } from '../id'
import { completeJob } from '../ledger/acts'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellCall } from './acts'
import { type CallMove, movesOf } from './course'
import { subjectOf, visibleCall } from './find'
import { notifyExtended, notifyOpened, notifyOutcome, notifyUnanswered } from './letters'
import { type Call, callById } from './rows'
import { standingsOf } from './standings'

/** 締め切る: once everybody has given their last word, or the day is past; with it the meeting's 照会集計 is done [Q8]. */
export const closeCall = (context: Context, actor: Actor, id: string, input: CallAct) =>
  run(context, actor, { id, input, name: '照会の締切り' }, async (tx, call, at) => {
    refuseClosed(call)
    if (dayOf(at) <= call.dueOn) await refuseUnanswered(tx, call)
    await tx.updateTable('call').set({ closed_at: at }).where('id', '=', id).execute()
    await recordMove(tx, actor, { call, kind: 'closed', detail: await countsLine(tx, call), at })
    if (call.meetingId !== null)
      await completeJob(tx, { meetingId: call.meetingId, kind: 'call', isAutomatic: true, at })
    return { closed: true as const }
  })

/** 期限を延ばす, with a letter to all who are asked. */
export const extendCall = (context: Context, actor: Actor, id: string, input: ExtendCall) =>
  run(context, actor, { id, input, name: '期限の延長' }, async (tx, call, at) => {
    refuseClosed(call)
    if (input.dueOn <= call.dueOn) throw dueFault('新しい期限は、いまの期限より後の日にしてください。')
    await moveDueDay(tx, actor, { call, kind: 'extended', dueOn: input.dueOn, at })
    return { extended: true as const }
  })

/** 再開する: a closed call takes answers again, until a new day. */
export const reopenCall = (context: Context, actor: Actor, id: string, input: ExtendCall) =>
  run(context, actor, { id, input, name: '照会の再開' }, async (tx, call, at) => {
    if (call.closedAt === null)
      throw new DomainError('conflict', 'この照会は締め切られていません。画面を再読み込みしてください。')
    await tx.updateTable('call').set({ closed_at: null }).where('id', '=', id).execute()
    await moveDueDay(tx, actor, { call, kind: 'reopened', dueOn: input.dueOn, at })
    return { reopened: true as const }
  })

/** 送り先に加える: a member that joined since. */
export const addAddressee = (context: Context, actor: Actor, id: string, input: AddAddressee) =>
  run(context, actor, { id, input, name: '送り先の追加' }, async (tx, call, at) => {
    refuseClosed(call)
    const members = await membersOn(tx, call.forumId, dayOf(at))
    const joined = members.find((member) => member.id === input.organisationId && hasVoice(member))
    if (!joined || call.addressees.includes(joined.id))
      throw new DomainError('invalid', '入力に誤りがあります。示された項目を直してください。', [
        { path: 'organisationId', message: 'まだ送り先になっていない構成団体から選んでください。' },
      ])
    await tx
      .insertInto('call_addressee')
      .values({ call_id: id, organisation_id: joined.id, added_at: at })
      .execute()
    await recordMove(tx, actor, { call, kind: 'added', detail: joined.name, at })
    await notifyOpened(tx, call, at, [joined.id])
    return { added: joined.name }
  })

/** 催促: by hand, as often as the secretariat wants, and only to those without an answer [Q7]. */
export const remindCall = (context: Context, actor: Actor, id: string, input: CallAct) =>
  run(context, actor, { id, input, name: '催促' }, async (tx, call, at) => {
    refuseClosed(call)
    const names = await notifyUnanswered(tx, call, { at, rule: '事務局からの催促' })
    if (names.length === 0)
      throw new DomainError('conflict', 'すべての団体が回答しています。催促する相手はありません。')
    return { names }
  })

/** 結果のまとめ: what came of it, told to all who were asked; written again it replaces what stands there. */
export const writeOutcome = (context: Context, actor: Actor, id: string, input: WriteOutcome) =>
  run(context, actor, { id, input, name: '結果のまとめ' }, async (tx, call, at) => {
    if (call.closedAt === null)
      throw new DomainError(
        'conflict',
        '結果は、照会を締め切ってからまとめます。先に「締め切る」を押してください。',
      )
    const { label } = await actingSeat(tx, actor)
    await tx
      .updateTable('call')
      .set({ outcome: input.text, outcome_at: at, outcome_label: label })
      .where('id', '=', id)
      .execute()
    await notifyOutcome(tx, call, { at, text: input.text, counts: await countsLine(tx, call) })
    return { told: call.addressees.length }
  })

interface Act {
  id: string
  input: CallAct
  /** as it is named to whoever may not do it */
  name: string
}

/** What all acts of the secretariat on a call have in common: the right, the sample, one transaction, once, and the live notice. */
async function run<T>(
  context: Context,
  actor: Actor,
  { id, input, name }: Act,
  work: (tx: Tx, call: Call, at: number) => Promise<T>,
): Promise<T> {
  const seen = await visibleCall(context.store.db, actor, id)
  if (!can(actor, 'call.manage', { forumId: seen.forumId })) throw secretariatOnly(name)
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `${name} ${id}`, at }
  const done = await context.store.transaction((tx) =>
    once(tx, act, async () => {
      await refuseSampleSeat(tx, actor, subjectOf(seen))
      await holdCall(tx, id)
      return work(tx, await callById(tx, id), at)
    }),
  )
  tellCall(context, seen)
  return done
}

/** Of a closing and an answer, or of two closings at once, one waits. */
const holdCall = (tx: Tx, id: string) =>
  tx
    .updateTable('call')
    .set((eb) => ({ title: eb.ref('title') }))
    .where('id', '=', id)
    .execute()

async function moveDueDay(
  tx: Tx,
  actor: Actor,
  { call, kind, dueOn, at }: { call: Call; kind: 'extended' | 'reopened'; dueOn: string; at: number },
): Promise<void> {
  if (dueOn <= dayOf(at)) throw dueFault('新しい期限は、あす以降の日にしてください。')
  await tx.updateTable('call').set({ due_on: dueOn }).where('id', '=', call.id).execute()
  const detail = `${warekiWithWeekday(call.dueOn)} → ${warekiWithWeekday(dueOn)}`
  await recordMove(tx, actor, { call, kind, detail, at })
  await notifyExtended(tx, await callById(tx, call.id), at, detail)
}

async function recordMove(
  tx: Tx,
  actor: Actor,
  { call, kind, detail, at }: { call: Call; kind: CallMove['kind']; detail: string; at: number },
): Promise<void> {
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('call_move')
    .values({ id: newId(), call_id: call.id, kind, detail, at: await afterLastMove(tx, call, at), label })
    .execute()
}

/** Two moves in one millisecond still have an order. */
async function afterLastMove(tx: Tx, call: Call, at: number): Promise<number> {
  const last = (await movesOf(tx, call.id)).at(-1)
  return last ? Math.max(at, last.at + 1) : at
}

/** 提案あり 3・提案なし 1・未回答 2 */
async function countsLine(tx: Tx, call: Call): Promise<string> {
  const standings = await standingsOf(tx, call)
  return (countsOf(call.kind, standings, true).values ?? [])
    .map(
      ({ value, organisationIds }) =>
        `${value === 'unanswered' ? unansweredLabel : callValueLabel[value]} ${organisationIds.length}`,
    )
    .join('・')
}

async function refuseUnanswered(tx: Tx, call: Call): Promise<void> {
  const standings = await standingsOf(tx, call)
  const count = standings.filter(({ value }) => value === 'unanswered' || value === 'considering').length
  if (count > 0)
    throw new DomainError(
      'conflict',
      `期限前で、まだ${count}団体が未回答か検討中です。期限の翌日から、またはすべての団体が回答してから締め切れます。`,
    )
}

function refuseClosed(call: Call): void {
  if (call.closedAt !== null)
    throw new DomainError(
      'conflict',
      'この照会は締め切られています。続けるときは「再開する」を押してください。',
    )
}

const dueFault = (message: string) =>
  new DomainError('invalid', '入力に誤りがあります。示された項目を直してください。', [
    { path: 'dueOn', message },
  ])

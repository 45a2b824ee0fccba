import { dayOf, wareki } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { MarkOutcome } from '../../shared/registers/commands'
import { saidOf } from '../../shared/registers/mark'
import type { ActionRow, DecisionRow } from '../../shared/registers/row'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import { newId } from '../id'
import { tellMeetingChanged } from '../meetings/acts'
import { visibleMeeting } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellOwner } from './acts'
import { readRows } from './readRows'
import { outcomeUnknown } from './refusals'

/** Marks what became of a decision or 宿題 after its meeting: 完了, 再開, 期限変更, 担当変更, 廃止. Nothing is ever overwritten [K1]. */
export async function markOutcome(context: Context, actor: Actor, input: MarkOutcome): Promise<void> {
  const at = context.now()
  const { forumId } = await context.store.transaction((tx) =>
    once(tx, { key: input.idempotencyKey, personId: actor.personId, command: 'markOutcome', at }, () =>
      mark(tx, actor, input, at),
    ),
  )
  tellMeetingChanged(context, { id: input.meetingId, forumId })
}

async function mark(tx: Tx, actor: Actor, input: MarkOutcome, at: number): Promise<{ forumId: string }> {
  const meeting = await visibleMeeting(tx, actor, input.meetingId)
  const forumId = meeting.forum_id
  const row = await rowOf(tx, { ...input, forumId, at })
  const ownerId = row.kind === 'action' ? (row.owner?.id ?? null) : null
  if (!can(actor, 'register.mark', { forumId, ownerId })) throw notYours(row)
  await refuseSampleSeat(tx, actor, meeting)
  refuseSame(row, input)
  refuseFuture(input, dayOf(at))
  if (input.act === 'owner') await refuseStranger(tx, { forumId, ownerId: input.ownerId, day: dayOf(at) })
  const { label } = await actingSeat(tx, actor)
  await tx
    .insertInto('outcome_mark')
    .values({
      id: newId(),
      meeting_id: input.meetingId,
      kind: input.kind,
      outcome_id: input.outcomeId,
      act: input.act,
      said: row.kind === 'action' ? saidOf(input.act, row.written) : '',
      on_day: 'onDay' in input ? input.onDay : null,
      owner_id: 'ownerId' in input ? input.ownerId : null,
      note: input.note,
      // Two marks of one moment keep their order.
      at: Math.max(at, (row.marks.at(-1)?.at ?? 0) + 1),
      organisation_id: actor.organisationId,
      label,
    })
    .execute()
  if (input.act === 'owner' && row.kind === 'action')
    await tellOwner(tx, { row, ownerId: input.ownerId, at, because: input.note })
  return { forumId }
}

async function rowOf(
  tx: Tx,
  question: { forumId: string; meetingId: string; outcomeId: string; kind: string; at: number },
): Promise<DecisionRow | ActionRow> {
  const { decisions, actions } = await readRows(tx, {
    forumIds: [question.forumId],
    meetingId: question.meetingId,
    asOf: dayOf(question.at),
    isRecordsOnly: false,
    now: question.at,
  })
  const row = [...decisions, ...actions].find(
    ({ kind, id }) => kind === question.kind && id === question.outcomeId,
  )
  if (!row) throw outcomeUnknown()
  return row
}

/** Pressed by two people, or on a page that was open for long: the second one reads what the first did. */
function refuseSame(row: DecisionRow | ActionRow, { act }: MarkOutcome): void {
  const isOver = row.kind === 'action' ? row.state === 'done' : row.state !== 'in_force'
  if (isOver === (act === 'reopened')) return
  throw new DomainError('conflict', sameness(act))
}

function sameness(act: MarkOutcome['act']): string {
  const look = '画面を再読み込みして、いまの状態を確かめてください。'
  if (act === 'reopened') return `まだ終わっていないため、再開はできません。${look}`
  if (act === 'due' || act === 'owner')
    return 'この宿題は済になっています。期限や担当を変えるときは、先に「再開」してください。'
  return `別の人がすでに記録しています。${look}`
}

function refuseFuture(input: MarkOutcome, today: string): void {
  if (input.act !== 'done' && input.act !== 'abolished') return
  if (input.onDay > today)
    throw new DomainError(
      'invalid',
      `これからの日は入力できません。きょう（${wareki(today)}）までの日を入力してください。`,
      [{ path: 'onDay', message: 'きょうまでの日を入力してください。' }],
    )
}

async function refuseStranger(
  tx: Tx,
  { forumId, ownerId, day }: { forumId: string; ownerId: string; day: string },
): Promise<void> {
  const members = await membersOn(tx, forumId, day)
  if (!members.some(({ id }) => id === ownerId))
    throw new DomainError(
      'invalid',
      '担当にできるのは、この会議体の構成団体だけです。一覧から選び直してください。',
      [{ path: 'ownerId', message: '構成団体から選んでください。' }],
    )
}

const notYours = (row: DecisionRow | ActionRow) =>
  new DomainError(
    'forbidden',
    row.kind === 'action'
      ? 'この宿題を記録できるのは、担当の団体と事務局です。担当が違うときは、事務局に連絡してください。'
      : '決定事項の実施済・廃止は、この会議体の事務局が記録します。事務局に連絡してください。',
  )

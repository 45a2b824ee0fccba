import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { SettlePoint, WithdrawPoint } from '../../shared/points/commands'
import type { Context } from '../context'
import { relatedForums, secretariatOnly } from '../forums/queries'
import { decisionsToChoose } from '../registers/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdPoint, refuseClosedPoint, refuseStalePoint } from './find'
import type { Place } from './place'
import { tellPointsChanged } from './pointsChanged'
import { recordEvent } from './recordEvent'

/** A 論点 is settled by a decision of a meeting and by nothing else [O4]. */
export const settlePoint = (context: Context, actor: Actor, id: string, input: SettlePoint): Promise<void> =>
  close(context, actor, { id, ...input, state: 'settled' }, async (tx, place) => {
    if (!can(actor, 'point.settle', place)) throw secretariatOnly('論点を決定で閉じること')
    await refuseNoDecision(tx, actor, place, { ...input, now: context.now() })
    return {
      settled_meeting_id: input.meetingId,
      settled_decision_id: input.decisionId,
      settled_note: input.note,
    }
  })

/** 取下げ, with its reason: by the 団体 that brought it up, or by the secretariat. */
export const withdrawPoint = (
  context: Context,
  actor: Actor,
  id: string,
  input: WithdrawPoint,
): Promise<void> =>
  close(context, actor, { id, ...input, state: 'withdrawn' }, async (_tx, place, openedBy) => {
    if (openedBy !== actor.organisationId && !can(actor, 'point.settle', place)) throw notTheirs()
    return { settled_meeting_id: null, settled_decision_id: null, settled_note: input.reason }
  })

interface Close {
  id: string
  revision: number
  state: 'settled' | 'withdrawn'
  idempotencyKey: string
}
interface Closed {
  settled_meeting_id: string | null
  settled_decision_id: string | null
  settled_note: string
}

async function close(
  context: Context,
  actor: Actor,
  { id, revision, state, idempotencyKey }: Close,
  judge: (tx: Tx, place: Place, openedBy: string) => Promise<Closed>,
): Promise<void> {
  const at = context.now()
  const act = { key: idempotencyKey, personId: actor.personId, command: `closePoint ${id}`, at }
  const place = await context.store.transaction(async (tx) => {
    const { row, place } = await holdPoint(tx, actor, id)
    await once(tx, act, async () => {
      refuseClosedPoint(row)
      refuseStalePoint(row, revision)
      const closed = await judge(tx, place, row.organisation_id)
      await tx
        .updateTable('point_at_issue')
        .set({ ...closed, state, settled_at: at, revision: revision + 1 })
        .where('id', '=', id)
        .execute()
      await recordEvent(tx, actor, { pointId: id, kind: state, at })
      return null
    })
    return place
  })
  tellPointsChanged(context, place)
}

async function refuseNoDecision(
  tx: Tx,
  actor: Actor,
  { forumId }: Place,
  { meetingId, decisionId, now }: Pick<SettlePoint, 'meetingId' | 'decisionId'> & { now: number },
): Promise<void> {
  const forumIds = await relatedForums(tx, forumId)
  const decisions = await decisionsToChoose(tx, actor, { forumIds, meetingId, now })
  if (decisions.some(({ id }) => id === decisionId)) return
  const message = 'その決定は、この会議体の議事録にありません。決定を選び直してください。'
  throw faultAt('decisionId', message)
}

const notTheirs = () =>
  new DomainError(
    'forbidden',
    '論点を取り下げられるのは、その論点を出した団体と事務局です。その団体に連絡してください。',
  )

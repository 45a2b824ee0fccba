import { faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { ChangePoint, OpenPoint } from '../../shared/points/commands'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { relatedForums } from '../forums/queries'
import { newId } from '../id'
import { meetingById, nameOf, openAgendas } from '../meetings/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { holdPoint, type PointRow, refuseClosedPoint, refuseStalePoint } from './find'
import { type Place, writePlace } from './place'
import { tellPointsChanged } from './pointsChanged'
import { recordEvent } from './recordEvent'

/** 論点を加える: any member of the body puts a disagreement on the table [O1]. */
export async function openPoint(context: Context, actor: Actor, input: OpenPoint): Promise<{ id: string }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: 'openPoint', at }
  const { place, opened } = await context.store.transaction(async (tx) => {
    const place = await writePlace(tx, actor, input.proposalId)
    const opened = await once(tx, act, async () => {
      await refuseForeignMeeting(tx, actor, place, { meetingId: input.nextMeetingId, at })
      const { label } = await actingSeat(tx, actor)
      const id = newId()
      await tx
        .insertInto('point_at_issue')
        .values({
          id,
          proposal_id: input.proposalId,
          ...wordsOf(input),
          state: 'open',
          settled_meeting_id: null,
          settled_decision_id: null,
          settled_at: null,
          at,
          organisation_id: actor.organisationId,
          label,
        })
        .execute()
      await recordEvent(tx, actor, { pointId: id, kind: 'opened', at })
      return { id }
    })
    return { place, opened }
  })
  tellPointsChanged(context, place)
  return opened
}

const wordsOf = ({ title, ground, compromise, nextMeetingId }: Omit<OpenPoint, 'proposalId'>) => ({
  title,
  ground,
  compromise,
  next_meeting_id: nextMeetingId,
})

/** 論点, 根拠, 妥協案 and the meeting are everybody's to write; 立場 never is [O2, O3]. */
export async function changePoint(
  context: Context,
  actor: Actor,
  id: string,
  input: ChangePoint,
): Promise<{ revision: number }> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `changePoint ${id}`, at }
  const { place, changed } = await context.store.transaction(async (tx) => {
    const { row, place } = await holdPoint(tx, actor, id)
    const changed = await once(tx, act, async () => {
      refuseClosedPoint(row)
      refuseStalePoint(row, input.revision)
      if (input.nextMeetingId !== row.next_meeting_id)
        await refuseForeignMeeting(tx, actor, place, { meetingId: input.nextMeetingId, at })
      const revision = row.revision + 1
      await tx
        .updateTable('point_at_issue')
        .set({ ...wordsOf(input), revision })
        .where('id', '=', id)
        .execute()
      await recordEvent(tx, actor, {
        pointId: id,
        kind: 'changed',
        at,
        before: await replaced(tx, row, input),
      })
      return { revision }
    })
    return { place, changed }
  })
  tellPointsChanged(context, place)
  return changed
}

/** What the new words took the place of, each under its name. */
async function replaced(tx: Tx, row: PointRow, input: ChangePoint): Promise<string> {
  const meeting = async (id: string | null) => {
    const found = id === null ? undefined : await meetingById(tx, id)
    return found ? nameOf(found) : ''
  }
  const pairs = [
    ['論点', row.title, input.title],
    ['根拠', row.ground, input.ground],
    ['妥協案', row.compromise, input.compromise],
    ['次に決める会議', await meeting(row.next_meeting_id), await meeting(input.nextMeetingId)],
  ]
  return pairs
    .flatMap(([name, before, after]) =>
      before === after ? [] : [`${name}: ${before === '' ? '（空欄）' : before}`],
    )
    .join('\n')
}

/** A 論点 is decided by a coming meeting of a body that may take the proposal up. */
async function refuseForeignMeeting(
  tx: Tx,
  actor: Actor,
  { forumId }: Place,
  { meetingId, at }: { meetingId: string | null; at: number },
): Promise<void> {
  if (meetingId === null) return
  const coming = await openAgendas(tx, actor, { forumIds: await relatedForums(tx, forumId), now: at })
  if (coming.some(({ id }) => id === meetingId)) return
  const message = 'その会議は終わったか、中止になったか、この会議体のものではありません。選び直してください。'
  throw faultAt('nextMeetingId', message)
}

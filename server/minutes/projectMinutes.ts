import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import { plainText, type Run } from '../../shared/minutes/record'
import type { Tx } from '../store/Store'
import type { Tables } from '../store/Tables'
import { flatBlocks, isSaid, type MinutesBlock, walkMinutes } from './walkMinutes'

/** Replaces the rows of decisions and action items by what the minutes say and tells whether they changed; `doc` is a throw-away copy. */
export async function projectMinutes(tx: Tx, meetingId: string, doc: Y.Doc): Promise<boolean> {
  const blocks = flatBlocks(walkMinutes(doc))
  const rows = { decision: decisionRows(meetingId, blocks), action_item: actionItemRows(meetingId, blocks) }
  const before = {
    decision: await tx
      .selectFrom('decision')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .orderBy('position')
      .execute(),
    action_item: await tx
      .selectFrom('action_item')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .orderBy('position')
      .execute(),
  }
  if (isDeepStrictEqual(before, rows)) return false
  await tx.deleteFrom('decision').where('meeting_id', '=', meetingId).execute()
  await tx.deleteFrom('action_item').where('meeting_id', '=', meetingId).execute()
  if (rows.decision.length > 0) await tx.insertInto('decision').values(rows.decision).execute()
  if (rows.action_item.length > 0) await tx.insertInto('action_item').values(rows.action_item).execute()
  return true
}

function decisionRows(meetingId: string, blocks: readonly MinutesBlock[]): Tables['decision'][] {
  return blocks
    .flatMap((block) => (block.type === 'decision' && isSaid(block) ? [block] : []))
    .map(({ id, itemId, runs }, index) => ({
      meeting_id: meetingId,
      id,
      position: index + 1,
      item_id: itemId,
      text: lineOf(runs),
    }))
}

function actionItemRows(meetingId: string, blocks: readonly MinutesBlock[]): Tables['action_item'][] {
  return blocks
    .flatMap((block) => (block.type === 'actionItem' && isSaid(block) ? [block] : []))
    .map(({ id, itemId, runs, ownerId, dueOn, isDone }, index) => ({
      meeting_id: meetingId,
      id,
      position: index + 1,
      item_id: itemId,
      text: lineOf(runs),
      owner_id: ownerId,
      due_on: dueOn,
      is_done: isDone ? 1 : 0,
    }))
}

const lineOf = (runs: readonly Run[]) => plainText(runs).replaceAll('\n', ' ').trim()

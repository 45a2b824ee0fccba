import type * as Y from 'yjs'
import { plainText, type Run } from '../../shared/minutes/record'
import type { Tx } from '../store/Store'
import { type MinutesBlock, walkMinutes } from './walkMinutes'

/** Replaces the rows of decisions and action items by what the minutes say; `doc` is a throw-away copy. */
export async function projectMinutes(tx: Tx, meetingId: string, doc: Y.Doc): Promise<void> {
  const blocks = flatten(walkMinutes(doc))
  const decisions = blocks.flatMap((block) => (block.type === 'decision' && isSaid(block) ? [block] : []))
  const actionItems = blocks.flatMap((block) => (block.type === 'actionItem' && isSaid(block) ? [block] : []))
  await tx.deleteFrom('decision').where('meeting_id', '=', meetingId).execute()
  await tx.deleteFrom('action_item').where('meeting_id', '=', meetingId).execute()
  const place = (index: number) => ({ meeting_id: meetingId, position: index + 1 })
  const decisionRows = decisions.map(({ id, itemId, runs }, index) => ({
    ...place(index),
    id,
    item_id: itemId,
    text: lineOf(runs),
  }))
  const actionItemRows = actionItems.map(({ id, itemId, runs, ownerId, dueOn, isDone }, index) => ({
    ...place(index),
    id,
    item_id: itemId,
    text: lineOf(runs),
    owner_id: ownerId,
    due_on: dueOn,
    is_done: isDone ? (1 as const) : (0 as const),
  }))
  if (decisionRows.length > 0) await tx.insertInto('decision').values(decisionRows).execute()
  if (actionItemRows.length > 0) await tx.insertInto('action_item').values(actionItemRows).execute()
}

const flatten = (blocks: readonly MinutesBlock[]): MinutesBlock[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.flatMap(flatten) : [block]))

/** A block somebody has only just put in says nothing yet. */
const isSaid = ({ runs }: { runs: readonly Run[] }) => plainText(runs).trim() !== ''
const lineOf = (runs: readonly Run[]) => plainText(runs).replaceAll('\n', ' ').trim()

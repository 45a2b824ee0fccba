import { documentKinds } from '../../shared/collab/protocol'
import { type AuthorStretch, authorStretches } from '../../shared/history/authorStretches'
import { type ChangedBlock, changedBlocks } from '../../shared/history/changedBlocks'
import type { HistorySeat } from '../../shared/history/seats'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { readableHistory } from './find'
import type { Whole, WholeReplays } from './WholeReplays'

interface Authors {
  /** the last row that is in it */
  seq: number
  seats: HistorySeat[]
}

/** 記入者: who wrote what stands in a document now, by the ids that every open copy of it has. */
export const historyAuthors = (
  context: Context,
  actor: Actor,
  asked: { documentId: string; replays: WholeReplays },
): Promise<Authors & { stretches: AuthorStretch[] }> =>
  read(context, actor, asked, (whole, root) => ({
    stretches: authorStretches(whole.replay, whole.replay.doc.getXmlFragment(root)),
  }))

/** The same as blocks, for a page that has no copy of the document open: every run says by whom it was written. */
export const historyWritten = (
  context: Context,
  actor: Actor,
  asked: { documentId: string; replays: WholeReplays },
): Promise<Authors & { blocks: ChangedBlock[] }> =>
  read(context, actor, asked, (whole, root) => ({
    blocks: changedBlocks(whole.replay, whole.replay.doc.getXmlFragment(root)),
  }))

async function read<T extends object>(
  context: Context,
  actor: Actor,
  { documentId, replays }: { documentId: string; replays: WholeReplays },
  select: (whole: Whole, root: string) => T,
): Promise<Authors & T> {
  const history = await readableHistory(context, actor, documentId)
  const [root] = documentKinds[history.head.kind].roots
  const { seats, ...found } = await replays.read(history.head, (whole) => ({
    seq: whole.replay.seq,
    seats: whole.seats,
    answer: select(whole, root),
  }))
  return { ...found.answer, seq: found.seq, seats: await seats.named(context.store.db, history) }
}

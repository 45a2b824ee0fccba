import * as Y from 'yjs'
import type { Context } from '../context'
import { keepDocument, readDocument } from '../store/documents'

export interface FormalKeyframes {
  /** Lets what is under way finish. */
  close(): Promise<void>
}

/**
 * After 確定, 提出 and 送付 the document is kept whole, exactly as it was confirmed, submitted or sent round, so that it opens at once however long
 * its log is [H5]. It happens behind the act, never in it: what cannot be kept is reported, and the log has everything.
 */
export function keepFormalKeyframes(context: Context, report: (error: unknown) => void): FormalKeyframes {
  let queue: Promise<void> = Promise.resolve()
  const enqueue = (work: () => Promise<void>) => {
    queue = queue.then(work).catch(report)
  }
  const stops = [
    context.events.on('documentFrozen', ({ documentId }) => enqueue(() => keepFrozen(context, documentId))),
    context.events.on('documentReferred', ({ documentId, seq }) =>
      enqueue(() => keep(context, documentId, seq)),
    ),
    context.events.on('documentAccessChanged', ({ documentId }) =>
      enqueue(() => keepSubmitted(context, documentId)),
    ),
  ]
  return {
    close: async () => {
      for (const stop of stops) stop()
      await queue
    },
  }
}

async function keepFrozen(context: Context, documentId: string): Promise<void> {
  const head = await context.store.log.head(documentId)
  if (head && head.frozenAt !== null) await keep(context, documentId, head.seq)
}

async function keepSubmitted(context: Context, documentId: string): Promise<void> {
  const submission = await context.store.db
    .selectFrom('proposal_submission')
    .innerJoin('proposal', 'proposal.id', 'proposal_submission.proposal_id')
    .select('proposal_submission.document_seq as seq')
    .where('proposal.document_id', '=', documentId)
    .orderBy('proposal_submission.ordinal', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (submission && submission.seq > 0) await keep(context, documentId, submission.seq)
}

async function keep({ store }: Context, documentId: string, seq: number): Promise<void> {
  const kept = await store.db
    .selectFrom('document_snapshot')
    .select('seq')
    .where('document_id', '=', documentId)
    .where('seq', '=', seq)
    .where('is_kept', '=', 1)
    .where('set_aside_at', 'is', null)
    .executeTakeFirst()
  if (kept || seq === 0) return
  const { doc } = await readDocument(store.log, documentId, seq)
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  await store.transaction((tx) => keepDocument(tx, { documentId, seq, bytes }))
}

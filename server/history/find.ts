import { DomainError } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { Context } from '../context'
import { meetingDocumentAccess } from '../meetings/queries'
import { proposalHistoryOf } from '../proposals/queries'
import type { DocumentHead } from '../store/UpdateLog'

/** A document whose history the actor may read. */
export interface ReadableHistory {
  head: DocumentHead
  /** organisations that type for others here (代行入力) are those not in this list; undefined where nobody does */
  writesForItself: readonly string[] | undefined
}

/**
 * History holds words that were deleted while they were a draft: it is for those who may read the draft itself, also when the
 * document is confirmed or submitted [H6]. Absent and not yours look the same [R7].
 */
export async function readableHistory(
  { store }: Pick<Context, 'store'>,
  actor: Actor,
  documentId: string,
): Promise<ReadableHistory> {
  const head = await store.log.head(documentId)
  const found = head && (await historyOf(store.db, actor, head))
  if (!found) throw historyUnknown()
  return found
}

async function historyOf(
  db: Context['store']['db'],
  actor: Actor,
  head: DocumentHead,
): Promise<ReadableHistory | undefined> {
  switch (head.kind) {
    case 'agenda':
    case 'minutes':
      return (await meetingDocumentAccess(db, actor, head)) && { head, writesForItself: undefined }
    case 'proposal': {
      const proposal = await proposalHistoryOf(db, actor, head)
      return proposal && { head, writesForItself: proposal.isOnBehalf ? proposal.originators : undefined }
    }
  }
}

const historyUnknown = () =>
  new DomainError(
    'not_found',
    'この文書の経過は見つからないか、見られる団体に入っていません。会議や提案のページから開き直してください。',
  )

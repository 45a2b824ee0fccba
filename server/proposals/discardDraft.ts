import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import { refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { deleteDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { type FoundProposal, findProposal, subjectOf } from './find'
import { takeBackJoint } from './letters'

/** Throws a draft away for good, while it is nobody's record: once it was submitted it stays, and can only be withdrawn [P8]. */
export async function discardDraft(context: Context, actor: Actor, id: string): Promise<void> {
  const found = await context.store.transaction(async (tx) => {
    const found = await findProposal(tx, actor, id)
    refuse(actor, found)
    await refuseSampleSeat(tx, actor, found.row)
    await remove(tx, found)
    return found
  })
  announce(context.events, found, ['draft'])
  context.events.emit('documentAccessChanged', { documentId: found.row.document_id })
}

function refuse(actor: Actor, found: FoundProposal): void {
  if (found.row.submitted_at !== null)
    throw new DomainError(
      'conflict',
      '一度提出した提案は捨てられません。やめるときは「取り下げる」を選んでください。',
    )
  if (!mayDiscard(actor, found))
    throw new DomainError(
      'forbidden',
      '下書きを捨てられるのは、書き始めた団体だけです。共同提案から抜けるときは、「共同提案の団体」から自団体を外してください。',
    )
}

/** Whoever began it: the owner, or the secretariat that types for it. Joint proposers only take their own name off. */
export function mayDiscard(actor: Actor, found: FoundProposal): boolean {
  const { row, originators } = found
  const began = [originators[0]?.organisation_id, row.entered_by_organisation]
  return (
    row.submitted_at === null &&
    can(actor, 'proposal.edit', subjectOf(found)) &&
    began.includes(actor.organisationId)
  )
}

async function remove(tx: Tx, { row }: FoundProposal): Promise<void> {
  await takeBackJoint(tx, row.id)
  for (const table of ['proposal_event', 'proposal_originator'] as const)
    await tx.deleteFrom(table).where('proposal_id', '=', row.id).execute()
  await tx.deleteFrom('proposal_lineage').where('to_id', '=', row.id).execute()
  await tx.deleteFrom('proposal').where('id', '=', row.id).execute()
  await deleteDocument(tx, row.document_id)
}

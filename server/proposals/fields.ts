import { type Actor, can } from '../../shared/permission'
import type { ProposalFields } from '../../shared/proposals/sheet'
import type { Db } from '../store/Store'
import type { FoundProposal, ProposalRow } from './find'
import { subjectOf } from './find'

/** The JSON of these columns is only ever written by this subject, from the very types it is read as here. */
export const participantsOf = (row: Pick<ProposalRow, 'expected_participants'>) =>
  JSON.parse(row.expected_participants) as string[]

export const fieldsOf = (row: ProposalRow, body: string): ProposalFields => ({
  title: row.title,
  fieldId: row.field_id,
  instrumentId: row.instrument_id,
  need: row.need,
  plan: row.plan,
  expectedParticipants: participantsOf(row),
  body,
})

/** The columns that a draft may change after it was submitted once. */
export const columnsOf = (fields: ProposalFields) => ({
  title: fields.title,
  field_id: fields.fieldId,
  instrument_id: fields.instrumentId,
  need: fields.need,
  plan: fields.plan,
  expected_participants: JSON.stringify(fields.expectedParticipants),
})

/** [P7] A returned proposal is shown as it was submitted to everybody but its drafters. */
export async function asSeenBy<F extends FoundProposal>(db: Db, actor: Actor, found: F): Promise<F> {
  if (found.row.state !== 'returned' || can(actor, 'proposal.edit', subjectOf(found))) return found
  const [last] = await submissionsOf(db, found.row.id)
  return last ? { ...found, row: { ...found.row, ...columnsOf(last.fields) } } : found
}

export interface Submission {
  ordinal: number
  at: number
  documentSeq: number
  text: string
  sha256: string
  fields: ProposalFields
}

/** Every submission, the newest first. */
export async function submissionsOf(db: Db, proposalId: string): Promise<Submission[]> {
  const rows = await db
    .selectFrom('proposal_submission')
    .selectAll()
    .where('proposal_id', '=', proposalId)
    .orderBy('ordinal', 'desc')
    .execute()
  return rows.map(({ ordinal, at, document_seq, text, sha256, fields }) => ({
    ordinal,
    at,
    documentSeq: document_seq,
    text,
    sha256,
    // Written by lockSubmission from a ProposalFields.
    fields: JSON.parse(fields) as ProposalFields,
  }))
}

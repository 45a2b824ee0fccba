import { type Actor, can } from '../../shared/permission'
import type { Benefit } from '../../shared/proposals/benefit'
import { type ProposalFields, unasked } from '../../shared/proposals/sheet'
import type { Db } from '../store/Store'
import type { FoundProposal, HeadRow, ProposalRow } from './find'
import { subjectOf } from './find'

/** The JSON of these columns is only ever written by this subject, from the very types it is read as here. */
export const participantsOf = (row: Pick<ProposalRow, 'expected_participants'>) =>
  JSON.parse(row.expected_participants) as string[]

export const benefitsOf = (row: Pick<ProposalRow, 'benefits'>) => JSON.parse(row.benefits) as Benefit[]

export const fieldsOf = (row: ProposalRow, body: string): ProposalFields => ({
  title: row.title,
  fieldId: row.field_id,
  instrumentId: row.instrument_id,
  need: row.need,
  plan: row.plan,
  expectedParticipants: participantsOf(row),
  topicId: row.topic_id,
  benefits: benefitsOf(row),
  costNote: row.cost_note,
  startWish: row.start_wish,
  prefectureWish: row.prefecture_wish,
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
  topic_id: fields.topicId,
  benefits: JSON.stringify(fields.benefits),
  cost_note: fields.costNote,
  start_wish: fields.startWish,
  prefecture_wish: fields.prefectureWish,
})

/** [P7] A returned proposal is shown as it was submitted to everybody but its drafters. */
export async function asSeenBy(db: Db, actor: Actor, found: FoundProposal): Promise<FoundProposal> {
  if (!isHidden(actor, found)) return found
  const [last] = await submissionsOf(db, found.row.id)
  return last ? { ...found, row: { ...found.row, ...columnsOf(last.fields) } } : found
}

/** The same for a list: one query, whatever number of proposals is returned. */
export async function headsAsSeenBy(
  db: Db,
  actor: Actor,
  found: readonly FoundProposal<HeadRow>[],
): Promise<FoundProposal<HeadRow>[]> {
  const hidden = found.filter((each) => isHidden(actor, each)).map(({ row }) => row.id)
  const submitted = await lastSubmitted(db, hidden)
  return found.map((each) => {
    const fields = submitted.get(each.row.id)
    if (!fields) return each
    const { title, fieldId, topicId } = fields
    return { ...each, row: { ...each.row, title, field_id: fieldId, topic_id: topicId } }
  })
}

const isHidden = (actor: Actor, found: FoundProposal<HeadRow>) =>
  found.row.state === 'returned' && !can(actor, 'proposal.edit', subjectOf(found))

/** What the last submission of each says. */
export async function lastSubmitted(db: Db, ids: readonly string[]): Promise<Map<string, ProposalFields>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('proposal_submission')
    .select(['proposal_id', 'fields'])
    .where('proposal_id', 'in', ids)
    .orderBy('ordinal')
    .execute()
  return new Map(rows.map(({ proposal_id, fields }) => [proposal_id, storedFields(fields)]))
}

/** Written by lockSubmission from a ProposalFields, perhaps of before some of them were asked for. */
const storedFields = (fields: string): ProposalFields => ({
  ...unasked,
  ...(JSON.parse(fields) as ProposalFields),
})

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
    fields: storedFields(fields),
  }))
}

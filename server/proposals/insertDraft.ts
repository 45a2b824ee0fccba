import type { Actor } from '../../shared/permission'
import type { ProposalChannel } from '../../shared/proposals/origin'
import { actingSeat } from '../accounts/queries'
import { newId } from '../id'
import { createDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import type { DraftColumns } from './draftFields'
import { askJointly } from './letters'
import { recordMove } from './recordMove'

export interface Draft {
  forumId: string
  columns: DraftColumns & { title: string }
  /** ids: the first is the one whose draft it is, the others stand in 建制順 */
  originators: readonly string[]
  channel: ProposalChannel | null
  jointLabel?: string | undefined
  /** begun out of something of the sample, it goes with it */
  isOfSample?: boolean
  at: number
}

/** A draft with its body document and the first line of its 経過. Whoever writes it agrees to be named by that. */
export async function insertDraft(tx: Tx, actor: Actor, draft: Draft): Promise<{ id: string }> {
  const { forumId, columns, originators, channel, at } = draft
  const id = newId()
  const documentId = newId()
  const seat = await actingSeat(tx, actor)
  const isSample = draft.isOfSample ? 1 : seat.isSample
  await createDocument(tx, { id: documentId, kind: 'proposal', subjectId: id, forumId, at })
  await tx
    .insertInto('proposal')
    .values({
      ...blank,
      id,
      forum_id: forumId,
      document_id: documentId,
      created_at: at,
      entered_by_person: actor.personId,
      entered_by_seat: actor.seatId,
      entered_by_label: draft.jointLabel ?? seat.label,
      entered_by_organisation: actor.organisationId,
      on_behalf_channel: channel,
      is_sample: isSample,
      ...columns,
    })
    .execute()
  await tx
    .insertInto('proposal_originator')
    .values(
      originators.map((organisationId, position) => ({
        proposal_id: id,
        organisation_id: organisationId,
        position,
        role: null,
        class: null,
        ...(organisationId === actor.organisationId &&
          draft.jointLabel === undefined && { agreed_at: at, agreed_label: seat.label }),
      })),
    )
    .execute()
  const typedFor = channel === null ? undefined : originators[0]
  const asked = originators.filter((each) => each !== actor.organisationId && each !== typedFor)
  await askJointly(tx, id, { organisationIds: asked, at })
  await recordMove(tx, actor, {
    proposalId: id,
    from: null,
    to: 'draft',
    at,
    ...(draft.jointLabel !== undefined && { label: draft.jointLabel }),
  })
  return { id }
}

const blank = {
  number: null,
  field_id: null,
  instrument_id: null,
  need: '',
  plan: '',
  expected_participants: '[]',
  state: 'draft',
  revision: 0,
  origin_kind: null,
  origin_note: '',
  first_raised_on: null,
  submitted_at: null,
  submitted_by_person: null,
  submitted_by_seat: null,
  submitted_by_label: null,
  submitted_seq: null,
  submitted_text: null,
  submitted_sha256: null,
} as const

import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { EditProposal } from '../../shared/proposals/commands'
import type { OriginKind } from '../../shared/proposals/origin'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn } from '../forums/queries'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { checkDraftFields, draftColumns, pointerOf, replaceCoProposers } from './draftFields'
import { type FoundProposal, findProposal, type ProposalRow, proposalById, subjectOf } from './find'
import { checkOrigin, type Pointer } from './originSource'

/** Changes the fields of a draft, if it is still as the person saw it (`revision`). */
export async function editProposal(
  context: Context,
  actor: Actor,
  id: string,
  input: EditProposal,
): Promise<{ revision: number }> {
  const before = await context.store.transaction(async (tx) => {
    const found = await findProposal(tx, actor, id)
    await refuseSampleSeat(tx, actor, found.row)
    await change(tx, actor, found, { input, at: context.now() })
    return found
  })
  // Whoever was taken off the joint originators must be told as well: their board still shows the draft.
  announce(context.events, before, [before.row.state])
  const after = await proposalById(context.store.db, id)
  if (after) announce(context.events, after, [after.row.state])
  return { revision: input.revision + 1 }
}

async function change(
  tx: Tx,
  actor: Actor,
  found: FoundProposal,
  { input, at }: { input: EditProposal; at: number },
): Promise<void> {
  const { row, originators } = found
  if (!can(actor, 'proposal.edit', subjectOf(found))) throw notEditable(row.state)
  if (row.submitted_at !== null) refuseLockedChanges(found, input)
  const { revision, ...given } = input
  const fields = withItsPointer(given, row)
  const members = await membersOn(tx, row.forum_id, dayOf(at))
  const ownerId = originators[0]?.organisation_id ?? ''
  await checkDraftFields(tx, { fields, members, ownerId, today: dayOf(at) })
  if (row.submitted_at === null)
    await checkOrigin(tx, actor, {
      forumId: row.forum_id,
      pointer: pointerOf(fields, storedPointer(row)),
      stored: storedPointer(row),
    })
  const result = await tx
    .updateTable('proposal')
    .set({ ...draftColumns(fields, members), revision: revision + 1 })
    .where('id', '=', row.id)
    .where('revision', '=', revision)
    .where('state', '=', row.state)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) throw changedMeanwhile()
  if (row.submitted_at === null && fields.coProposers)
    await replaceCoProposers(tx, found, fields.coProposers, {
      members,
      at,
      by: {
        organisationId: actor.organisationId,
        agreed_at: at,
        agreed_label: (await actingSeat(tx, actor)).label,
      },
    })
}

const storedPointer = (row: ProposalRow): Pointer => ({
  // The column is only ever written from a value that passed the picklist of originKinds.
  kind: row.origin_kind as OriginKind | null,
  ref: row.origin_ref,
  item: row.origin_item,
})

/** Another きっかけ points to something else, or to nothing. */
function withItsPointer(
  given: Omit<EditProposal, 'revision'>,
  row: ProposalRow,
): Omit<EditProposal, 'revision'> {
  const isOther = given.originKind !== undefined && given.originKind !== row.origin_kind
  return isOther ? { originRef: null, originItem: null, ...given } : given
}

/** [P3] Provenance was locked by the first submission; a return (差戻し) opens the words, not the provenance. */
function refuseLockedChanges({ row, originators }: FoundProposal, input: EditProposal): void {
  const coProposers = originators.slice(1).map((each) => each.organisation_id)
  const isChanged =
    differs(input.originKind, row.origin_kind) ||
    differs(input.originRef, row.origin_ref) ||
    differs(input.originItem, row.origin_item) ||
    differs(input.originNote, row.origin_note) ||
    differs(input.firstRaisedOn, row.first_raised_on) ||
    (input.coProposers !== undefined &&
      [...input.coProposers].sort().join() !== [...coProposers].sort().join())
  if (isChanged)
    throw new DomainError(
      'conflict',
      '発案団体・発案のきっかけ・初出日は、最初の提出のときに確定しているため、ここでは変えられません。直すときは、提出のあとで「訂正を求める」を使ってください。',
    )
}

const differs = <T>(given: T | undefined, stored: T) => given !== undefined && given !== stored

const notEditable = (state: string) =>
  state === 'draft' || state === 'returned'
    ? new DomainError('forbidden', 'この提案を直せるのは、発案団体と記入した事務局だけです。')
    : new DomainError(
        'conflict',
        'この提案は提出されているため、直せません。直す必要があるときは、事務局に差戻しを頼んでください。',
      )

const changedMeanwhile = () =>
  new DomainError(
    'conflict',
    'ほかの人が先に保存しました。書いた内容を控えてから画面を再読み込みし、もう一度直してください。',
  )

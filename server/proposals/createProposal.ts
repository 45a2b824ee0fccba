import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { CreateProposal } from '../../shared/proposals/commands'
import { mayOriginate } from '../../shared/proposals/origin'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { type ForumMember, membersOn, refuseClosed } from '../forums/queries'
import { newId } from '../id'
import { once } from '../routing/once'
import { createDocument } from '../store/documents'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { checkDraftFields, draftColumns, replaceCoProposers } from './draftFields'
import { proposalById } from './find'
import { recordMove } from './recordMove'

/** A new draft of the actor's own organisation, or, typed by the secretariat, of the member it names (代行入力) [P1][P2]. */
export async function createProposal(
  context: Context,
  actor: Actor,
  input: CreateProposal,
): Promise<{ id: string }> {
  const at = context.now()
  const made = await context.store.transaction((tx) => {
    refuseStrangers(actor, input)
    return once(
      tx,
      { key: input.idempotencyKey, personId: actor.personId, command: 'createProposal', at },
      () => insertDraft(tx, actor, input, at),
    )
  })
  const found = await proposalById(context.store.db, made.id)
  if (found) announce(context.events, found, ['draft'])
  return made
}

function refuseStrangers(actor: Actor, { forumId, onBehalfOf }: CreateProposal): void {
  if (!can(actor, 'proposal.create', { forumId }))
    throw new DomainError(
      'forbidden',
      'この会議体に提案できるのは、構成団体と事務局です。ご自分の団体の会議体を選んでください。',
    )
  if (onBehalfOf && !can(actor, 'proposal.enterOnBehalf', { forumId }))
    throw new DomainError(
      'forbidden',
      '代行入力ができるのは事務局だけです。ご自分の団体の提案として書いてください。',
    )
}

async function insertDraft(tx: Tx, actor: Actor, input: CreateProposal, at: number): Promise<{ id: string }> {
  await refuseClosed(tx, input.forumId, dayOf(at))
  const members = await membersOn(tx, input.forumId, dayOf(at))
  const owner = ownerOf(actor, input, members)
  await checkDraftFields(tx, { fields: input, members, ownerId: owner.id, today: dayOf(at) })
  const id = newId()
  const documentId = newId()
  const seat = await actingSeat(tx, actor)
  await createDocument(tx, { id: documentId, kind: 'proposal', subjectId: id, forumId: input.forumId, at })
  await tx
    .insertInto('proposal')
    .values({
      ...blank,
      id,
      forum_id: input.forumId,
      title: input.title,
      document_id: documentId,
      created_at: at,
      entered_by_person: actor.personId,
      entered_by_seat: actor.seatId,
      entered_by_label: seat.label,
      entered_by_organisation: actor.organisationId,
      on_behalf_channel: input.onBehalfOf?.channel ?? null,
      is_sample: seat.isSample,
      ...draftColumns(input, members),
    })
    .execute()
  await tx
    .insertInto('proposal_originator')
    .values({ proposal_id: id, organisation_id: owner.id, position: 0, role: null, class: null })
    .execute()
  await replaceCoProposers(tx, id, input.coProposers ?? [], members)
  await recordMove(tx, actor, { proposalId: id, from: null, to: 'draft', reason: '', meetingId: null, at })
  return { id }
}

/** Whose proposal it is: the seat's organisation, else the member the secretariat types for. Never the typist in 代行入力. */
function ownerOf(actor: Actor, { onBehalfOf }: CreateProposal, members: readonly ForumMember[]): ForumMember {
  if (onBehalfOf?.organisationId === actor.organisationId)
    throw faultyOwner('ご自分の団体の提案は、代行入力にせずに書いてください。')
  const ownerId = onBehalfOf?.organisationId ?? actor.organisationId
  const owner = members.find((member) => member.id === ownerId)
  if (owner && mayOriginate(owner)) return owner
  throw faultyOwner(
    onBehalfOf
      ? '発案団体は、この会議体の構成団体から選んでください。'
      : 'ご自分の団体は、この会議体の構成団体ではありません。代行入力を選び、発案団体を指定してください。',
  )
}

const faultyOwner = (message: string) =>
  new DomainError('invalid', message, [{ path: 'onBehalfOf.organisationId', message }])

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

import { dayOf } from '../../shared/calendar'
import { DomainError, faultAt } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { CreateProposal } from '../../shared/proposals/commands'
import { mayOriginate } from '../../shared/proposals/origin'
import type { Context } from '../context'
import { type ForumMember, membersOn, refuseClosed } from '../forums/queries'
import { once } from '../routing/once'
import type { Tx } from '../store/Store'
import { tellDrafted } from './acts'
import { checkDraftFields, draftColumns, inOfficialOrder, pointerOf } from './draftFields'
import { insertDraft } from './insertDraft'
import { checkOrigin } from './originSource'

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
      () => draft(tx, actor, input, at),
    )
  })
  await tellDrafted(context, made.id)
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

async function draft(tx: Tx, actor: Actor, input: CreateProposal, at: number): Promise<{ id: string }> {
  const { forumId, onBehalfOf } = input
  await refuseClosed(tx, forumId, dayOf(at))
  const members = await membersOn(tx, forumId, dayOf(at))
  const owner = ownerOf(actor, input, members)
  await checkDraftFields(tx, { fields: input, members, ownerId: owner.id, today: dayOf(at) })
  await checkOrigin(tx, actor, { forumId, pointer: pointerOf(input) })
  return await insertDraft(tx, actor, {
    forumId,
    columns: { title: input.title, ...draftColumns(input, members) },
    originators: [owner.id, ...inOfficialOrder(input.coProposers ?? [], members)],
    channel: onBehalfOf?.channel ?? null,
    at,
  })
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

const faultyOwner = (message: string) => faultAt('onBehalfOf.organisationId', message)

import { dayOf } from '../../shared/calendar'
import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { Branch } from '../../shared/proposals/commands'
import { mayOriginate } from '../../shared/proposals/origin'
import { canBeTakenUp, type ProposalState } from '../../shared/proposals/state'
import { actingSeat } from '../accounts/queries'
import type { Context } from '../context'
import { membersOn, refuseClosed } from '../forums/queries'
import type { Tx } from '../store/Store'
import { tellDrafted } from './acts'
import { columnsOf, fieldsOf } from './fields'
import { type FoundProposal, subjectOf } from './find'
import { formalAct } from './formalAct'
import { insertDraft } from './insertDraft'

/**
 * 分割 of a proposal under way, or 前年からの継続 of any: a new draft with the same words and the same 発案団体, and the line back to where
 * it came from [P13].
 */
export async function branchProposal(
  context: Context,
  actor: Actor,
  id: string,
  { idempotencyKey, kind }: Branch,
): Promise<{ id: string }> {
  const act = { id, idempotencyKey, name: `branchProposal ${kind}` }
  const made = await formalAct(context, actor, act, async (tx, found, at) => {
    refuse(actor, found, kind)
    await refuseClosed(tx, found.row.forum_id, dayOf(at))
    const draft = await insertDraft(tx, actor, {
      forumId: found.row.forum_id,
      columns: { ...wordsOf(found), ...originOf(found, kind) },
      originators: await stillMembers(tx, actor, found, dayOf(at)),
      channel: null,
      isOfSample: found.row.is_sample === 1,
      at,
    })
    await tx
      .insertInto('proposal_lineage')
      .values({ from_id: id, to_id: draft.id, kind, at, label: (await actingSeat(tx, actor)).label })
      .execute()
    return draft
  })
  await tellDrafted(context, made.id)
  return made
}

function refuse(actor: Actor, found: FoundProposal, kind: Branch['kind']): void {
  if (!can(actor, 'proposal.withdraw', subjectOf(found)))
    throw new DomainError('forbidden', '分割と継続の下書きを作れるのは、発案団体だけです。')
  if (!branchesFor(actor, found).includes(kind))
    throw new DomainError('conflict', 'いまの状態の提案からは、下書きを作れません。')
}

/** What this actor may begin out of it: a part of what is under way, or the next year of what was submitted. */
export function branchesFor(actor: Actor, found: FoundProposal): Branch['kind'][] {
  const { state } = found.row
  if (!can(actor, 'proposal.withdraw', subjectOf(found)) || unbranchable.includes(state)) return []
  return canBeTakenUp(state) ? ['split', 'continued'] : ['continued']
}

const unbranchable: readonly ProposalState[] = ['draft', 'returned', 'merged']

const wordsOf = ({ row }: FoundProposal) => ({
  ...columnsOf(fieldsOf(row, '')),
  title: row.title,
})

const originOf = ({ row }: FoundProposal, kind: Branch['kind']) => ({
  first_raised_on: row.first_raised_on,
  ...(kind === 'continued'
    ? { origin_kind: 'continued', origin_ref: row.id, origin_item: null, origin_note: '' }
    : {
        origin_kind: row.origin_kind,
        origin_ref: row.origin_ref,
        origin_item: row.origin_item,
        origin_note: row.origin_note,
      }),
})

/** Those who are members today: whoever begins it, for it is its draft, and the others in the order in which they stood. */
async function stillMembers(
  tx: Tx,
  { organisationId }: Actor,
  { row, originators }: FoundProposal,
  day: string,
): Promise<string[]> {
  const members = (await membersOn(tx, row.forum_id, day)).filter(mayOriginate)
  const stood = originators.map((each) => each.organisation_id)
  return [organisationId, ...stood.filter((id) => id !== organisationId)].filter((id) =>
    members.some((member) => member.id === id),
  )
}

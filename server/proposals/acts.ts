import type { Actor } from '../../shared/permission'
import type { OriginKind, ProposalChannel } from '../../shared/proposals/origin'
import type { Context } from '../context'
import type { Tx } from '../store/Store'
import { announce } from './announce'
import { proposalById } from './find'
import { insertDraft } from './insertDraft'

/** A draft that another subject begins: out of a need, a match of interests, a 先進事例. */
export interface NewDraft {
  forumId: string
  title: string
  need?: string
  plan?: string
  fieldId?: string | null
  topicId?: string | null
  /** ids in 建制順: the first is the one whose draft it is; each of the others agrees before 提出 */
  originators: readonly string[]
  originKind: OriginKind
  originRef?: string | null
  originItem?: string | null
  originNote?: string
  firstRaisedOn?: string | null
  /** 'takeover' where the actor's 団体 writes for the one whose need it is: both draft, the owner stays the 発案団体 */
  channel?: ProposalChannel | null
  /** stands where the 職 of the writer would: of a draft that several begin together nobody is the one who began */
  jointLabel?: string
  at: number
}

/** Within the caller's transaction and by its right; afterwards `tellDrafted`. */
export async function draftProposal(tx: Tx, actor: Actor, draft: NewDraft): Promise<{ id: string }> {
  return await insertDraft(tx, actor, {
    forumId: draft.forumId,
    originators: draft.originators,
    channel: draft.channel ?? null,
    jointLabel: draft.jointLabel,
    at: draft.at,
    columns: {
      title: draft.title,
      need: draft.need ?? '',
      plan: draft.plan ?? '',
      field_id: draft.fieldId ?? null,
      topic_id: draft.topicId ?? null,
      origin_kind: draft.originKind,
      origin_ref: draft.originRef ?? null,
      origin_item: draft.originItem ?? null,
      origin_note: draft.originNote ?? '',
      first_raised_on: draft.firstRaisedOn ?? null,
    },
  })
}

/** After the commit: its drafters' screens show the new draft. */
export async function tellDrafted(context: Context, id: string): Promise<void> {
  const found = await proposalById(context.store.db, id)
  if (found) announce(context.events, found, ['draft'])
}

/** 引受け is given back: the draft is its owner's alone from now on [P8]. Within the caller's transaction; afterwards `tellReleased`. */
export async function releaseDraft(tx: Tx, proposalId: string, at: number): Promise<void> {
  await tx
    .updateTable('proposal')
    .set({ given_back_at: at })
    .where('id', '=', proposalId)
    .where('on_behalf_channel', '=', 'takeover')
    .execute()
}

/** After the commit: whoever wrote it is told as well, and is let go of the document. */
export async function tellReleased(context: Context, proposalId: string): Promise<void> {
  const found = await proposalById(context.store.db, proposalId)
  if (!found) return
  announce(context.events, { ...found, row: { ...found.row, given_back_at: null } }, [found.row.state])
  context.events.emit('documentAccessChanged', { documentId: found.row.document_id })
}

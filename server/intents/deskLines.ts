import { type DeskItem, deskItem } from '../../shared/desk/item'
import { awaitsConfirmation } from '../../shared/entry'
import { type Intent, intentLabel } from '../../shared/intents/intent'
import type { Actor } from '../../shared/permission'
import { canBeTakenUp } from '../../shared/proposals/state'
import { readableProposals } from '../proposals/queries'
import type { Db } from '../store/Store'
import { intentsOf } from './queries'

/** 意向 that was entered for this organisation and that it has not confirmed. */
export async function intentLines(db: Db, actor: Actor): Promise<DeskItem[]> {
  const entered = await intentsToConfirm(db, actor.organisationId)
  const proposals = await readableProposals(
    db,
    actor,
    entered.map(({ proposalId }) => proposalId),
  )
  return entered.flatMap(({ id: entryId, proposalId, value, entry }) =>
    proposals
      .filter((proposal) => proposal.id === proposalId && canBeTakenUp(proposal.state))
      .map(({ title, forumName }) =>
        deskItem('intent_entry', proposalId, {
          ...{ title: `${title}：${intentLabel[value]}`, forumName, at: entry.at },
          acts: [{ act: 'confirm_intent', proposalId, entryId }],
        }),
      ),
  )
}

/** 代行入力 that stands for an organisation and that it has not confirmed. */
async function intentsToConfirm(db: Db, organisationId: string): Promise<Intent[]> {
  const entered = await db
    .selectFrom('intent')
    .select('proposal_id')
    .where('organisation_id', '=', organisationId)
    .where('on_behalf_channel', 'is not', null)
    .where('confirmed_at', 'is', null)
    .distinct()
    .execute()
  const latest = await intentsOf(
    db,
    entered.map(({ proposal_id }) => proposal_id),
  )
  return latest.filter(
    (intent) => intent.organisationId === organisationId && awaitsConfirmation(intent.entry),
  )
}

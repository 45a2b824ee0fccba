import { DomainError } from '../../shared/error'
import { type Actor, can } from '../../shared/permission'
import type { ConfirmWords } from '../../shared/projects/commands'
import { actingSeat, refuseSampleSeat } from '../accounts/queries'
import type { Context } from '../context'
import { once } from '../routing/once'
import { findProject } from './find'
import { tellProject } from './word'

/** 代行入力 is confirmed by a seat of the organisation it speaks for: all that was typed for it about the project, by one press [J7]. */
export async function confirmWords(
  context: Context,
  actor: Actor,
  id: string,
  input: ConfirmWords,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `confirmWords ${id}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const { row } = await findProject(tx, actor, id)
    if (!can(actor, 'project.report', { forumId: row.forum_id })) throw ownOnly()
    await refuseSampleSeat(tx, actor, row)
    await once(tx, act, async () => {
      const { label } = await actingSeat(tx, actor)
      for (const table of ['project_figure', 'project_assessment'] as const)
        await tx
          .updateTable(table)
          .set({ confirmed_at: at, confirmed_label: label })
          .where('project_id', '=', id)
          .where('organisation_id', '=', actor.organisationId)
          .where('on_behalf_channel', 'is not', null)
          .where('confirmed_at', 'is', null)
          .execute()
      return null
    })
    return row.forum_id
  })
  tellProject(context, { projectIds: [id], forumId })
}

const ownOnly = () =>
  new DomainError(
    'forbidden',
    '代行入力を確認できるのは、その団体の席だけです。団体の席でサインインしてください。',
  )

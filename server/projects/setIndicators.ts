import { faultAt } from '../../shared/error'
import type { Actor } from '../../shared/permission'
import type { SetIndicators } from '../../shared/projects/commands'
import type { Context } from '../context'
import { newId } from '../id'
import { once } from '../routing/once'
import { managedProject, raiseRevision } from './createProject'
import { tellProject } from './word'

/** 指標 with their 基準値 and targets, as the secretariat agreed on them with the members. Taken away, one keeps its figures [J3]. */
export async function setIndicators(
  context: Context,
  actor: Actor,
  id: string,
  input: SetIndicators,
): Promise<void> {
  const at = context.now()
  const act = { key: input.idempotencyKey, personId: actor.personId, command: `setIndicators ${id}`, at }
  const forumId = await context.store.transaction(async (tx) => {
    const project = await managedProject(tx, actor, id)
    const known = project.indicators.map((each) => each.id)
    const members = project.members.map(({ organisationId }) => organisationId)
    await once(tx, act, async () => {
      await raiseRevision(tx, id, input.revision)
      await tx
        .updateTable('project_indicator')
        .set({ removed_at: at })
        .where('project_id', '=', id)
        .where('removed_at', 'is', null)
        .execute()
      for (const [position, indicator] of input.indicators.entries()) {
        if (indicator.ownerId !== null && !members.includes(indicator.ownerId))
          throw faultAt(`indicators.${position}.ownerId`, '報告する団体は、参加団体から選んでください。')
        const row = {
          position,
          name: indicator.name,
          unit: indicator.unit,
          owner_id: indicator.ownerId,
          baseline: indicator.baseline,
          baseline_note: indicator.baselineNote,
          is_less_better: indicator.isLessBetter ? (1 as const) : (0 as const),
          targets: JSON.stringify(indicator.targets),
          removed_at: null,
        }
        if (indicator.id !== null && known.includes(indicator.id))
          await tx.updateTable('project_indicator').set(row).where('id', '=', indicator.id).execute()
        else
          await tx
            .insertInto('project_indicator')
            .values({ id: newId(), project_id: id, ...row })
            .execute()
      }
      return null
    })
    return project.row.forum_id
  })
  tellProject(context, { projectIds: [id], forumId })
}

import type { Actor } from '../../shared/permission'
import type { ConfirmWords } from '../../shared/projects/commands'
import type { Context } from '../context'
import { confirmTyped } from '../forums/acts'
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
    const typed = { of: { project_id: id }, right: 'project.report', at } as const
    await once(tx, act, async () => {
      await confirmTyped(tx, actor, row, { table: 'project_figure', ...typed })
      await confirmTyped(tx, actor, row, { table: 'project_assessment', ...typed })
      return null
    })
    return row.forum_id
  })
  tellProject(context, { projectIds: [id], forumId })
}

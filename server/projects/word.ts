import type { Context } from '../context'
import type { Tx } from '../store/Store'

/** Holds the project's row and counts one more word about it: of two words at once one waits, and comes later. */
export async function nextWord(tx: Tx, projectId: string): Promise<number> {
  const { last_word } = await tx
    .updateTable('project')
    .set((eb) => ({ last_word: eb('last_word', '+', 1) }))
    .where('id', '=', projectId)
    .returning('last_word')
    .executeTakeFirstOrThrow()
  return last_word
}

/** After a commit: the project, the body's list and the desks of its members ask again. */
export function tellProject(
  { events }: Context,
  { projectIds, forumId }: { projectIds: readonly string[]; forumId: string },
): void {
  events.changed([...projectIds.map((id) => `project:${id}`), `projects:${forumId}`, 'desk'], {
    forumIds: [forumId],
    prefecture: true,
  })
}

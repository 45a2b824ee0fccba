import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'

const Task = v.object({ id: v.string(), name: v.string() })
const Cell = v.object({
  forumId: v.string(),
  taskId: v.string(),
  value: v.picklist(['yes', 'no', 'unknown']),
  certainty: v.string(),
})
const Other = v.object({ forumId: v.string(), items: v.optional(v.array(v.string()), []) })

/** The tasks a 広域連合 carries, by the report's table: which it does, and which of the cells cannot be read. */
export interface UnionTasks {
  tasks: { id: string; name: string; value: 'yes' | 'no' | 'unknown'; certainty: string }[]
  others: string[]
}

export async function unionTasks(db: Db, forumId: string): Promise<UnionTasks> {
  const names = new Map((await factsOf(db, 'union_task', Task)).map(({ id, name }) => [id, name]))
  const cells = (await factsOf(db, 'union_task_cell', Cell)).filter((cell) => cell.forumId === forumId)
  const others = (await factsOf(db, 'union_task_other', Other)).find((other) => other.forumId === forumId)
  return {
    tasks: cells.map(({ taskId, value, certainty }) => ({
      id: taskId,
      name: names.get(taskId) ?? taskId,
      value,
      certainty,
    })),
    others: others?.items ?? [],
  }
}

import * as v from 'valibot'
import type { Db } from '../store/Store'
import { factsOf } from './factBody'
import { ErratumIds } from './sources'

const Task = v.object({
  id: v.string(),
  name: v.string(),
  printedTotal: v.optional(v.nullable(v.number()), null),
  errata: v.optional(ErratumIds, []),
})
const Cell = v.object({
  forumId: v.string(),
  taskId: v.string(),
  value: v.picklist(['yes', 'no', 'unknown']),
  certainty: v.string(),
  note: v.optional(v.nullable(v.string()), null),
})
type Cell = v.InferOutput<typeof Cell>
const Other = v.object({
  forumId: v.string(),
  items: v.optional(v.array(v.string()), []),
  etc: v.optional(v.boolean(), false),
})

/** A task (事務) as a column: the total as printed, and what could be read of it. */
export interface UnionTaskColumn {
  id: string
  name: string
  printedTotal: number | null
  yes: number
  unknown: number
  errata: string[]
  /** what to know of its doubtful cells, each once */
  notes: string[]
}

export interface UnionRow {
  id: string
  name: string
  /** one per column; null where the set says nothing */
  cells: (Pick<Cell, 'value' | 'certainty'> | null)[]
  others: string[]
  /** the list of others ends with 等 */
  hasMore: boolean
}

export interface UnionTable {
  tasks: UnionTaskColumn[]
  unions: UnionRow[]
}

/** The report's table of 広域連合 and the tasks they carry, in its order of rows and columns. */
export async function unionTable(db: Db): Promise<UnionTable> {
  const tasks = await factsOf(db, 'union_task', Task)
  const cells = await factsOf(db, 'union_task_cell', Cell)
  const others = await factsOf(db, 'union_task_other', Other)
  const names = await db.selectFrom('forum').select(['id', 'name']).execute()
  return {
    tasks: tasks.map((task) => columnOf(task, cells)),
    unions: [...new Set([...cells, ...others].map(({ forumId }) => forumId))].map((forumId) => {
      const own = cells.filter((cell) => cell.forumId === forumId)
      const other = others.find((each) => each.forumId === forumId)
      return {
        id: forumId,
        name: names.find(({ id }) => id === forumId)?.name ?? forumId,
        cells: tasks.map(({ id }) => readingOf(own.find(({ taskId }) => taskId === id))),
        others: other?.items ?? [],
        hasMore: other?.etc ?? false,
      }
    }),
  }
}

function columnOf(task: v.InferOutput<typeof Task>, cells: readonly Cell[]): UnionTaskColumn {
  const own = cells.filter(({ taskId }) => taskId === task.id)
  return {
    ...task,
    yes: own.filter(({ value }) => value === 'yes').length,
    unknown: own.filter(({ value }) => value === 'unknown').length,
    notes: [...new Set(own.flatMap(({ note }) => note ?? []))],
  }
}

const readingOf = (cell: Cell | undefined) => (cell ? { value: cell.value, certainty: cell.certainty } : null)

/** The tasks one 広域連合 carries: which it does, and which of its cells cannot be read. */
export interface UnionTasks {
  tasks: { id: string; name: string; value: Cell['value']; certainty: string }[]
  others: string[]
}

export async function unionTasks(db: Db, forumId: string): Promise<UnionTasks> {
  const { tasks, unions } = await unionTable(db)
  const union = unions.find(({ id }) => id === forumId)
  return {
    tasks: tasks.flatMap(({ id, name }, column) => {
      const cell = union?.cells[column]
      return cell ? [{ id, name, ...cell }] : []
    }),
    others: union?.others ?? [],
  }
}

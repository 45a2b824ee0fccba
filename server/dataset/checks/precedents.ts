import type { Report } from '../faults'
import type { Dataset } from '../schema'
import { checkUnique, each } from './duplicates'

const file = 'precedents.json'

/** The two tables of precedents: every cell once, in a known row and column, and sums that agree. */
export function checkPrecedents(dataset: Dataset, report: Report): void {
  const precedents = dataset[file]
  if (!precedents) return
  const { rengoTasks, rengoCells, teijuCells, publicPrecedents } = precedents
  checkUnique(
    report,
    file,
    each('rengoTasks', rengoTasks, 'id', ({ id }) => id),
  )
  checkUnique(
    report,
    file,
    each('rengoCells', rengoCells, 'taskId', ({ forumId, taskId }) => `${forumId}/${taskId}`),
  )
  checkUnique(
    report,
    file,
    each('teijuCells', teijuCells, 'id', ({ id }) => id),
  )
  checkUnique(
    report,
    file,
    each('publicPrecedents', publicPrecedents, 'id', ({ id }) => id),
  )
  const tasks = new Set(rengoTasks.map(({ id }) => id))
  for (const [index, { taskId }] of rengoCells.entries())
    if (!tasks.has(taskId))
      report(
        file,
        ['rengoCells', index, 'taskId'],
        `事務「${taskId}」がありません`,
        'rengoTasks の id を書いてください',
      )
  for (const [index, { id, yes }] of rengoTasks.entries()) {
    const counted = rengoCells.filter(({ taskId, value }) => taskId === id && value === 'yes').length
    if (yes !== undefined && yes !== counted)
      report(
        file,
        ['rengoTasks', index, 'yes'],
        `数が${yes}と書かれていますが、表の「yes」は${counted}です`,
        '数か表を直してください',
      )
  }
}

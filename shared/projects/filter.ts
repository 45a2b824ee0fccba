import { unreachable } from '../assert'
import type { ProjectState } from './project'

/** What 取組カルテ一覧 can be narrowed to; every count is the length of the list that its button opens. */
export const projectFilters = [
  'all',
  'running',
  'planned',
  'ended',
  'unevaluated',
  'no_baseline',
  'missing',
] as const
export type ProjectFilter = (typeof projectFilters)[number]

interface Line {
  id: string
  state: ProjectState
  unevaluatedYears: readonly number[]
  indicators: readonly { hasBaseline: boolean }[]
}

export function filterProjects<L extends Line>(
  lines: readonly L[],
  filter: ProjectFilter,
  missing: readonly { projectId: string }[],
): L[] {
  return lines.filter((line) => {
    switch (filter) {
      case 'all':
        return true
      case 'running':
      case 'planned':
      case 'ended':
        return line.state === filter
      case 'unevaluated':
        return line.unevaluatedYears.length > 0
      case 'no_baseline':
        return line.indicators.some(({ hasBaseline }) => !hasBaseline)
      case 'missing':
        return missing.some(({ projectId }) => projectId === line.id)
      default:
        return unreachable(filter)
    }
  })
}

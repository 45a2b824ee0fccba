import { type Actor, can } from '../../shared/permission'
import { type Expected, missingFigures } from '../../shared/projects/figure'
import type { Loaded } from './load'

/** A figure of a 年度 that somebody still owes. */
export interface MissingFigure {
  id: string
  projectId: string
  projectTitle: string
  fiscalYear: number
  kind: Expected['kind']
  /** of an indicator its name */
  indicator: string | null
  /** who owes it; null: the secretariat */
  ownerId: string | null
  ownerName: string | null
}

/**
 * 未入力 as far as this seat is told: an organisation its own, the secretariat and the prefecture everybody's, by who owes them in 建制順. Nobody compares the
 * members by what they did not send [J6].
 */
export function missingFor(
  actor: Actor,
  projects: readonly Loaded[],
  year: number,
  names: ReadonlyMap<string, string>,
): MissingFigure[] {
  const order = [...names.keys()]
  const placeOf = (ownerId: string | null) => (ownerId === null ? order.length : order.indexOf(ownerId))
  const missing = projects.flatMap((project) =>
    missingFigures(project, project.figures, year)
      .filter(({ ownerId }) => mayKnow(actor, project.row.forum_id, ownerId))
      .map(({ kind, indicatorId, aboutId, ownerId }) => ({
        id: [project.row.id, kind, indicatorId, aboutId].join(' '),
        projectId: project.row.id,
        projectTitle: project.row.title,
        fiscalYear: year,
        kind,
        indicator: project.indicators.find(({ id }) => id === indicatorId)?.name ?? null,
        ownerId,
        ownerName: ownerId === null ? null : (names.get(ownerId) ?? null),
      })),
  )
  return missing.sort((one, other) => placeOf(one.ownerId) - placeOf(other.ownerId))
}

const mayKnow = (actor: Actor, forumId: string, ownerId: string | null) =>
  actor.duty === 'prefecture' ||
  can(actor, 'project.manage', { forumId }) ||
  (ownerId !== null && ownerId === actor.organisationId)

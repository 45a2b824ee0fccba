import { type CallKind, type CallValue, valuesOf } from './call'
import type { CallStanding } from './standing'

/** How many said what. Each number opens its rows; 未回答 stands beside the values and is none of them [Q2]. */
export interface CallCounts {
  asked: number
  answered: number
  /** null before members may see each other's answers: they are told how many answered, and no more */
  values: { value: CallValue | 'unanswered'; organisationIds: string[] }[] | null
}

/** A row of the table of a call: whose it is, and where it stands; null where this reader may not see that yet. */
export interface CallRow {
  organisationId: string
  standing: CallStanding | null
}

export function countsOf(kind: CallKind, standings: readonly CallStanding[], isShown: boolean): CallCounts {
  const of = (value: CallValue | 'unanswered') =>
    standings.filter((standing) => standing.value === value).map(({ organisationId }) => organisationId)
  return {
    asked: standings.length,
    answered: standings.length - of('unanswered').length,
    values: isShown
      ? [...valuesOf[kind], 'unanswered' as const].map((value) => ({ value, organisationIds: of(value) }))
      : null,
  }
}

/** Own row on top, the others in 建制順; a row that is not to be seen says nothing but whose it is. */
export function rowsFor(
  standings: readonly CallStanding[],
  ownOrganisationId: string,
  isShown: boolean,
): CallRow[] {
  const row = (standing: CallStanding): CallRow => ({
    organisationId: standing.organisationId,
    standing: isShown || standing.organisationId === ownOrganisationId ? standing : null,
  })
  const isOwn = ({ organisationId }: CallStanding) => organisationId === ownOrganisationId
  return [...standings.filter(isOwn), ...standings.filter((standing) => !isOwn(standing))].map(row)
}

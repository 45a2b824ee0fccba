import type { Originator } from '../../shared/proposals/board'
import type { OriginatorRow } from './provenance'

/** With the role of the day of submission; while it is a draft, with the role of today. */
export const originatorOf = (
  row: OriginatorRow & { name: string },
  roleToday: Originator['role'],
): Originator => ({
  organisationId: row.organisation_id,
  name: row.name,
  role: row.role ?? roleToday,
  class: row.class,
})

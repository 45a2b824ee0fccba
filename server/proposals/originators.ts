import type { Originator } from '../../shared/proposals/board'
import type { FoundProposal, HeadRow } from './find'
import type { OriginatorRow } from './provenance'

/**
 * [P10] The 発案団体 whose word a draft lacks: whoever neither wrote nor submits it has to press for itself. What is typed for its first
 * (代行入力, 引受け) is marked and confirmed afterwards instead [P2].
 */
export const lackingWord = ({ row, originators }: FoundProposal<HeadRow>): string[] =>
  row.submitted_at === null
    ? originators
        .filter(
          ({ position, agreed_at }) =>
            agreed_at === null && !(position === 0 && row.on_behalf_channel !== null),
        )
        .map((each) => each.organisation_id)
    : []

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

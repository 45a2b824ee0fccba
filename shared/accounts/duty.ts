import type { OrganisationKind } from '../forums/organisation'
import type { Duty } from '../permission'

/**
 * The duties a seat of such an organisation may have. A seat of the prefecture is never a member's seat,
 * or it would read the drafts of every body the prefecture takes part in [R4].
 */
export const dutiesOf: Record<OrganisationKind, readonly Duty[]> = {
  city: ['member', 'administrator'],
  town: ['member', 'administrator'],
  village: ['member', 'administrator'],
  wide_area_union: ['member', 'administrator'],
  partial_affairs_association: ['member', 'administrator'],
  prefecture: ['prefecture', 'administrator'],
  operator: ['administrator'],
}

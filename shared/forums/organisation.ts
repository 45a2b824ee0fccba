/** What an organisation (団体) is: it decides which duties its seats may have and how its proposals are counted. */
export type OrganisationKind =
  | 'city'
  | 'town'
  | 'village'
  | 'wide_area_union'
  | 'partial_affairs_association'
  | 'prefecture'
  | 'operator'

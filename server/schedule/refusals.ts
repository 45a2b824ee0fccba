import { DomainError } from '../../shared/error'

export const pollUnknown = () =>
  new DomainError(
    'not_found',
    'この日程調整は見つからないか、閲覧できる団体に入っていません。会議体のページから開き直してください。',
  )

export const pollClosed = () =>
  new DomainError(
    'conflict',
    'この日程調整は締め切られています。日程に差し支えがあるときは、この会議体の事務局に連絡してください。',
  )

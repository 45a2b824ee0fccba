import { DomainError } from '../../shared/error'

export const meetingUnknown = () =>
  new DomainError(
    'not_found',
    'この会議は見つからないか、閲覧できる団体に入っていません。圏域のページから開き直してください。',
  )

export const forumUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の会議は見つからないか、閲覧できる団体に入っていません。圏域のページを確かめてください。',
  )

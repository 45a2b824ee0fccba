import { DomainError } from '../../shared/error'

export const registerUnknown = () =>
  new DomainError(
    'not_found',
    'この会議体の決定・宿題は見つからないか、閲覧できる団体に入っていません。圏域のページから開き直してください。',
  )

export const outcomeUnknown = () =>
  new DomainError(
    'not_found',
    'この決定・宿題は見つかりません。議事録で消されたか、まだ保存の途中かもしれません。決定・宿題の一覧を開き直してください。',
  )

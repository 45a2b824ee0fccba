/** 出せるもの: what an organisation can lend to the others. */

export const offerKinds = ['facility', 'staff', 'vehicle', 'system', 'training'] as const
export type OfferKind = (typeof offerKinds)[number]
export const offerKindLabel: Record<OfferKind, string> = {
  facility: '施設',
  staff: '職員',
  vehicle: '車両',
  system: 'システム',
  training: '研修',
}

export type RequestState = 'open' | 'agreed' | 'declined' | 'withdrawn'
export const requestStateLabel: Record<RequestState, string> = {
  open: '回答待ち',
  agreed: '応じられる',
  declined: '今回は難しい',
  withdrawn: '取下げ',
}

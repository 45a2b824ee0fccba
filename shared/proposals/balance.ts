import type { OrganisationKind } from '../forums/organisation'
import type { MemberRole } from '../permission'

/** What an originator (発案団体) was on the day of submission: the unit the balance counts in. */
export type OriginatorClass = 'central_city' | 'municipality' | 'union' | 'prefecture'

export const balanceClasses = ['central_only', 'partners_only', 'joint', 'union', 'prefecture'] as const
export type BalanceClass = (typeof balanceClasses)[number]

export const balanceClassLabel: Record<BalanceClass, string> = {
  central_only: '中心市単独',
  partners_only: '連携市町村のみ',
  joint: '共同（中心市を含む）',
  union: '広域連合・組合',
  prefecture: '県',
}

export function originatorClass(kind: OrganisationKind, role: MemberRole): OriginatorClass {
  if (kind === 'wide_area_union' || kind === 'partial_affairs_association') return 'union'
  if (kind === 'prefecture') return 'prefecture'
  return role === 'central_city' ? 'central_city' : 'municipality'
}

/**
 * The one class a proposal counts in, so that the classes add up to n. Central cities among themselves are 中心市単独;
 * a central city with anybody else is 共同; without a central city the municipalities lead, then unions, then the prefecture.
 */
export function balanceClass(originators: readonly OriginatorClass[]): BalanceClass {
  if (originators.includes('central_city'))
    return originators.every((each) => each === 'central_city') ? 'central_only' : 'joint'
  if (originators.includes('municipality')) return 'partners_only'
  return originators.includes('union') ? 'union' : 'prefecture'
}

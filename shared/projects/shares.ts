/** Who bears how much of a cost, in yen. */
export interface CostShare {
  organisationId: string
  value: number
}

/** What the shares come to more (or, negative, less) than the cost; 0 is as it shall be [J4]. */
export const sharesBeyond = (cost: number, shares: readonly CostShare[]): number =>
  shares.reduce((sum, { value }) => sum + value, 0) - cost

/** The sentence that refuses shares which are not the cost; undefined where they are. */
export function sharesFault(cost: number, shares: readonly CostShare[]): string | undefined {
  const beyond = sharesBeyond(cost, shares)
  if (beyond === 0) return undefined
  const sum = yen(cost + beyond)
  return beyond > 0
    ? `負担の合計${sum}が、費用${yen(cost)}より${yen(beyond)}多くなっています。団体別の負担を直すか、費用を直してください。`
    : `負担の合計${sum}が、費用${yen(cost)}より${yen(-beyond)}少なくなっています。団体別の負担を直すか、費用を直してください。`
}

/** 1,234円 */
export const yen = (value: number): string => `${value.toLocaleString('ja-JP')}円`

/** A cost in equal shares to the yen: what is left over goes to the first ones, a yen each. */
export function evenShares(cost: number, organisationIds: readonly string[]): CostShare[] {
  const count = organisationIds.length
  const each = Math.floor(cost / count)
  const left = cost - each * count
  return organisationIds.map((organisationId, index) => ({
    organisationId,
    value: each + (index < left ? 1 : 0),
  }))
}

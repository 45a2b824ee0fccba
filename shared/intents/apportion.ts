/**
 * Shares `total` yen by weight, whole yen that add up to `total` exactly. 円未満は切捨て; each yen left over goes to the one whom it
 * raises least in proportion (as a rule the one who pays most), of equals to the first (建制順).
 *
 * This is the divisor method of D'Hondt, and it is chosen because of what largest remainders do not give: when somebody leaves,
 * nobody who stays pays a single yen less. [W3] rests on it. Numbers stay exact while the weights' sum times the largest of them times
 * the parts is below 2^53: any thirty municipalities of Japan.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  let sum = 0
  for (const weight of weights) sum += weight
  if (sum === 0) return weights.map(() => 0)
  const perWeight = Math.floor(total / sum)
  const rest = total % sum
  let left = total
  const shares = weights.map((weight) => {
    const share = perWeight * weight + Math.floor((rest * weight) / sum)
    left -= share
    return share
  })
  if (left > 0) spread(left, shares, { weights, rest, sum })
  return shares
}

function spread(
  left: number,
  shares: number[],
  { weights, rest, sum }: { weights: readonly number[]; rest: number; sum: number },
): void {
  /** How far the next yen of each is from being due, in parts of `sum`. */
  const missing = weights.map((weight) => sum - ((rest * weight) % sum))
  for (let yen = 0; yen < left; yen++) {
    const next = cheapest(missing, weights)
    shares[next] = (shares[next] ?? 0) + 1
    missing[next] = (missing[next] ?? 0) + sum
  }
}

/** The index with the smallest missing / weight, compared without division; the first of equals. */
function cheapest(missing: readonly number[], weights: readonly number[]): number {
  let best = -1
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index] ?? 0
    if (weight === 0) continue
    if (best === -1 || (missing[index] ?? 0) * (weights[best] ?? 0) < (missing[best] ?? 0) * weight)
      best = index
  }
  return best
}

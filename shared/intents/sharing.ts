import { apportion } from './apportion'
import { type Basis, bases, type CostItem, type CostModel } from './cost'

/** What is known of organisations, beside what the model itself says. */
export interface Figures {
  /** 人口 by organisation, where it was entered */
  people: Readonly<Record<string, number>>
  /** the 中心市 of the body */
  central: readonly string[]
}

/** Whose figures the model needs and nobody entered. Nothing is shared before they are there. */
export function missingFigures(
  { items, usage }: CostModel,
  ids: readonly string[],
  { people }: Pick<Figures, 'people'>,
): { population: string[]; usage: string[] } {
  const uses = (basis: Basis) => items.some(({ weights }) => weights[basis] > 0)
  const isCounted = uses('usage') || items.some(({ kind }) => kind === 'per_usage')
  return {
    population: uses('population') ? ids.filter((id) => people[id] === undefined) : [],
    usage: isCounted ? ids.filter((id) => usage[id] === undefined) : [],
  }
}

/** Shares the cost among some of `ids`, named by their index in 建制順; null while figures or the cost itself are missing. */
export function sharingOf(
  model: CostModel | null,
  ids: readonly string[],
  figures: Figures,
): ((members: readonly number[]) => number[]) | null {
  if (model === null || model.items.length === 0) return null
  const missing = missingFigures(model, ids, figures)
  if (missing.population.length > 0 || missing.usage.length > 0) return null
  const weightOf = weightsOf(model, ids, figures)
  /** What is fixed is split among the bases once, whoever takes part. */
  const fixed = addedUp(model.items.map((item) => (item.kind === 'fixed' ? split(item, item.yen) : [])))
  const stepwise = model.items.filter(({ kind }) => kind !== 'fixed')
  return (members) => {
    const due = stepwise.map((item) => split(item, item.yen * steps(item, members, weightOf.usage)))
    const pools = stepwise.length === 0 ? fixed : addedUp([fixed, ...due])
    const shares = members.map(() => 0)
    for (const [index, basis] of bases.entries()) addPool(shares, pools[index] ?? 0, members, weightOf[basis])
    return shares
  }
}

/** The yen of an item that each basis bears, in the order of `bases`. */
const split = ({ weights }: CostItem, yen: number): number[] =>
  apportion(
    yen,
    bases.map((basis) => weights[basis]),
  )

const addedUp = (parts: readonly (readonly number[])[]): number[] =>
  bases.map((_, index) => parts.reduce((all, part) => all + (part[index] ?? 0), 0))

/** [W3] A part that nobody of the group would bear (no 中心市 in it, no use at all) is shared equally. */
function addPool(
  shares: number[],
  pool: number,
  members: readonly number[],
  weights: readonly number[],
): void {
  if (pool === 0) return
  const own = members.map((member) => weights[member] ?? 0)
  const isBorne = own.some((weight) => weight > 0)
  const parts = apportion(pool, isBorne ? own : members.map(() => 1))
  for (let index = 0; index < parts.length; index++)
    shares[index] = (shares[index] ?? 0) + (parts[index] ?? 0)
}

const weightsOf = (
  { usage }: CostModel,
  ids: readonly string[],
  { people, central }: Figures,
): Record<Basis, readonly number[]> => ({
  equal: ids.map(() => 1),
  population: ids.map((id) => people[id] ?? 0),
  usage: ids.map((id) => usage[id] ?? 0),
  central: ids.map((id) => (central.includes(id) ? 1 : 0)),
})

/** How often a stepwise amount is due: for each started so-many members or units of use. */
function steps({ kind, every }: CostItem, members: readonly number[], usage: readonly number[]): number {
  const count =
    kind === 'per_usage' ? members.reduce((all, member) => all + (usage[member] ?? 0), 0) : members.length
  return Math.ceil(count / every)
}

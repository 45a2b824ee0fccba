import { bases, type CostItem, type CostModel } from '../../shared/intents/cost'
import type { Candidate, World } from '../../shared/intents/world'

/**
 * The rules of docs/spec.md W, written down a second time in the plainest way and without any of the product's code: every group
 * there could be, and shares in BigInt by giving out one yen after the other.
 */
export function workableGroups(world: World): string[][] {
  const { candidates } = world
  const groups: Candidate[][] = []
  for (let mask = 1; mask < 2 ** candidates.length; mask++) {
    const group = candidates.filter((_, index) => Math.floor(mask / 2 ** index) % 2 === 1)
    if (group.every((member) => isContent(world, group, member))) groups.push(group)
  }
  return groups.map((group) => group.map(({ id }) => id))
}

/** Those that are part of no other, the largest first. */
export function maximalGroups(world: World): string[][] {
  const groups = workableGroups(world)
  return groups
    .filter((group) => !groups.some((other) => other !== group && group.every((id) => other.includes(id))))
    .sort((a, b) => b.length - a.length || compare(a, b, world))
}

const compare = (one: string[], other: string[], { candidates }: World) => {
  const places = (ids: string[]) => ids.map((id) => candidates.findIndex((candidate) => candidate.id === id))
  const [a, b] = [places(one), places(other)]
  const at = a.findIndex((place, index) => place !== b[index])
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

export const isContent = (world: World, group: readonly Candidate[], member: Candidate): boolean =>
  member.conditions.every((condition, position) => {
    const { model } = world
    switch (condition.kind) {
      case 'cost_cap': {
        const paid = paidBy(world, group)?.get(member.id)
        return paid !== undefined && paid <= condition.thousandYen * 1000
      }
      case 'start_from':
        return model?.startYear != null && model.startYear >= condition.fiscalYear
      case 'members_min':
        return group.length >= condition.count
      case 'with_member':
        return group.some(({ id }) => id === condition.organisationId)
      case 'work_cap': {
        const hours = model?.workOf[member.id] ?? model?.workHours
        return hours != null && hours <= condition.hours
      }
      default:
        return member.marks[position] === true
    }
  })

/** Who pays what, in yen; undefined where nobody entered what it needs. */
export function paidBy(world: World, group: readonly Candidate[]): Map<string, number> | undefined {
  const { model, candidates, people } = world
  if (!model || model.items.length === 0) return undefined
  const uses = (basis: 'population' | 'usage') => model.items.some((item) => item.weights[basis] > 0)
  const counts = uses('usage') || model.items.some(({ kind }) => kind === 'per_usage')
  if (uses('population') && candidates.some(({ id }) => people[id] === undefined)) return undefined
  if (counts && candidates.some(({ id }) => model.usage[id] === undefined)) return undefined
  const pools = bases.map(() => 0)
  for (const item of model.items) {
    const weights = bases.map((basis) => item.weights[basis])
    for (const [index, yen] of oneByOne(totalOf(model, item, group), weights).entries())
      pools[index] = (pools[index] ?? 0) + yen
  }
  const paid = new Map(group.map(({ id }) => [id, 0]))
  for (const [index, basis] of bases.entries()) {
    const own = group.map(({ id }) => {
      if (basis === 'equal') return 1
      if (basis === 'population') return people[id] ?? 0
      return basis === 'usage' ? (model.usage[id] ?? 0) : world.central.includes(id) ? 1 : 0
    })
    const borne = own.some((weight) => weight > 0) ? own : group.map(() => 1)
    for (const [place, yen] of oneByOne(pools[index] ?? 0, borne).entries()) {
      const id = group[place]?.id ?? ''
      paid.set(id, (paid.get(id) ?? 0) + yen)
    }
  }
  return paid
}

function totalOf(model: CostModel, { kind, yen, every }: CostItem, group: readonly Candidate[]): number {
  if (kind === 'fixed') return yen
  let count = 0
  for (const { id } of group) count += kind === 'per_usage' ? (model.usage[id] ?? 0) : 1
  return yen * Math.ceil(count / every)
}

/** D'Hondt as the textbook has it: the next yen goes to the highest weight / (yen so far + 1), of equals to the first. */
function oneByOne(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  // Nobody gets less than the whole yen of an exact share, which leaves a few to be given out.
  const given = weights.map((weight) => Math.floor((total * weight) / sum))
  for (let left = total - given.reduce((all, yen) => all + yen, 0); left > 0; left--) {
    const quotients = weights.map((weight, index) => weight / ((given[index] ?? 0) + 1))
    const best = quotients.indexOf(Math.max(...quotients))
    given[best] = (given[best] ?? 0) + 1
  }
  return given
}

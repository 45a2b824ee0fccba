import { type CostItem, emptyModel, noWeights } from '../../shared/intents/cost'
import { enumeratedMax, solve } from '../../shared/intents/solve'
import type { World } from '../../shared/intents/world'

/*
 * 成立シミュレーション at its dearest: as many willing members as are enumerated, a cost in steps shared by all four bases, and caps
 * that hold for nobody, so that no group spares the look at another.
 */

const id = (index: number) => `m${index}`
const all = Array.from({ length: enumeratedMax }, (_, index) => index)

const items: CostItem[] = [
  {
    name: '運営費',
    kind: 'fixed',
    yen: 3_000_001,
    every: 1,
    weights: { ...noWeights, equal: 30, population: 50, usage: 20 },
  },
  {
    name: '車両',
    kind: 'per_members',
    yen: 1_200_001,
    every: 4,
    weights: { ...noWeights, population: 80, central: 10 },
  },
  { name: '委託', kind: 'per_usage', yen: 90_000, every: 100, weights: { ...noWeights, usage: 1 } },
]

const world: World = {
  candidates: all.map((index) => ({
    id: id(index),
    place: index,
    conditions: [
      { kind: 'cost_cap', thousandYen: 100 + ((index * 37) % 100) },
      { kind: 'members_min', count: 2 + (index % 4) },
    ],
    marks: [null, null],
  })),
  model: {
    ...emptyModel,
    items,
    usage: Object.fromEntries(all.map((index) => [id(index), (index * 13) % 200])),
  },
  people: Object.fromEntries(all.map((index) => [id(index), 1_000 + ((index * 7_919) % 40_000)])),
  central: [id(0)],
}

/** One solution in processor time, which a busy machine does not change much; in ms. */
export function solving(): number {
  const before = process.cpuUsage()
  solve(world)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

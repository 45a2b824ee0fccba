import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../shared/intents/condition'
import { type CostItem, emptyModel, noWeights, withCostChanged } from '../../shared/intents/cost'
import { enumeratedMax, solve } from '../../shared/intents/solve'
import type { Candidate, World } from '../../shared/intents/world'
import { isContent, maximalGroups, paidBy, workableGroups } from './bruteForce'
import { worlds } from './worlds'

/** A cost that never rises with one member more, and one that may. */
const steady = worlds(['fixed'])
const stepwise = worlds(['fixed', 'per_members', 'per_usage'])
/** More than can be looked at group by group. */
const many = worlds(['fixed', 'per_members', 'per_usage'], { sizeMin: enumeratedMax + 1, sizeMax: 18 })
const runs = { numRuns: 200 }

const named = (world: World, ids: readonly string[]): Candidate[] =>
  world.candidates.filter(({ id }) => ids.includes(id))

describe('the largest workable group', () => {
  test('[W4] equals every group there could be, looked at one by one, with a steady cost', () => {
    fc.assert(
      fc.property(steady, (world) => {
        const { method, group, groups } = solve(world)
        expect(method).toBe('exact')
        // One group holds all others: there is nothing to choose from.
        expect(groups).toEqual(maximalGroups(world))
        expect(group).toEqual(groups[0] ?? [])
      }),
      runs,
    )
  })

  test('[W4] equals every group there could be, looked at one by one, with a stepwise cost', () => {
    fc.assert(
      fc.property(stepwise, (world) => {
        expect(solve(world).groups).toEqual(maximalGroups(world))
      }),
      runs,
    )
  })

  test('[W4] holds nobody with a condition that is not met, and cannot grow', () => {
    fc.assert(
      fc.property(stepwise, (world) => {
        const { groups, standings } = solve(world)
        const workable = workableGroups(world)
        for (const group of groups) {
          const members = named(world, group)
          expect(members.every((member) => isContent(world, members, member))).toBe(true)
          expect(
            workable.some((other) => other.length > group.length && group.every((id) => other.includes(id))),
          ).toBe(false)
        }
        for (const { isIn, checks } of standings)
          if (isIn) expect(checks.every(({ outcome }) => outcome === 'met')).toBe(true)
      }),
      runs,
    )
  })

  test('[W4] of everybody it is told where it stands: in with all met, or out with what fails or whom it would break', () => {
    fc.assert(
      fc.property(fc.oneof(steady, stepwise), (world) => {
        const { method, group, standings } = solve(world)
        expect(standings.map(({ id }) => id)).toEqual(world.candidates.map(({ id }) => id))
        for (const { id, isIn, round, checks, breaks } of standings) {
          const isContentIn = checks.every(({ outcome }) => outcome === 'met')
          expect(isIn).toBe(group.includes(id))
          if (isIn) expect([round, isContentIn, breaks]).toEqual([null, true, []])
          if (isIn || method === 'exact') {
            expect([round !== null, isContentIn]).toEqual([!isIn, isIn])
            continue
          }
          const larger = named(world, [...group, id])
          const unhappy = larger.filter((member) => !isContent(world, larger, member))
          expect(unhappy.length).toBeGreaterThan(0)
          expect(isContentIn).toBe(!unhappy.some((member) => member.id === id))
          expect([...new Set(breaks.map((each) => each.id))]).toEqual(
            unhappy.map((member) => member.id).filter((each) => each !== id),
          )
        }
      }),
      runs,
    )
  })

  test('[W4] [W5] of too many for every group it finds one that holds and cannot grow, in any order, and what it says would help does', () => {
    fc.assert(
      fc.property(many, fc.nat(), (world, turn) => {
        const { method, group, groups, standings, unlocks } = solve(world)
        if (method === 'exact') return
        expect(method).toBe('some')
        expect(groups).toEqual(group.length > 0 ? [group] : [])
        const holds = (of: World, ids: readonly string[]) => {
          const members = named(of, ids)
          return members.every((member) => isContent(of, members, member))
        }
        expect(holds(world, group)).toBe(true)
        for (const { id, isIn } of standings) expect(isIn || !holds(world, [...group, id])).toBe(true)
        for (const { id, position, brings } of unlocks) {
          expect(brings).toContain(id)
          expect(holds(dropped(world, { id, position }), [...group, ...brings])).toBe(true)
        }
        const at = turn % world.candidates.length
        const candidates = [...world.candidates.slice(at), ...world.candidates.slice(0, at)]
        expect(solve({ ...world, candidates })).toEqual(solve(world))
      }),
      { numRuns: 40 },
    )
  })

  test('[W4] does not turn on the order in which members or conditions are listed', () => {
    const shuffled = stepwise.chain((world) =>
      fc.record({
        world: fc.constant(world),
        other: fc
          .shuffledSubarray([...world.candidates], { minLength: world.candidates.length })
          .map((candidates) => ({
            ...world,
            candidates: candidates.map((candidate) => ({
              ...candidate,
              conditions: candidate.conditions.toReversed(),
              marks: candidate.marks.toReversed(),
            })),
          })),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ world, other }) => {
        const [one, two] = [solve(world), solve(other)]
        expect(two.groups).toEqual(one.groups)
        expect(two.shares).toEqual(one.shares)
      }),
      runs,
    )
  })

  test('[W4] raising one cap never shrinks it while the cost is steady', () => {
    const raised = fc.tuple(steady, fc.nat(), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(raised, ([world, pick, more]) => {
        const caps = world.candidates.flatMap(({ id, conditions }) =>
          conditions.flatMap(({ kind }, position) => (kind === 'cost_cap' ? [{ id, position }] : [])),
        )
        const chosen = caps[pick % Math.max(1, caps.length)]
        fc.pre(chosen !== undefined)
        const before = solve(world).group
        const after = solve(changed(world, chosen, (cap) => cap + more)).group
        expect(before.filter((id) => !after.includes(id))).toEqual([])
      }),
      runs,
    )
  })

  test('[W4] A if B and B if A are both in', () => {
    const world = worldOf({
      A: [{ kind: 'with_member', organisationId: 'B' }],
      B: [{ kind: 'with_member', organisationId: 'A' }],
    })
    expect(solve(world).group).toEqual(['A', 'B'])
  })

  test('[W2] words are never met without a mark, and a mark that says no is none', () => {
    const words: Condition[] = [{ kind: 'free', text: '村民への説明が済むこと' }]
    for (const mark of [null, false])
      expect(solve(worldOf({ A: [], B: words }, { marks: { B: [mark] } })).group).toEqual(['A'])
    expect(solve(worldOf({ A: [], B: words }, { marks: { B: [true] } })).group).toEqual(['A', 'B'])
  })

  test('[W4] tells who drops out in which round, for which condition and with which figure', () => {
    // 1,500,000 among three is 500,000 each; without 栄村 two bear 750,000.
    const world = worldOf(
      {
        中野市: [],
        山ノ内町: [{ kind: 'with_member', organisationId: '栄村' }],
        栄村: [{ kind: 'cost_cap', thousandYen: 499 }],
      },
      { items: [equally(1_500_000)] },
    )
    const { group, shares, standings } = solve(world)
    expect(group).toEqual(['中野市'])
    expect(shares).toEqual({ 中野市: 1_500_000 })
    const [, yamanouchi, sakae] = standings
    expect(sakae).toMatchObject({ isIn: false, round: 1 })
    expect(sakae?.checks).toMatchObject([{ outcome: 'failed', actual: 500_000 }])
    expect(yamanouchi).toMatchObject({ isIn: false, round: 2, checks: [{ outcome: 'failed' }] })
  })

  test('[W4] with a stepwise cost all groups are shown, and whom an outsider would break', () => {
    // One bus carries two: a third member needs another one.
    const bus: CostItem = {
      name: '車両',
      kind: 'per_members',
      yen: 1_000_000,
      every: 2,
      weights: { ...noWeights, equal: 1 },
    }
    const cap: Condition[] = [{ kind: 'cost_cap', thousandYen: 500 }]
    const { method, groups, standings } = solve(worldOf({ A: cap, B: cap, C: [] }, { items: [bus] }))
    expect(method).toBe('all')
    expect(groups).toEqual([
      ['A', 'B'],
      ['A', 'C'],
      ['B', 'C'],
    ])
    expect(standings[2]).toMatchObject({
      id: 'C',
      isIn: false,
      round: null,
      breaks: [
        { id: 'A', check: { actual: 666_667 } },
        { id: 'B', check: { actual: 666_667 } },
      ],
    })
  })

  test('[W4] of more members than can be enumerated it says so, and what it finds holds', () => {
    const bus: CostItem = {
      name: '車両',
      kind: 'per_members',
      yen: 1_000_000,
      every: 4,
      weights: { ...noWeights, equal: 1 },
    }
    const caps = Object.fromEntries(
      Array.from({ length: enumeratedMax + 1 }, (_, index) => [
        `m${index}`,
        [{ kind: 'cost_cap', thousandYen: 245 + index } as const],
      ]),
    )
    const world = worldOf(caps, { items: [bus] })
    const { method, group } = solve(world)
    expect(method).toBe('some')
    expect(group.length).toBe(8)
    const members = named(world, group)
    expect(members.every((member) => isContent(world, members, member))).toBe(true)
    for (const candidate of world.candidates.filter(({ id }) => !group.includes(id))) {
      const larger = named(world, [...group, candidate.id])
      expect(larger.every((member) => isContent(world, larger, member))).toBe(false)
    }
  })

  test('[W2] nothing is met by a figure nobody entered', () => {
    const cap: Condition[] = [{ kind: 'cost_cap', thousandYen: 900 }]
    const items: CostItem[] = [{ ...equally(1_000_000), weights: { ...noWeights, population: 1 } }]
    const known = worldOf({ A: cap, B: [] }, { items, people: { A: 100, B: 100 } })
    expect(solve(known).group).toEqual(['A', 'B'])
    const { group, shares, standings, unlocks } = solve({ ...known, people: { A: 100 } })
    expect({ group, shares }).toEqual({ group: ['B'], shares: null })
    expect(standings[0]?.checks).toMatchObject([{ outcome: 'unknown', actual: null }])
    // A figure is missing there; no condition would have to move.
    expect(unlocks).toEqual([])
  })
})

describe('what would bring whom', () => {
  test('[W5] a changed condition does what is said of it, and the needed value is the least that does', () => {
    fc.assert(
      fc.property(fc.oneof(steady, stepwise), (world) => {
        const { group, unlocks } = solve(world)
        for (const { id, position, needed, brings, condition } of unlocks) {
          const larger = [...group, ...brings].sort()
          expect(brings.length).toBeGreaterThan(0)
          const without = solve(dropped(world, { id, position }))
          expect(without.groups.some((each) => isSame(each, larger))).toBe(true)
          if (condition.kind !== 'cost_cap' || needed === null) continue
          const enough = changed(world, { id, position }, () => needed)
          expect(solve(enough).groups.some((each) => isSame(each, larger))).toBe(true)
          const tooLittle = changed(world, { id, position }, () => needed - 1)
          expect(workableGroups(tooLittle).some((each) => isSame(each, larger))).toBe(false)
        }
      }),
      runs,
    )
  })

  test('[W5] nothing that would bring somebody is left out', () => {
    fc.assert(
      fc.property(fc.oneof(steady, stepwise), (world) => {
        const { group, unlocks } = solve(world)
        const told = new Set(unlocks.map(({ id, position }) => `${id} ${position}`))
        for (const { id, conditions, marks } of world.candidates)
          for (const [position, { kind }] of conditions.entries()) {
            if (isUnentered(world, kind)) continue
            const after = workableGroups(dropped(world, { id, position }))
            const grows =
              !(kind === 'free' && marks[position] === true) &&
              after.some(
                (each) => each.length > group.length && group.every((member) => each.includes(member)),
              )
            expect(told.has(`${id} ${position}`)).toBe(grows)
          }
      }),
      runs,
    )
  })

  test('[W5] one cap brings its village and the town that waits for it', () => {
    const world = worldOf(
      {
        中野市: [],
        山ノ内町: [{ kind: 'with_member', organisationId: '栄村' }],
        栄村: [{ kind: 'cost_cap', thousandYen: 499 }],
      },
      { items: [equally(1_500_000)] },
    )
    expect(solve(world).unlocks).toEqual([
      {
        id: '山ノ内町',
        position: 0,
        condition: { kind: 'with_member', organisationId: '栄村' },
        needed: null,
        brings: ['山ノ内町'],
      },
      {
        id: '栄村',
        position: 0,
        condition: { kind: 'cost_cap', thousandYen: 499 },
        needed: 500,
        brings: ['山ノ内町', '栄村'],
      },
    ])
  })

  test('[W6] cost +20% drops the member whose cap it breaks', () => {
    const world = worldOf(
      { 中野市: [], 栄村: [{ kind: 'cost_cap', thousandYen: 500 }] },
      { items: [equally(1_000_000)] },
    )
    expect(solve(world).group).toEqual(['中野市', '栄村'])
    const dearer = solve({ ...world, model: world.model && withCostChanged(world.model, 20) })
    expect(dearer.group).toEqual(['中野市'])
    expect(dearer.standings[1]?.checks).toMatchObject([{ outcome: 'failed', actual: 600_000 }])
  })
})

describe('the shares of a group', () => {
  test('[W3] add up to the total to the yen, as one gives them out one by one', () => {
    fc.assert(
      fc.property(stepwise, (world) => {
        const { group, shares } = solve(world)
        const paid = paidBy(world, named(world, group))
        if (group.length === 0) return
        expect(shares === null ? undefined : new Map(Object.entries(shares))).toEqual(paid)
      }),
      runs,
    )
  })
})

const equally = (yen: number): CostItem => ({
  name: '運営費',
  kind: 'fixed',
  yen,
  every: 1,
  weights: { ...noWeights, equal: 1 },
})

interface Rest {
  items?: CostItem[]
  people?: Record<string, number>
  marks?: Record<string, (boolean | null)[]>
}

const worldOf = (
  conditions: Record<string, Condition[]>,
  { items = [], people = {}, marks = {} }: Rest = {},
): World => ({
  candidates: Object.entries(conditions).map(([id, own], place) => ({
    id,
    place,
    conditions: own,
    marks: own.map((_, position) => marks[id]?.[position] ?? null),
  })),
  model: { ...emptyModel, items },
  people,
  central: [],
})

interface Chosen {
  id: string
  position: number
}

const changed = (world: World, { id, position }: Chosen, cap: (thousandYen: number) => number): World => ({
  ...world,
  candidates: world.candidates.map((candidate) =>
    candidate.id === id
      ? {
          ...candidate,
          conditions: candidate.conditions.map((condition, index) =>
            index === position && condition.kind === 'cost_cap'
              ? { ...condition, thousandYen: cap(condition.thousandYen) }
              : condition,
          ),
        }
      : candidate,
  ),
})

const dropped = (world: World, { id, position }: Chosen): World => ({
  ...world,
  candidates: world.candidates.map((candidate) =>
    candidate.id === id
      ? {
          ...candidate,
          conditions: candidate.conditions.filter((_, index) => index !== position),
          marks: candidate.marks.filter((_, index) => index !== position),
        }
      : candidate,
  ),
})

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

/** The worlds of these tests know every figure of every organisation or, without a model, none. */
const isUnentered = ({ model }: World, kind: Condition['kind']): boolean => {
  if (kind === 'cost_cap') return model === null
  if (kind === 'start_from') return model?.startYear == null
  return kind === 'work_cap' && model?.workHours == null
}

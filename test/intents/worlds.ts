import fc from 'fast-check'
import type { Condition } from '../../shared/intents/condition'
import { type AmountKind, bases, type CostItem, type CostModel, emptyModel } from '../../shared/intents/cost'
import type { Candidate, World } from '../../shared/intents/world'

/** Small figures on purpose: caps, counts and shares meet at the yen. */
const idOf = (index: number) => `m${index}`

const weights = fc.record({
  equal: fc.integer({ min: 0, max: 3 }),
  population: fc.integer({ min: 0, max: 3 }),
  usage: fc.integer({ min: 0, max: 2 }),
  central: fc.integer({ min: 0, max: 1 }),
})
const item = (kinds: readonly AmountKind[]): fc.Arbitrary<CostItem> =>
  fc.record({
    name: fc.constant('費目'),
    kind: fc.constantFrom(...kinds),
    yen: fc.integer({ min: 0, max: 20_000 }),
    every: fc.integer({ min: 1, max: 4 }),
    weights: weights.filter((all) => bases.some((basis) => all[basis] > 0)),
  })

const condition = (size: number): fc.Arbitrary<Condition> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('cost_cap' as const),
        thousandYen: fc.integer({ min: 0, max: 14 }),
      }),
    },
    fc.record({ kind: fc.constant('start_from' as const), fiscalYear: fc.integer({ min: 2026, max: 2028 }) }),
    fc.record({ kind: fc.constant('members_min' as const), count: fc.integer({ min: 2, max: size + 1 }) }),
    fc.record({
      kind: fc.constant('with_member' as const),
      organisationId: fc.integer({ min: 0, max: size }).map(idOf),
    }),
    fc.record({ kind: fc.constant('work_cap' as const), hours: fc.integer({ min: 0, max: 20 }) }),
    fc.record({ kind: fc.constant('free' as const), text: fc.constant('住民説明が済んでいること') }),
  )

const candidate = (size: number, index: number): fc.Arbitrary<Candidate> =>
  fc.array(condition(size), { maxLength: 3 }).chain((conditions) =>
    fc.record({
      id: fc.constant(idOf(index)),
      place: fc.constant(index),
      conditions: fc.constant(conditions),
      marks: fc.tuple(...conditions.map(() => fc.constantFrom(true, true, false, null))),
    }),
  )

const model = (size: number, kinds: readonly AmountKind[]): fc.Arbitrary<CostModel> =>
  fc
    .record({
      items: fc.array(item(kinds), { minLength: 1, maxLength: 3 }),
      startYear: fc.constantFrom(2026, 2027, null),
      workHours: fc.constantFrom(8, 12, null),
      usage: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }),
    })
    .map(({ usage, ...rest }) => ({
      ...emptyModel,
      ...rest,
      usage: Object.fromEntries(usage.map((count, index) => [idOf(index), count])),
    }))

export const worlds = (
  kinds: readonly AmountKind[],
  { sizeMin = 1, sizeMax = 6 }: { sizeMin?: number; sizeMax?: number } = {},
): fc.Arbitrary<World> =>
  fc.integer({ min: sizeMin, max: sizeMax }).chain((size) =>
    fc.record({
      candidates: fc.tuple(...Array.from({ length: size }, (_, index) => candidate(size, index))),
      model: fc.option(model(size, kinds), { freq: 9 }),
      people: fc
        .array(fc.integer({ min: 1, max: 500 }), { minLength: size, maxLength: size })
        .map((people) => Object.fromEntries(people.map((count, index) => [idOf(index), count]))),
      central: fc.subarray([idOf(0), idOf(1)]),
    }),
  )

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jobKinds } from '../../shared/ledger/job'
import { type Candidate, mayBeGiven, nextOwner, unlimited } from '../../shared/ledger/rotation'

const member = (index: number): Candidate => ({
  id: `20${index}`,
  officialOrder: `20${index}`,
  limit: unlimited,
  jobsThisYear: 0,
})
const members = (count: number) => Array.from({ length: count }, (_, index) => member(index + 100))

const limit = fc.record({
  kinds: fc.option(fc.subarray([...jobKinds])),
  yearlyMax: fc.option(fc.nat(3)),
  isExempt: fc.boolean(),
})
const candidate = fc.record({
  id: fc.nat(30).map((index) => `20${index + 100}`),
  officialOrder: fc.constant(''),
  limit,
  jobsThisYear: fc.nat(4),
})
const candidates = fc
  .uniqueArray(candidate, { selector: ({ id }) => id, maxLength: 12 })
  .map((all) => all.map((each) => ({ ...each, officialOrder: each.id })))
const kind = fc.constantFrom(...jobKinds)
const past = fc.array(fc.nat(35).map((index) => `20${index + 100}`))

/** Gives `turns` jobs one after the other and tells who had them. */
function play(all: readonly Candidate[], turns: number): string[] {
  const owners: string[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const owner = nextOwner('minutes', all, owners)
    if (owner !== undefined) owners.push(owner)
  }
  return owners
}

describe('whose turn it is', () => {
  test('[L2] the first round goes in 建制順, and then again', () => {
    expect(play(members(3).reverse(), 5)).toEqual(['20100', '20101', '20102', '20100', '20101'])
  })

  test('[L2] turns are fair within one, however many there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), (count, turns) => {
        const owners = play(members(count), turns)
        const counts = members(count).map(({ id }) => owners.filter((owner) => owner === id).length)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('[L2] who is exempt, does not take the kind or has reached its limit is never chosen', () => {
    fc.assert(
      fc.property(kind, candidates, past, (asked, all, owners) => {
        const chosen = nextOwner(asked, all, owners)
        const able = all.filter((each) => mayBeGiven(each, asked))
        if (able.length === 0) expect(chosen).toBeUndefined()
        else expect(able.map(({ id }) => id)).toContain(chosen)
      }),
    )
  })

  test('[L2] the order in which members come in changes nothing', () => {
    const shuffled = candidates.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    )
    fc.assert(
      fc.property(kind, shuffled, past, (asked, [all, others], owners) => {
        expect(nextOwner(asked, others, owners)).toBe(nextOwner(asked, all, owners))
      }),
    )
  })

  test('[L2] who took over a turn had it: the one who gave it away is asked again first', () => {
    expect(nextOwner('minutes', members(3), ['20101', '20101', '20102'])).toBe('20100')
    expect(nextOwner('minutes', members(3), ['20100', '20102', '20101'])).toBe('20100')
    expect(nextOwner('minutes', members(3), ['20100', '20102', '20101', '20102'])).toBe('20100')
  })

  test('[L2] a limit of 0 jobs a year is never given one', () => {
    const village = { ...member(100), limit: { ...unlimited, yearlyMax: 0 } }
    expect(nextOwner('minutes', [village], [])).toBeUndefined()
  })
})

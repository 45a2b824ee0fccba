import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fixOutcomeNumbers } from '../../server/minutes/acts'
import { type OutcomeIds, outcomeNumbers } from '../../server/minutes/queries'

import { abbreviationOf, numbersOf, outcomeNumberLabel } from '../../shared/minutes/outcomeNumber'
import { type MeetingWorld, openMeetingWorld, today } from '../meetings/meetingWorld'
import { insertMeeting, insertRules } from '../support/rows'

describe('a number', () => {
  test('names the year of the era, the body and, of a 宿題, its kind', () => {
    const told = { fiscalYear: 2026, abbreviation: '幹', number: 7 } as const
    expect(outcomeNumberLabel({ ...told, kind: 'decision' })).toBe('R8-幹-07')
    expect(outcomeNumberLabel({ ...told, kind: 'action', number: 108 })).toBe('R8-幹-宿108')
    expect(outcomeNumberLabel({ ...told, kind: 'decision', fiscalYear: 2018 })).toBe('H30-幹-07')
  })

  test('the abbreviation is what the body says, else a character of its tier', () => {
    expect(abbreviationOf({ tier: 'managers', abbreviation: '企' })).toBe('企')
    expect(abbreviationOf({ tier: 'officers', abbreviation: '' })).toBe('幹')
    expect(abbreviationOf({ tier: 'subcommittee', abbreviation: '' })).toBe('部')
    expect(abbreviationOf({ tier: null, abbreviation: '' })).toBe('協')
    expect(abbreviationOf({ tier: 'of a newer dataset', abbreviation: '' })).toBe('協')
  })

  test('[T5] provisional numbers close up in the order of the minutes, after the last that is fixed', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 20 })
    fc.assert(
      fc.property(ids, ids, fc.nat(30), (fixedIds, newIds, others) => {
        const fixed = new Map(fixedIds.map((id, index) => [id, { number: others + index + 1 }]))
        const lastFixed = others + fixedIds.length
        const all = [...new Set([...newIds, ...fixedIds])]
        const numbers = numbersOf(all, { fixed, lastFixed })
        expect(numbers.map(({ id }) => id)).toEqual(all)
        for (const each of numbers.filter(({ isFixed }) => isFixed))
          expect(each.number).toBe(fixed.get(each.id)?.number)
        expect(numbers.filter(({ isFixed }) => !isFixed).map(({ number }) => number)).toEqual(
          numbers.filter(({ isFixed }) => !isFixed).map((_, index) => lastFixed + index + 1),
        )
      }),
    )
  })
})

type Step =
  | { does: 'writes'; meeting: number; ids: OutcomeIds }
  | { does: 'fixes'; meeting: number }
  | { does: 'renames' }

/** Two bodies, two years and the sample: the numbers of none may touch those of another. */
const meetings = [
  { id: 'a1', forum_id: 'hokushin', fiscal_year: 2026, is_sample: 0 },
  { id: 'a2', forum_id: 'hokushin', fiscal_year: 2026, is_sample: 0 },
  { id: 'last year', forum_id: 'hokushin', fiscal_year: 2025, is_sample: 0 },
  { id: 'sample', forum_id: 'hokushin', fiscal_year: 2026, is_sample: 1 },
  { id: 'neighbour', forum_id: 'nagano-region', fiscal_year: 2026, is_sample: 0 },
] as const
const rowOf = (meeting: number) => {
  const { forum_id, fiscal_year, is_sample } = meetings[meeting] ?? meetings[0]
  return `${forum_id} ${fiscal_year} ${is_sample}`
}

describe('[T5] over any course of several meetings', () => {
  let world: MeetingWorld
  beforeEach(async () => {
    world = await openMeetingWorld()
    for (const [index, meeting] of meetings.entries())
      await insertMeeting(world.store.db, { ...meeting, number: index + 10, starts_at: today })
  })
  afterEach(() => world.close())

  const someIds = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 's', 't', 'u'), { maxLength: 5 })
  const step = fc.oneof(
    fc.record({
      does: fc.constant('writes' as const),
      meeting: fc.nat(meetings.length - 1),
      ids: fc.record({
        decision: someIds.map((ids) => ids.map((id) => `d${id}`)),
        action: someIds.map((ids) => ids.map((id) => `a${id}`)),
      }),
    }),
    fc.record({ does: fc.constant('fixes' as const), meeting: fc.nat(meetings.length - 1) }),
    fc.record({ does: fc.constant('renames' as const) }),
  )

  test('what is fixed never changes and is never given twice; what is not closes up behind it', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { maxLength: 12 }), async (steps: Step[]) => {
          const written = new Map<number, OutcomeIds>()
          const fixed = new Map<string, string>()
          for (const [turn, each] of steps.entries()) {
            if (each.does === 'writes') written.set(each.meeting, each.ids)
            if (each.does === 'renames') await renames(`略${turn}`)
            if (each.does === 'fixes')
              await world.store.transaction((tx) =>
                fixOutcomeNumbers(tx, idOf(each.meeting), today, written.get(each.meeting) ?? none),
              )
            for (const [meeting, ids] of written) await look(meeting, ids, fixed)
          }
        })
        .afterEach(clear),
      { numRuns: 12, seed: 20_261_123 },
    )
  })

  const none: OutcomeIds = { decision: [], action: [] }
  const idOf = (meeting: number) => meetings[meeting]?.id ?? ''

  async function look(meeting: number, ids: OutcomeIds, fixed: Map<string, string>) {
    const numbers = await outcomeNumbers(world.store.db, idOf(meeting), ids)
    expect([...numbers.keys()]).toEqual([...ids.decision, ...ids.action])
    expect(new Set([...numbers.values()].map(({ label }) => label)).size).toBe(numbers.size)
    for (const [id, { label, isFixed }] of numbers) {
      const key = `${meeting} ${id}`
      if (fixed.has(key)) expect({ label, isFixed }).toEqual({ label: fixed.get(key), isFixed: true })
      if (isFixed) fixed.set(key, label)
    }
    const kinds = await world.store.db.selectFrom('outcome_number').selectAll().execute()
    const taken = kinds.map(
      (row) => `${row.forum_id} ${row.fiscal_year} ${row.is_sample} ${row.kind} ${row.number}`,
    )
    expect(new Set(taken).size).toBe(taken.length)
    // Every row of numbers is without a gap from 1 up: numbers are given only to what is there, and never taken back.
    const own = kinds.filter(
      (row) => `${row.forum_id} ${row.fiscal_year} ${row.is_sample}` === rowOf(meeting),
    )
    for (const kind of ['decision', 'action'] as const) {
      const given = own.filter((row) => row.kind === kind).map(({ number }) => number)
      expect(given.sort((one, other) => one - other)).toEqual(given.map((_, index) => index + 1))
    }
  }

  const renames = (abbreviation: string) =>
    insertRules(world.store.db, 'hokushin', { papers: { abbreviation } })

  async function clear() {
    await world.store.db.deleteFrom('outcome_number').execute()
    await world.store.db.deleteFrom('forum_rules').execute()
  }
})

describe('[T5] several at once', () => {
  test('two meetings of a body that end together get numbers of their own', async () => {
    const world = await openMeetingWorld()
    for (const [index, id] of ['one', 'two'].entries())
      await insertMeeting(world.store.db, { id, forum_id: 'hokushin', number: index + 1, starts_at: today })
    const ids = { decision: ['d1', 'd2'], action: ['a1'] }
    await Promise.all(
      ['one', 'two'].map((id) => world.store.transaction((tx) => fixOutcomeNumbers(tx, id, today, ids))),
    )
    const rows = await world.store.db.selectFrom('outcome_number').select(['kind', 'number']).execute()
    const numbers = rows.map(({ kind, number }) => `${kind}${number}`).sort()
    expect(numbers).toEqual(['action1', 'action2', 'decision1', 'decision2', 'decision3', 'decision4'])
    await world.close()
  })
})

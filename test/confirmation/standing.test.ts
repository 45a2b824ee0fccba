import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Answer,
  changedSections,
  type SectionHash,
  standingsOf,
} from '../../shared/confirmation/standing'

/** A story: versions of the same sections, and answers given to one version or another. */
const keys = ['head', 'a', 'b', 'c']
const organisations = ['nakano', 'iiyama', 'sakae']
const version = fc
  .tuple(...keys.map(() => fc.integer({ min: 0, max: 2 })))
  .map((hashes): SectionHash[] => keys.map((key, index) => ({ key, hash: `${key}${hashes[index]}` })))
const answerTo = (versions: readonly SectionHash[][]) =>
  fc.record({
    organisationId: fc.constantFrom(...organisations),
    answer: fc.constantFrom('no_objection' as const, 'correction' as const),
    at: fc.integer({ min: 0, max: 50 }),
    sections: fc.constantFrom(...versions),
  })
const story = fc
  .array(version, { minLength: 1, maxLength: 4 })
  .chain((versions) => fc.tuple(fc.constant(versions), fc.array(answerTo(versions), { maxLength: 12 })))
  .map(([versions, given]) => ({
    versions,
    answers: given.map((answer, index): Answer => ({ ...answer, id: String(index).padStart(3, '0') })),
  }))
const silence = { rule: 'stays_open' as const, dueOn: '2026-12-04', today: '2026-12-10' }
const last = <T>(list: readonly T[]): T => {
  const found = list.at(-1)
  if (found === undefined) throw new Error('the story has a version')
  return found
}

describe('[V3] where an organisation stands', () => {
  test('does not depend on the order in which answers are read', () => {
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), ({ versions, answers }, dice) => {
        const shuffled = answers
          .map((answer) => ({ answer, at: dice.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ answer }) => answer)
        const of = (list: readonly Answer[]) => standingsOf(organisations, last(versions), list, silence)
        expect(of(shuffled)).toEqual(of(answers))
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  test('who answered everything is asked again about nothing while nothing changes', () => {
    fc.assert(
      fc.property(story, ({ versions, answers }) => {
        const now = last(versions)
        const whole = organisations.map(
          (organisationId, index): Answer => ({
            id: `z${index}`,
            organisationId,
            answer: 'no_objection',
            at: 99,
            sections: now,
          }),
        )
        for (const { state, asked } of standingsOf(organisations, now, [...answers, ...whole], silence)) {
          expect(state).toBe('no_objection')
          expect(asked).toEqual([])
        }
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  test('a change asks exactly those who had spoken of what changed, and about exactly that', () => {
    fc.assert(
      fc.property(story, version, ({ versions, answers }, next) => {
        const now = last(versions)
        const before = standingsOf(organisations, now, answers, silence)
        const after = standingsOf(organisations, next, answers, silence)
        const changed = changedSections(now, next)
        organisations.forEach((organisation, index) => {
          const [was, is] = [before[index]?.asked ?? [], after[index]?.asked ?? []]
          // What is the same as it was is asked if and only if it was asked before.
          for (const key of keys.filter((each) => !changed.includes(each)))
            expect(is.includes(key)).toBe(was.includes(key))
          for (const key of changed) {
            const hash = next.find((section) => section.key === key)?.hash
            const spoke = answers.some(
              (answer) =>
                answer.organisationId === organisation &&
                answer.sections.some((each) => each.key === key && each.hash === hash),
            )
            expect(is.includes(key)).toBe(!spoke)
          }
        })
      }),
      { seed: 4, numRuns: 300 },
    )
  })

  test('[V5] みなし is silence after the day and nothing else, and only where the rule says so', () => {
    fc.assert(
      fc.property(
        story,
        fc.boolean(),
        fc.constantFrom('2026-12-04', '2026-12-05'),
        (told, isDeemed, today) => {
          const rule = isDeemed ? ('deemed_confirmed' as const) : ('stays_open' as const)
          const now = last(told.versions)
          const plain = standingsOf(organisations, now, told.answers, silence)
          standingsOf(organisations, now, told.answers, { rule, dueOn: '2026-12-04', today }).forEach(
            ({ state }, index) => {
              const was = plain[index]?.state
              const expected = was === 'unanswered' && isDeemed && today > '2026-12-04' ? 'deemed' : was
              expect(state).toBe(expected)
            },
          )
        },
      ),
      { seed: 4, numRuns: 200 },
    )
  })
})

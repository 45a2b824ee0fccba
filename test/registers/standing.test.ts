import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '../../shared/calendar'
import { type ActionAsWritten, type OutcomeMark, saidOf } from '../../shared/registers/mark'
import { actionStanding, decisionStanding } from '../../shared/registers/standing'

const began = '2026-09-01'
const hour = 60 * 60 * 1000
const organisation = fc.option(fc.constantFrom('iiyama', 'nakano', 'sakae'))
const dueOn = fc.option(fc.integer({ min: -10, max: 40 }).map((days) => addDays(began, days)))
const written: fc.Arbitrary<ActionAsWritten> = fc.record({
  isDone: fc.boolean(),
  dueOn,
  ownerId: organisation,
})

/** A word about a 宿題: somebody edits the draft, or marks. */
type Word =
  | { by: 'minutes'; written: ActionAsWritten }
  | { by: 'mark'; act: 'done' | 'reopened' | 'note' }
  | { by: 'mark'; act: 'due'; onDay: string }
  | { by: 'mark'; act: 'owner'; ownerId: string }
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.record({ by: fc.constant('minutes' as const), written }),
  fc.record({ by: fc.constant('mark' as const), act: fc.constantFrom('done' as const, 'reopened', 'note') }),
  fc.record({
    by: fc.constant('mark' as const),
    act: fc.constant('due' as const),
    onDay: fc.nat({ max: 40 }).map((days) => addDays(began, days)),
  }),
  fc.record({
    by: fc.constant('mark' as const),
    act: fc.constant('owner' as const),
    ownerId: fc.constantFrom('iiyama', 'nakano', 'sakae'),
  }),
)

const markOf = (
  word: Extract<Word, { by: 'mark' }>,
  minutes: ActionAsWritten,
  hours: number,
): OutcomeMark => ({
  act: word.act,
  onDay: word.act === 'due' ? word.onDay : word.act === 'done' ? addDays(began, 1) : null,
  ownerId: word.act === 'owner' ? word.ownerId : null,
  note: '',
  at: startOfDay(began) + hours * hour,
  label: '飯山市 企画財政課長',
  said: saidOf(word.act, minutes),
})

/** Plays words one after the other, as minutes and marks would hold them. */
function played(first: ActionAsWritten, words: readonly Word[]) {
  let minutes = first
  const marks: OutcomeMark[] = []
  words.forEach((word, index) => {
    if (word.by === 'minutes') minutes = word.written
    else marks.push(markOf(word, minutes, index))
  })
  return { minutes, marks }
}

const asOf = addDays(began, 30)

describe('how a 宿題 stands', () => {
  test('[K2] the last mark holds, and a change of the minutes after it holds over it', () => {
    fc.assert(
      fc.property(written, fc.array(word, { maxLength: 8 }), word, (first, words, last) => {
        const before = played(first, words)
        const after = played(first, [...words, last])
        const was = actionStanding(before.minutes, before.marks, asOf)
        const is = actionStanding(after.minutes, after.marks, asOf)
        if (last.by === 'minutes') {
          // What the minutes newly say holds, unless an older mark spoke when they said the very same.
          const isFresh = (act: 'done' | 'due' | 'owner') =>
            before.marks.every((mark) => mark.said !== saidOf(act, last.written))
          if (isFresh('done')) expect(is.state === 'done').toBe(last.written.isDone)
          if (isFresh('due')) expect(is.dueOn).toBe(last.written.dueOn)
          if (isFresh('owner')) expect(is.ownerId).toBe(last.written.ownerId)
          return
        }
        if (last.act === 'done') expect(is).toMatchObject({ state: 'done', doneOn: addDays(began, 1) })
        if (last.act === 'reopened') expect(is.state).not.toBe('done')
        if (last.act === 'due') expect(is.dueOn).toBe(last.onDay)
        if (last.act === 'owner') expect(is.ownerId).toBe(last.ownerId)
        if (last.act === 'note') expect(is).toEqual(was)
      }),
    )
  })

  test('[K2] what nobody marked stands as the minutes say', () => {
    fc.assert(
      fc.property(written, (minutes) => {
        const { state, ownerId, dueOn } = actionStanding(minutes, [], asOf)
        expect({ ownerId, dueOn }).toEqual({ ownerId: minutes.ownerId, dueOn: minutes.dueOn })
        expect(state).toBe(
          minutes.isDone ? 'done' : minutes.dueOn !== null && minutes.dueOn < asOf ? 'overdue' : 'open',
        )
      }),
    )
  })

  test('[K4] what was said after a day does not change how it stood on that day', () => {
    fc.assert(
      fc.property(written, fc.array(word, { maxLength: 8 }), fc.nat({ max: 7 }), (minutes, words, days) => {
        const marks = words.flatMap((each, index) =>
          each.by === 'mark' ? [markOf(each, minutes, index * 24)] : [],
        )
        const day = addDays(began, days)
        const until = marks.filter(({ act, onDay, at }) =>
          act === 'done' && onDay !== null ? onDay <= day : at < startOfDay(addDays(day, 1)),
        )
        expect(actionStanding(minutes, marks, day)).toEqual(actionStanding(minutes, until, day))
        expect(decisionStanding(marks, day)).toEqual(decisionStanding(until, day))
      }),
    )
  })
})

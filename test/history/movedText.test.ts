import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorOfRun } from '../../shared/history/authorStretches'
import { changedBlocks } from '../../shared/history/changedBlocks'
import { findMoves } from '../../shared/history/movedText'
import { Replay } from '../../shared/history/Replay'
import { drags, emboldens, joins, LogWriter, splits, TestLog, turnsInto, types, writes } from './editors'

const A = 1
const B = 2
const words = '村道除雪の共同発注は、来年度の当初予算に間に合うように、十月までに各村の距離を出すこととした。'
const more = '委託料は各団体の延長で按分することで、おおむね異論はなかったが、栄村は国道の扱いを留保した。'

/** How many characters are whose, and how many of them somebody else only moved. */
function owned(act: (b: LogWriter) => void) {
  const log = new TestLog()
  const a = new LogWriter(log, A)
  const b = new LogWriter(log, B)
  a.edits(0, writes(['paragraph', words], ['speech', more]))
  act(b)
  const replay = new Replay()
  for (const row of log.rows) replay.apply(row)
  const counts = { ofA: 0, ofB: 0, moved: 0 }
  for (const block of changedBlocks(replay, replay.doc.getXmlFragment('minutes')))
    for (const run of block.runs) {
      const author = authorOfRun(run)
      if (!author) throw new Error('everything has an author')
      counts[author.by.author === A ? 'ofA' : 'ofB'] += run.text.length
      if (author.movedBy) counts.moved += run.text.length
    }
  return counts
}
const all = words.length + more.length

describe('[H4] the words stay their author’s', () => {
  test.each([
    ['split by Enter in the middle', (b: LogWriter) => b.edits(1, splits(0, 20))],
    ['joined with the block above', (b: LogWriter) => b.edits(1, joins(1))],
    ['made a heading', (b: LogWriter) => b.edits(1, turnsInto(0, 'heading', { level: 2 }))],
    ['made a decision', (b: LogWriter) => b.edits(1, turnsInto(0, 'decision'))],
    ['dragged below', (b: LogWriter) => b.edits(1, drags(0, 1))],
    ['set in bold', (b: LogWriter) => b.edits(1, emboldens(0, 4, 20))],
    [
      'split, joined and made a heading, one after the other',
      (b: LogWriter) => {
        b.edits(1, splits(0, 20))
        b.edits(2, joins(1))
        b.edits(3, turnsInto(0, 'heading', { level: 2 }))
      },
    ],
  ])('%s', (_name, act) => expect(owned(act)).toMatchObject({ ofA: all, ofB: 0 }))

  test('a correction within them is the corrector’s, and no more than it', () => {
    expect(owned((b) => b.edits(1, types(0, 10, '県と')))).toEqual({ ofA: all, ofB: 2, moved: 0 })
  })

  test('also where two of them wrote the passage that a third one moved', () => {
    const log = new TestLog()
    const [a, b, c] = [A, B, 3].map((author) => new LogWriter(log, author))
    a?.edits(0, writes(['paragraph', words]))
    b?.edits(1, types(0, 10, '（延長五・二キロ）'))
    c?.edits(2, turnsInto(0, 'heading', { level: 2 }))
    const replay = new Replay()
    for (const row of log.rows) replay.apply(row)
    const [heading] = changedBlocks(replay, replay.doc.getXmlFragment('minutes'))
    const authors = heading?.runs.map(({ text, original }) => [text.length, original?.author])
    expect(authors).toEqual([
      [10, A],
      [9, B],
      [words.length - 10, A],
    ])
  })

  test('but short pieces are their mover’s: nobody is quoted with what was put together from fragments', () => {
    const sewn = (b: LogWriter) =>
      b.edits(1, (transform) => {
        writes(['paragraph', '委託料は、村道除雪の、異論はなかった'])(transform)
      })
    expect(owned(sewn)).toEqual({ ofA: 0, ofB: 19 - 1, moved: 0 })
  })

  test('nor by writing somebody’s words a second time', () => {
    const doubled = (b: LogWriter) =>
      b.edits(1, (transform) => writes(['paragraph', words], ['paragraph', words])(transform))
    const { ofA, ofB } = owned(doubled)
    expect(ofA + ofB).toBe(2 * words.length)
    expect(ofA).toBeLessThanOrEqual(words.length)
  })
})

/** One half of a surrogate pair without the other. */
const halfCharacter = /[\ud800-\udfff]/u

describe('findMoves', () => {
  const text = fc.string({ unit: fc.constantFrom('あ', 'い', '𠮷', '𠮟', '、'), maxLength: 40 })

  test('finds only what is the same, each deleted character once, and never half of one', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(text, { maxLength: 4 }), (deleted, inserted) => {
        const used = new Set<string>()
        for (const { into, at, outOf, from, length } of findMoves(deleted, inserted)) {
          const moved = deleted[outOf]?.slice(from, from + length) ?? ''
          expect(inserted[into]?.slice(at, at + length)).toBe(moved)
          expect(moved).not.toMatch(halfCharacter)
          expect([...moved].length).toBeGreaterThanOrEqual(8)
          for (let n = from; n < from + length; n++) {
            expect(used.has(`${outOf} ${n}`)).toBe(false)
            used.add(`${outOf} ${n}`)
          }
        }
      }),
    )
  })

  test('is quick with text that repeats itself', () => {
    const same = 'あ'.repeat(100_000)
    expect(findMoves([same], [same])).toEqual([{ into: 0, at: 0, outOf: 0, from: 0, length: 100_000 }])
    expect(findMoves(['い'.repeat(8) + same], ['う'.repeat(100_000)])).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Anchor, anchorTo, flatten, parseAnchor, passageOf } from '../../shared/confirmation/anchor'
import { block, writeBlocks } from '../meetings/meetingWorld'

const quote = '除雪車は二台'

function minutes() {
  const doc = new Y.Doc()
  doc.clientID = 1
  writeBlocks(doc, [
    block('paragraph', {}, 'はじめに。'),
    block('agendaRef', { itemId: 'item-1' }),
    block('paragraph', {}, `協議の結果、${quote}とする。`),
    block('speech', { id: 's', organisation: 'sakae' }, '異議なし。'),
  ])
  return doc
}
const fragment = (doc: Y.Doc) => doc.getXmlFragment('minutes')
function anchored(doc: Y.Doc, words = quote): Anchor {
  const flat = flatten(fragment(doc))
  const from = flat.text.indexOf(words)
  const anchor = anchorTo(flat, from, from + words.length)
  if (!anchor) throw new Error(`the minutes say ${words}`)
  // As it is stored and read again.
  return parseAnchor(JSON.stringify(anchor)) ?? anchor
}
const textOf = (doc: Y.Doc, position: number): Y.XmlText => {
  const node = fragment(doc).get(position)
  const text = node instanceof Y.XmlElement ? node.get(0) : undefined
  if (!(text instanceof Y.XmlText)) throw new Error('a block of text')
  return text
}

describe('[V4] a passage', () => {
  test('is found with its section', () => {
    const doc = minutes()
    expect(passageOf(fragment(doc), anchored(doc), quote)).toMatchObject({
      state: 'whole',
      text: quote,
      section: 'item-1',
    })
  })

  test('that was changed says what it is now; what is written beside it stays outside', () => {
    const doc = minutes()
    const anchor = anchored(doc)
    const text = textOf(doc, 2)
    text.insert(text.toString().indexOf('除雪車'), '前に、')
    text.insert(text.toString().indexOf('とする'), 'ずつ')
    expect(passageOf(fragment(doc), anchor, quote)).toMatchObject({ state: 'whole', text: quote })
    text.insert(text.toString().indexOf('二台'), '各町村')
    expect(passageOf(fragment(doc), anchor, quote)).toMatchObject({
      state: 'changed',
      text: '除雪車は各町村二台',
    })
  })

  test('that was deleted is gone, also when its block went; the quote finds it again where it was moved whole', () => {
    const doc = minutes()
    const anchor = anchored(doc)
    const text = textOf(doc, 2)
    text.delete(text.toString().indexOf(quote), quote.length)
    expect(passageOf(fragment(doc), anchor, quote)).toEqual({ state: 'gone' })
    fragment(doc).delete(2, 1)
    expect(passageOf(fragment(doc), anchor, quote)).toEqual({ state: 'gone' })
    writeBlocks(doc, [block('paragraph', {}, `${quote}（移した）`)])
    expect(passageOf(fragment(doc), anchor, quote)).toMatchObject({ state: 'whole', text: quote })
    writeBlocks(doc, [block('paragraph', {}, `${quote}（もう一度）`)])
    expect(passageOf(fragment(doc), anchor, quote)).toEqual({ state: 'gone' })
  })

  test('over several blocks holds as well', () => {
    const doc = minutes()
    const words = 'とする。\n異議なし'
    const anchor = anchored(doc, words)
    textOf(doc, 3).insert(0, '（栄村）')
    expect(passageOf(fragment(doc), anchor, words)).toMatchObject({
      state: 'changed',
      text: 'とする。\n（栄村）異議なし',
    })
  })

  test('what is no anchor leaves the quote to find it, and never throws', () => {
    const doc = minutes()
    for (const stored of [null, '', '1', '{"start":1,"end":{}}', '{"start":{"tname":"other"},"end":null}'])
      expect(passageOf(fragment(doc), parseAnchor(stored), quote)).toMatchObject({ state: 'whole' })
    expect(passageOf(fragment(doc), null, '')).toEqual({ state: 'gone' })
  })

  for (const seed of [1, 7, 42, 1234, 99991])
    test(`survives seeded edits before, inside and behind it (seed ${seed})`, () => {
      const random = dice(seed)
      const doc = minutes()
      const anchor = anchored(doc)
      const marks = { before: '前', inside: '中', behind: '後' }
      const expected = { inside: quote }
      for (let step = 0; step < 40; step += 1) {
        const others = new Y.Doc()
        others.clientID = 100 + step
        Y.applyUpdate(others, Y.encodeStateAsUpdate(doc))
        const text = textOf(others, 2)
        const whole = text.toString()
        const from = whole.indexOf(expected.inside)
        const where = (['before', 'inside', 'behind'] as const)[Math.floor(random() * 3)] ?? 'before'
        if (where === 'before') text.insert(Math.floor(random() * (from + 1)), marks.before)
        if (where === 'behind') {
          const end = from + expected.inside.length
          text.insert(end + Math.floor(random() * (whole.length - end + 1)), marks.behind)
        }
        if (where === 'inside') {
          // Strictly between the first character and the last one: those are what the anchor holds to.
          const at = 1 + Math.floor(random() * (expected.inside.length - 1))
          text.insert(from + at, marks.inside)
          expected.inside = expected.inside.slice(0, at) + marks.inside + expected.inside.slice(at)
        }
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(others, Y.encodeStateVector(doc)))
        const passage = passageOf(fragment(doc), anchor, quote)
        expect(passage).toMatchObject({ text: expected.inside })
      }
    })
})

/** mulberry32 */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { walkMinutes } from '../../server/minutes/walkMinutes'
import { outcomes } from '../../shared/meetings/outcome'
import { plainText } from '../../shared/minutes/record'
import { dropDoubles, insertHeading, insertSkeleton } from '../../shared/minutes/skeleton'
import { outcomeLine, textBlocks } from '../../shared/minutes/textBlocks'
import { block, writeBlocks } from '../meetings/meetingWorld'

const items = [
  { id: 'i1', title: '実績について', presenter: '事務局' },
  { id: 'i2', title: '専門職の共同確保', presenter: '木島平村' },
  { id: 'i3', title: 'デマンド交通', presenter: '' },
]
const outcome = (itemId: string, told: (typeof outcomes)[number] = 'agreed') => ({
  itemId,
  outcome: told,
  hasNoObjection: true,
  note: '',
})

/** The blocks as lines: the headings by their item's id. */
const linesOf = (doc: Y.Doc) =>
  walkMinutes(doc).map((each) =>
    each.type === 'agendaRef'
      ? `# ${each.itemId}`
      : 'runs' in each
        ? `${each.type} ${plainText(each.runs)}`
        : each.type,
  )
const saidIn = (doc: Y.Doc) => linesOf(doc).filter((line) => line !== 'paragraph ')
const newMinutes = (...blocks: Y.XmlElement[]) => {
  const doc = new Y.Doc()
  writeBlocks(doc, [...blocks, block('paragraph', {})])
  return doc
}

describe('定型文', () => {
  test('bear the title of the item and who presents it, and say について once', () => {
    expect(textBlocks(items[0])[0]?.text).toBe('実績について事務局が説明し、異議なく了承された。')
    expect(textBlocks(items[1])[0]?.text).toBe(
      '専門職の共同確保について木島平村が説明し、異議なく了承された。',
    )
    expect(textBlocks(undefined)[2]?.text).toBe('本件について、異議なく原案のとおり決定した。')
  })

  test('every outcome has its line, and 異議なし is said only where there was none', () => {
    for (const told of outcomes) {
      const line = outcomeLine({ ...outcome('i1', told), note: '部会で試算' }, { title: '', presenter: '' })
      expect(line.text).toContain('（部会で試算）')
      expect(
        outcomeLine({ ...outcome('i1', told), hasNoObjection: false }, { title: '', presenter: '' }).text,
      ).not.toContain('異議')
    }
  })
})

describe('[T7] the heading of an item that begins', () => {
  test('stands once, in the order of the agenda, above the line to write on', () => {
    const doc = newMinutes()
    expect(insertHeading(doc, 'i1', items)).toBeDefined()
    expect(linesOf(doc)).toEqual(['# i1', 'paragraph '])
    insertHeading(doc, 'i3', items)
    insertHeading(doc, 'i2', items)
    expect(insertHeading(doc, 'i2', items)).toBeUndefined()
    expect(linesOf(doc).filter((line) => line.startsWith('#'))).toEqual(['# i1', '# i2', '# i3'])
  })
})

describe('[T7] the skeleton', () => {
  test('makes a draft of empty minutes', () => {
    const doc = newMinutes()
    insertSkeleton(doc, items, [outcome('i1', 'noted'), outcome('i2'), outcome('i3', 'continued')])
    expect(saidIn(doc)).toEqual([
      '# i1',
      'understanding 事務局が説明し、異議なく了承された。',
      '# i2',
      'decision 異議なく原案のとおり決定した。',
      '# i3',
      'understanding 継続して協議することとした。',
    ])
  })

  test('puts in only what is missing, and a second time nothing', () => {
    const doc = newMinutes(
      block('agendaRef', { itemId: 'i2' }),
      block('speech', { id: 's' }, '資料により説明。'),
      block('decision', { id: 'd1' }, '部会で試算する。'),
    )
    const told = [outcome('i1', 'noted'), outcome('i2'), outcome('i3')]
    insertSkeleton(doc, items, told)
    const lines = linesOf(doc)
    expect(saidIn(doc)).toEqual([
      '# i1',
      'understanding 事務局が説明し、異議なく了承された。',
      '# i2',
      'speech 資料により説明。',
      'decision 部会で試算する。',
      '# i3',
      'decision 異議なく原案のとおり決定した。',
    ])
    expect(insertSkeleton(doc, items, told)).toEqual([])
    expect(linesOf(doc)).toEqual(lines)
  })

  test('several at once leave each heading and each line once, in any order of arrival', () => {
    const step = fc.oneof(
      fc.record({ who: fc.nat(2), act: fc.constant('skeleton' as const) }),
      fc.record({ who: fc.nat(2), act: fc.constant('begins' as const), item: fc.nat(2) }),
      fc.record({ who: fc.nat(2), act: fc.constant('hears' as const), of: fc.nat(2) }),
      fc.record({ who: fc.nat(2), act: fc.constant('writes' as const) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const template = Y.encodeStateAsUpdate(newMinutes())
        const people = [1, 2, 3].map((clientID) => {
          const doc = new Y.Doc()
          doc.clientID = clientID
          Y.applyUpdate(doc, template)
          return { doc, own: [] as Y.XmlElement[] }
        })
        const hears = (who: number, of: number) => {
          const [me, other] = [people[who], people[of]]
          if (!me || !other || me === other) return
          Y.applyUpdate(me.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(me.doc)))
          dropDoubles(me.doc, me.own)
        }
        const told = [outcome('i1', 'noted'), outcome('i2'), outcome('i3', 'continued')]
        let words = 0
        for (const each of steps) {
          const me = people[each.who]
          if (!me) continue
          if (each.act === 'hears') hears(each.who, each.of)
          if (each.act === 'skeleton') me.own.push(...insertSkeleton(me.doc, items, told))
          if (each.act === 'begins') {
            const heading = insertHeading(me.doc, items[each.item]?.id ?? '', items)
            if (heading) me.own.push(heading)
          }
          if (each.act === 'writes') {
            words += 1
            writeBlocks(me.doc, [block('paragraph', {}, `発言${words}`)])
          }
        }
        for (let round = 0; round < 3; round += 1)
          for (const who of [0, 1, 2]) for (const of of [0, 1, 2]) hears(who, of)
        const [first, ...others] = people.map(({ doc }) => linesOf(doc))
        for (const other of others) expect(other).toEqual(first)
        const said = people[0] ? saidIn(people[0].doc) : []
        // Nobody's words are lost, and no heading or line of the product stands twice.
        expect(said.filter((line) => line.startsWith('paragraph 発言'))).toHaveLength(words)
        const made = said.filter((line) => !line.startsWith('paragraph 発言'))
        expect(new Set(made).size).toBe(made.length)
      }),
      { numRuns: 300, seed: 4 },
    )
  })
})

import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate, type GateOptions } from '../../server/collab/gate'
import { Refusal } from '../../server/collab/refusal'
import { limits } from '../../shared/collab/protocol'
import { contentOf, randomEdit, roots } from './support/edits'
import { randomOf } from './support/random'

/** A document behind its gate, and whoever writes to it. */
class Table {
  readonly doc = new Y.Doc()
  readonly bindings = new Map<number, string>()
  readonly claims = new Map<number, string>()
  readonly log: Uint8Array[] = []
  readonly gate: Gate

  constructor(options: Pick<GateOptions, 'firstSlice'> = {}) {
    const { doc, bindings, claims } = this
    this.gate = new Gate({
      doc,
      bindings,
      roots,
      claimedBy: (clientId) => claims.get(clientId),
      ...options,
    })
  }

  /** What `person` sends: applied, or the reason why not. */
  takes(person: string, update: Uint8Array): 'applied' | 'nothing new' | string {
    try {
      const effective = this.gate.apply(this.gate.check(update, person), person)
      if (effective) this.log.push(effective)
      return effective ? 'applied' : 'nothing new'
    } catch (error) {
      if (error instanceof Refusal) return `${error.kind}: ${error.reason}`
      throw error
    }
  }

  get list() {
    return this.doc.getArray('items').toArray()
  }

  replayed(): Y.Doc {
    const doc = new Y.Doc()
    for (const row of this.log) Y.applyUpdate(doc, row)
    return doc
  }
}

const docOf = (clientId: number) => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}

/** What `change` adds to `doc`, as the client would send it. */
function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

const push =
  (...texts: unknown[]) =>
  (doc: Y.Doc) =>
    doc.getArray('items').push(texts)

const aki = 101
const ben = 202
let table: Table
beforeEach(() => {
  table = new Table()
})

describe('authorship [S3]', () => {
  test('the first update under a client id binds it to its author', () => {
    expect(table.takes('aki', updateOf(docOf(aki), push('a')))).toBe('applied')
    expect(table.bindings).toEqual(new Map([[aki, 'aki']]))
  })

  test('nobody appends behind the clock of a client id of somebody else', () => {
    const doc = docOf(aki)
    table.takes('aki', updateOf(doc, push('a')))
    expect(table.takes('ben', updateOf(doc, push('forged')))).toBe('refused: foreign client id')
    expect(table.list).toEqual(['a'])
  })

  test('a message with one foreign struct is refused whole', () => {
    const doc = docOf(aki)
    table.takes('aki', updateOf(doc, push('a')))
    const mixed = updateOf(doc, (each) => {
      push('as aki')(each)
      each.clientID = ben
      push('as ben')(each)
    })
    expect(table.takes('ben', mixed)).toBe('refused: foreign client id')
    expect(table.list).toEqual(['a'])
    expect(table.bindings.has(ben)).toBe(false)
  })

  test('a client id announced by a live connection of somebody else cannot be taken', () => {
    table.claims.set(aki, 'aki')
    expect(table.takes('ben', updateOf(docOf(aki), push('squat')))).toBe('refused: foreign client id')
    expect(table.takes('aki', updateOf(docOf(aki), push('mine')))).toBe('applied')
    // Announcing is no binding: the first write still makes one.
    expect(table.bindings.get(aki)).toBe('aki')
  })

  test('structs that belong to nobody are continued by nobody', () => {
    const doc = docOf(aki)
    Y.applyUpdate(table.doc, updateOf(doc, push('of unknown origin')))
    expect(table.takes('aki', updateOf(doc, push('a')))).toBe('refused: foreign client id')
  })

  test('replaying known clocks with other content changes nothing', () => {
    table.takes('aki', updateOf(docOf(aki), push('true')))
    expect(table.takes('ben', updateOf(docOf(aki), push('lie!')))).toBe('nothing new')
    expect(table.list).toEqual(['true'])
  })

  test('everybody may delete; the effective update holds only what was deleted now', () => {
    const doc = docOf(aki)
    table.takes('aki', updateOf(doc, push('a', 'b')))
    const benDoc = docOf(ben)
    Y.applyUpdate(benDoc, Y.encodeStateAsUpdate(doc))
    const deletion = updateOf(benDoc, (each) => each.getArray('items').delete(0))
    expect(table.takes('ben', deletion)).toBe('applied')
    expect(table.takes('aki', deletion)).toBe('nothing new')
    expect(table.list).toEqual(['b'])
  })

  test('text edited offline, deleted text and all, is taken with the next full sync, once', () => {
    const doc = docOf(aki)
    push('a', 'b', 'c')(doc)
    doc.getArray('items').delete(1)
    const full = Y.encodeStateAsUpdate(doc)
    expect(table.takes('aki', full)).toBe('applied')
    expect(table.takes('aki', full)).toBe('nothing new')
    expect(table.list).toEqual(['a', 'c'])
  })
})

describe('no broken documents [S4]', () => {
  test('[crdt/no-pending-structs-ever] an update with a gap asks for a new sync', () => {
    const doc = docOf(aki)
    updateOf(doc, push('lost'))
    expect(table.takes('aki', updateOf(doc, push('late')))).toBe('resync: gap')
  })

  test('[crdt/no-pending-structs-ever] an update that stands on unknown text asks for a new sync', () => {
    const doc = docOf(aki)
    push('unknown here')(doc)
    const benDoc = docOf(ben)
    Y.applyUpdate(benDoc, Y.encodeStateAsUpdate(doc))
    expect(table.takes('ben', updateOf(benDoc, push('after it')))).toBe('resync: missing dependency')
  })

  test('[crdt/no-pending-structs-ever] deleting unknown text asks for a new sync', () => {
    const doc = docOf(aki)
    push('unknown here')(doc)
    const deletion = updateOf(doc, (each) => each.getArray('items').delete(0))
    expect(table.takes('aki', deletion)).toBe('resync: unknown delete')
  })

  test('sub-documents are refused', () => {
    expect(table.takes('aki', updateOf(docOf(aki), push(new Y.Doc())))).toBe('refused: content not allowed')
  })

  test('a root that this kind of document does not have is refused', () => {
    const update = updateOf(docOf(aki), (doc) => doc.getMap('facts').set('state', 'adopted'))
    expect(table.takes('aki', update)).toBe('refused: root not allowed')
  })

  test.each([
    ['nothing', []],
    ['noise', [255, 254, 253, 252, 251, 250, 1, 2, 3]],
    ['a promise of 30,000,000 structs', [1, 128, 135, 167, 14, 1, 0]],
  ])('malformed bytes are refused at once: %s', (_name, bytes) => {
    expect(table.takes('aki', Uint8Array.from(bytes))).toBe('refused: malformed')
  })

  test('[S8] more structs than an update may have are refused, however few bytes they take', () => {
    const count = limits.structsPerUpdateMax + 1
    const collected = [0, 1]
    const bytes = [1, ...varUint(count), 7, 0, ...Array(count).fill(collected).flat(), 0]
    expect(table.takes('aki', Uint8Array.from(bytes))).toBe('refused: too many structs')
  })

  test('[S8] values inside of values are read no further than their limit; lists of JSON texts not at all', () => {
    const root = [1, 5, ...new TextEncoder().encode('items')]
    const insert = (kind: number, content: number[]) =>
      Uint8Array.from([1, 1, ...varUint(aki), 0, kind, ...root, ...content, 0])
    const nulls = Array(limits.nestedBytesPerUpdateMax).fill(126)
    const list = [1, 117, ...varUint(nulls.length), ...nulls]
    expect(table.takes('aki', insert(8, list))).toBe('refused: malformed')
    const json = [
      ...new TextEncoder().encode(JSON.stringify(Array(limits.nestedBytesPerUpdateMax / 4).fill(null))),
    ]
    expect(table.takes('aki', insert(5, [...varUint(json.length), ...json]))).toBe(
      'refused: too many structs',
    )
    expect(table.takes('aki', insert(2, [1, 1, 49]))).toBe('refused: content not allowed')
    expect(table.takes('aki', updateOf(docOf(aki), push({ list: [1, { two: null }] })))).toBe('applied')
  })

  test('two structs that wait for each other are refused before anything changes', () => {
    const [first, second] = [docOf(aki), docOf(ben)]
    const waiting = (id: number, other: number) => [1, ...varUint(id), 0, 0x84, ...varUint(other), 0, 1, 120]
    const knot = Uint8Array.from([2, ...waiting(aki, ben), ...waiting(ben, aki), 0])
    expect(table.takes('aki', knot)).toBe('resync: missing dependency')
    expect(table.bindings.size).toBe(0)
    for (const doc of [first, second])
      expect(table.takes('aki', updateOf(doc, push('goes on')))).toBe('applied')
  })

  test('[S8] more new client ids than anybody has page loads are refused', () => {
    const doc = docOf(1)
    for (let id = 1; id <= limits.newClientIdsPerUpdateMax + 1; id++) {
      doc.clientID = id
      push('a')(doc)
    }
    expect(table.takes('mallory', Y.encodeStateAsUpdate(doc))).toBe('refused: too many client ids')
    expect(table.bindings.size).toBe(0)
  })

  test('an item whose two origins stand in the wrong order poisons the document', () => {
    const doc = docOf(aki)
    table.takes('aki', updateOf(doc, push('a', 'b', 'c')))
    // By hand: left origin is c, right origin is a.
    const crossed = forge({ clientId: ben, origin: [aki, 2], rightOrigin: [aki, 0], text: 'x' })
    expect(table.takes('ben', crossed)).toBe('poisoned: out of order')
  })

  test('an item whose origins stand in two lists poisons the document', () => {
    const doc = docOf(aki)
    table.takes(
      'aki',
      updateOf(doc, (each) => {
        push('a')(each)
        each.getText('body').insert(0, 'b')
      }),
    )
    const torn = forge({ clientId: ben, origin: [aki, 0], rightOrigin: [aki, 1], text: 'x' })
    expect(table.takes('ben', torn)).toBe('poisoned: out of order')
  })
})

describe('characters of two code units [S4]', () => {
  const insert = (at: number, text: string) => (doc: Y.Doc) => doc.getText('body').insert(at, text)
  const remove = (at: number, length: number) => (doc: Y.Doc) => doc.getText('body').delete(at, length)
  /** What ben, who has seen aki's text, changes in it. */
  const benChanges = (...changes: ((doc: Y.Doc) => void)[]) => {
    const akiDoc = docOf(aki)
    table.takes('aki', updateOf(akiDoc, insert(0, '吉𠮷野')))
    const benDoc = docOf(ben)
    Y.applyUpdate(benDoc, Y.encodeStateAsUpdate(akiDoc))
    return updateOf(benDoc, (doc) => {
      for (const change of changes) change(doc)
    })
  }
  const text = () => table.doc.getText('body').toString()

  /** ben's "xy" again and a "z" more, as if it all stood behind the first half of aki's 𠮷. */
  const repeated = Uint8Array.from([
    ...[1, 1, ...varUint(ben), 0],
    ...[0x84, ...varUint(aki), 1, 3, 120, 121, 122],
    0,
  ])

  test('without the gate it is cut on one replica and whole on the other', () => {
    const [server, other] = [docOf(1), docOf(2)]
    server.on('update', (update: Uint8Array) => Y.applyUpdate(other, update))
    Y.applyUpdate(server, updateOf(docOf(aki), insert(0, '吉𠮷野')))
    Y.applyUpdate(server, updateOf(docOf(ben), insert(0, 'xy')))
    Y.applyUpdate(server, repeated)
    const texts = [server, other].map((doc) => doc.getText('body').toString())
    expect(texts.map((each) => each.includes('𠮷'))).toEqual([false, true])
  })

  test('of words that are repeated only what is new counts: it follows behind them, wherever they claim to stand', () => {
    table.takes('aki', updateOf(docOf(aki), insert(0, '吉𠮷野')))
    table.takes('ben', updateOf(docOf(ben), insert(0, 'xy')))
    expect(table.takes('ben', repeated)).toBe('applied')
    expect(text()).toMatch(/^(xyz吉𠮷野|吉𠮷野xyz)$/)
    expect(contentOf(table.replayed())).toBe(contentOf(table.doc))
  })

  test.each([
    ['a word between its halves', insert(2, 'x')],
    ['the deletion of its first half', remove(1, 1)],
    ['the deletion of its second half and more', remove(2, 2)],
  ])('%s is refused', (_name, change) => {
    expect(table.takes('ben', benChanges(change))).toBe('refused: character cut in two')
    expect(text()).toBe('吉𠮷野')
  })

  test('around it everything goes', () => {
    const changes = benChanges(insert(3, 'は'), insert(1, 'の'), remove(2, 2))
    expect(table.takes('ben', changes)).toBe('applied')
    expect(text()).toBe('吉のは野')
  })

  test('nor is a character cut that comes in the same update', () => {
    const id = varUint(aki)
    const between = [0xc4, ...id, 0, ...id, 1, 1, 120]
    const pair = [4, 1, 4, ...new TextEncoder().encode('body'), 4, ...new TextEncoder().encode('𠮷')]
    const update = Uint8Array.from([1, 2, ...id, 0, ...pair, ...between, 0])
    expect(table.takes('aki', update)).toBe('refused: character cut in two')
  })
})

describe('large updates [S8]', () => {
  test('a whole document of 60,000 edits is taken, however far apart its words have moved', () => {
    const doc = docOf(aki)
    const random = randomOf(7)
    const body = doc.getText('body')
    for (let edit = 0; edit < 60_000; edit++) body.insert(random.below(body.length + 1), '議')
    expect(table.takes('aki', Y.encodeStateAsUpdate(doc))).toBe('applied')
    expect(table.doc.getText('body').toString()).toBe(body.toString())
  }, 60_000)

  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'in slices of any size the same comes out as at once, formats included (seed %i)',
    (seed) => {
      const random = randomOf(seed)
      const [whole, sliced] = [new Table(), new Table({ firstSlice: 1 + random.below(6) })]
      const [one, other] = [docOf(aki), docOf(ben)]
      for (let round = 0; round < 6; round++) {
        for (let edit = 0; edit < 30; edit++) randomEdit(random.pick([one, other]), random)
        for (const [person, doc] of [['aki', one] as const, ['ben', other] as const])
          for (const each of [whole, sliced])
            expect(each.takes(person, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(each.doc)))).toMatch(
              /applied|nothing new/,
            )
        Y.applyUpdate(one, Y.encodeStateAsUpdate(sliced.doc))
        Y.applyUpdate(other, Y.encodeStateAsUpdate(sliced.doc))
        for (const doc of [one, other, whole.doc]) expect(contentOf(doc)).toBe(contentOf(sliced.doc))
        expect(contentOf(sliced.replayed())).toBe(contentOf(sliced.doc))
      }
    },
  )

  test('what a large update deletes is the author’s only where it was not deleted before', () => {
    const sliced = new Table({ firstSlice: 1 })
    const doc = docOf(aki)
    sliced.takes('aki', updateOf(doc, push('a', 'b', 'c', 'd')))
    const benDoc = docOf(ben)
    Y.applyUpdate(benDoc, Y.encodeStateAsUpdate(doc))
    sliced.takes(
      'aki',
      updateOf(doc, (each) => each.getArray('items').delete(0)),
    )
    benDoc.getArray('items').delete(0, 2)
    benDoc.getArray('items').push(['e', 'f'])
    sliced.takes('ben', Y.encodeStateAsUpdate(benDoc))
    const { ds } = Y.decodeUpdate(sliced.log.at(-1) ?? new Uint8Array())
    expect(ds.clients.get(aki)).toEqual([{ clock: 1, len: 1 }])
  })

  test('what costs far more than its size poisons the document', () => {
    expect(table.takes('mallory', entriesOfOneKey(30_000))).toBe('poisoned: too costly')
  }, 60_000)
})

describe('readers', () => {
  test('a reader’s full sync that knows all deletions would change nothing; a fresh word or deletion would', () => {
    const doc = docOf(aki)
    push('a', 'b')(doc)
    doc.getArray('items').delete(0)
    table.takes('aki', Y.encodeStateAsUpdate(doc))
    const reader = docOf(ben)
    Y.applyUpdate(reader, Y.encodeStateAsUpdate(doc))
    const wouldChange = (update: Uint8Array) => table.gate.wouldChange(table.gate.check(update, 'ben'))
    expect(wouldChange(Y.encodeStateAsUpdate(reader, Y.encodeStateVector(table.doc)))).toBe(false)
    expect(wouldChange(updateOf(reader, (each) => each.getArray('items').delete(0)))).toBe(true)
    expect(wouldChange(updateOf(reader, push('word')))).toBe(true)
  })
})

interface Forged {
  clientId: number
  origin: [number, number]
  rightOrigin: [number, number]
  text: string
}

/** One string item with origins as a hostile client would write them (Yjs update format v1). */
function forge({ clientId, origin, rightOrigin, text }: Forged): Uint8Array {
  const contentString = 4
  const hasOrigin = 0x80
  const hasRightOrigin = 0x40
  return Uint8Array.from([
    ...[1, 1, ...varUint(clientId), 0],
    contentString | hasOrigin | hasRightOrigin,
    ...origin.flatMap(varUint),
    ...rightOrigin.flatMap(varUint),
    ...[text.length, ...new TextEncoder().encode(text)],
    0,
  ])
}

/** Values of one key of a map that claim to know nothing of each other: for each of them Yjs walks past all the others. */
function entriesOfOneKey(count: number): Uint8Array {
  const entry = [0x28, 1, 5, ...new TextEncoder().encode('items'), 1, 107, 1, 126]
  return Uint8Array.from([1, ...varUint(count), ...varUint(ben), 0, ...Array(count).fill(entry).flat(), 0])
}

function varUint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]
}

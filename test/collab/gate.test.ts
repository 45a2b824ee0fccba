import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate } from '../../server/collab/gate'
import { Refusal } from '../../server/collab/refusal'
import { limits } from '../../shared/collab/protocol'

/** A document behind its gate, and whoever writes to it. */
class Table {
  readonly doc = new Y.Doc()
  readonly bindings = new Map<number, string>()
  readonly claims = new Map<number, string>()
  readonly gate = new Gate({
    doc: this.doc,
    bindings: this.bindings,
    roots: ['items', 'body'],
    claimedBy: (clientId) => this.claims.get(clientId),
  })

  /** What `person` sends: applied, or the reason why not. */
  takes(person: string, update: Uint8Array): 'applied' | 'nothing new' | string {
    try {
      return this.gate.apply(this.gate.check(update, person), person) ? 'applied' : 'nothing new'
    } catch (error) {
      if (error instanceof Refusal) return `${error.kind}: ${error.reason}`
      throw error
    }
  }

  get list() {
    return this.doc.getArray('items').toArray()
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

const varUint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varUint(value >>> 7)]

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  addAgendaItem,
  agendaItems,
  agendaOrigin,
  agendaText,
  isAgendaFull,
  moveAgendaItem,
  readAgenda,
  removeAgendaItem,
  setAgendaKind,
  setAgendaMinutes,
  setAgendaProposedBy,
} from '../../shared/meetings/agendaDocument'
import { agendaLimits, plainAgendaItem } from '../../shared/meetings/agendaItem'

const agendaOf = (...ids: string[]) => {
  const doc = new Y.Doc()
  for (const id of ids) addAgendaItem(doc, { id, kind: 'deliberation', title: `議題${id}` })
  return doc
}
const order = (doc: Y.Doc) =>
  readAgenda(doc)
    .map(({ id }) => id)
    .join('')
/** Both documents learn everything the other knows. */
const exchange = (one: Y.Doc, other: Y.Doc) => {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)))
}
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('what a button does', () => {
  test('an added item stands at the end, or right after the item it was added to', () => {
    const doc = agendaOf('a', 'b')
    addAgendaItem(doc, { id: 'c', kind: 'report' }, { after: 'a' })
    expect(order(doc)).toBe('acb')
    expect(readAgenda(doc)[1]).toEqual({
      ...plainAgendaItem,
      id: 'c',
      kind: 'report',
      title: '',
    })
  })

  test('a move puts an item after or before another, and at the start', () => {
    const doc = agendaOf('a', 'b', 'c', 'd')
    moveAgendaItem(doc, 'a', { after: 'c' })
    expect(order(doc)).toBe('bcad')
    moveAgendaItem(doc, 'd', { before: 'b' })
    expect(order(doc)).toBe('dbca')
    moveAgendaItem(doc, 'd', {})
    expect(order(doc)).toBe('bcad')
  })

  test('a move may carry the item into another kind as one change', () => {
    const doc = agendaOf('a', 'b')
    let changes = 0
    doc.on('update', () => {
      changes += 1
    })
    moveAgendaItem(doc, 'a', { after: 'b' }, 'other')
    expect(readAgenda(doc)[1]).toMatchObject({ id: 'a', kind: 'other' })
    expect(changes).toBe(1)
  })

  test('a move next to an item that is gone falls back to the other neighbour, then to the end', () => {
    const doc = agendaOf('a', 'b', 'c')
    moveAgendaItem(doc, 'a', { after: 'gone', before: 'c' })
    expect(order(doc)).toBe('bac')
    moveAgendaItem(doc, 'b', { after: 'gone', before: 'gone too' })
    expect(order(doc)).toBe('acb')
  })

  test('values out of range are brought into it, and acts on absent items do nothing', () => {
    const doc = agendaOf('a')
    setAgendaMinutes(doc, 'a', 6000)
    expect(readAgenda(doc)[0]?.minutes).toBe(agendaLimits.minutesMax)
    setAgendaMinutes(doc, 'a', Number.NaN)
    expect(readAgenda(doc)[0]?.minutes).toBe(0)
    setAgendaKind(doc, 'gone', 'other')
    setAgendaProposedBy(doc, 'gone', ['201'])
    moveAgendaItem(doc, 'gone', {})
    removeAgendaItem(doc, 'gone')
    expect(order(doc)).toBe('a')
  })

  test('the agenda takes 200 items and refuses the next', () => {
    const doc = new Y.Doc()
    for (let n = 0; n < agendaLimits.itemsMax; n++)
      expect(addAgendaItem(doc, { id: `i${n}`, kind: 'other' })).toBe(true)
    expect(isAgendaFull(doc)).toBe(true)
    expect(addAgendaItem(doc, { id: 'one more', kind: 'other' })).toBe(false)
    expect(readAgenda(doc)).toHaveLength(agendaLimits.itemsMax)
  })

  test('undo takes back a removal with its text, and never an addition', () => {
    const doc = agendaOf('a', 'b')
    const undo = new Y.UndoManager(agendaItems(doc), { trackedOrigins: new Set([agendaOrigin]) })
    addAgendaItem(doc, { id: 'c', kind: 'other' })
    removeAgendaItem(doc, 'a')
    expect(order(doc)).toBe('bc')
    undo.undo()
    undo.undo()
    expect(order(doc)).toBe('abc')
    expect(readAgenda(doc)[0]?.title).toBe('議題a')
  })
})

describe('two at once', () => {
  test('two items put into the same gap stand alike on both screens, and a third still fits between them', () => {
    const one = agendaOf('a', 'b')
    const other = copyOf(one)
    addAgendaItem(one, { id: 'x', kind: 'report' }, { after: 'a' })
    addAgendaItem(other, { id: 'y', kind: 'report' }, { after: 'a' })
    exchange(one, other)
    expect(order(one)).toBe('axyb')
    expect(order(other)).toBe('axyb')
    moveAgendaItem(one, 'b', { after: 'x' })
    exchange(one, other)
    expect(order(one)).toBe('axby')
    expect(order(other)).toBe('axby')
  })

  test('[M3] the same item moved to two places is in one of them, once', () => {
    const one = agendaOf('a', 'b', 'c')
    const other = copyOf(one)
    moveAgendaItem(one, 'a', { after: 'b' })
    moveAgendaItem(other, 'a', { after: 'c' })
    exchange(one, other)
    expect(order(one)).toBe(order(other))
    expect([...order(one)].sort().join('')).toBe('abc')
  })

  test('[M3] a title written while another moves the item is kept', () => {
    const one = agendaOf('a', 'b')
    const other = copyOf(one)
    moveAgendaItem(one, 'a', { after: 'b' }, 'report')
    agendaText(other, 'a', 'title')?.insert(0, '新しい')
    exchange(one, other)
    expect(readAgenda(one)).toEqual(readAgenda(other))
    expect(readAgenda(one)[1]).toMatchObject({ kind: 'report', title: '新しい議題a' })
  })

  test('two organisations that join a proposal at once are both named', () => {
    const one = agendaOf('a')
    setAgendaProposedBy(one, 'a', ['202118'])
    const other = copyOf(one)
    setAgendaProposedBy(one, 'a', ['202118', '206024'])
    setAgendaProposedBy(other, 'a', ['202118', '205621'])
    exchange(one, other)
    expect(readAgenda(one)[0]?.proposedBy).toEqual(['202118', '205621', '206024'])
    expect(readAgenda(other)).toEqual(readAgenda(one))
    setAgendaProposedBy(other, 'a', ['206024'])
    expect(readAgenda(other)[0]?.proposedBy).toEqual(['206024'])
  })
})

describe('what others may have put into the document', () => {
  test('broken entries are skipped or given defaults, and reading never throws', () => {
    const doc = agendaOf('a')
    const items = agendaItems(doc)
    const broken = new Y.Map<unknown>([
      ['kind', 'unheard of'],
      ['title', 5],
      ['presenter', new Y.Array()],
      ['minutes', 'ten'],
      ['proposedBy', ['202118', 7, '202118', null]],
      ['order', 'no key !'],
    ])
    items.set('text', 'not an item')
    items.set('number', 7)
    items.set('array', new Y.Array())
    items.set('broken', broken)
    items.set('empty', new Y.Map())
    expect(readAgenda(doc).map(({ id }) => id)).toEqual(['a', 'broken', 'empty'])
    expect(readAgenda(doc)[1]).toEqual({
      ...plainAgendaItem,
      id: 'broken',
      kind: 'deliberation',
      title: '',
      proposedBy: ['202118'],
    })
  })

  test('items with unusable keys are re-keyed by the next move and stay where they were seen', () => {
    const doc = agendaOf('a', 'b')
    for (const [id, key] of [
      ['p', '!!'],
      ['q', 17],
      ['r', 'z'.repeat(5000)],
    ] as const)
      agendaItems(doc).set(id, new Y.Map<unknown>([['order', key]]))
    expect(order(doc)).toBe('abpqr')
    moveAgendaItem(doc, 'a', { after: 'q' })
    expect(order(doc)).toBe('bpqar')
    moveAgendaItem(doc, 'r', { before: 'b' })
    expect(order(doc)).toBe('rbpqa')
  })

  test('a title is one line of at most 200 characters on paper, however it was written', () => {
    const doc = agendaOf('a', 'b')
    agendaText(doc, 'a', 'title')?.insert(0, '一行目\r\n 二行目')
    agendaText(doc, 'b', 'title')?.insert(0, '𠮷'.repeat(300))
    const [a, b] = readAgenda(doc)
    expect(a?.title).toBe('一行目 二行目議題a')
    expect([...(b?.title ?? '')]).toHaveLength(agendaLimits.titleLengthMax)
    expect(b?.title.endsWith('𠮷')).toBe(true)
  })

  test('organisations kept as a plain list are read, and become a map with the next change', () => {
    const doc = agendaOf('a')
    const item = agendaItems(doc).get('a')
    if (item instanceof Y.Map) item.set('proposedBy', ['202118'])
    expect(readAgenda(doc)[0]?.proposedBy).toEqual(['202118'])
    setAgendaProposedBy(doc, 'a', ['202118', '206024'])
    expect(readAgenda(doc)[0]?.proposedBy).toEqual(['202118', '206024'])
  })
})

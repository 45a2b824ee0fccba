import { getSchema } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { Node } from '@tiptap/pm/model'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, changesBetween } from '../../client/editor/documentDiff'
import { plainNodes } from '../../client/editor/plainNodes'

const schema = getSchema([Document, ...plainNodes('')])

type Block = readonly [type: 'paragraph' | 'heading', text: string, bold?: boolean]
const doc = (...blocks: Block[]): Node =>
  Node.fromJSON(schema, {
    type: 'doc',
    content: blocks.map(([type, text, bold]) => ({
      type,
      ...(type === 'heading' && { attrs: { level: 2 } }),
      ...(text !== '' && {
        content: [{ type: 'text', text, ...(bold && { marks: [{ type: 'bold' }] }) }],
      }),
    })),
  })

const became = (before: Node, after: Node): Node =>
  applyChanges(EditorState.create({ doc: before }).tr, changesBetween(before, after), after).doc

test('typing is one replacement of what was typed, nothing around it', () => {
  const changes = changesBetween(
    doc(['paragraph', '前'], ['paragraph', '会議の記録'], ['paragraph', '後']),
    doc(['paragraph', '前'], ['paragraph', '会議の観光記録'], ['paragraph', '後']),
  )
  expect(changes).toEqual([{ kind: 'replace', from: 7, to: 7, targetFrom: 7, targetTo: 9 }])
})

test('a paragraph inserted above leaves the node below as it is, the very same object', () => {
  const before = doc(['paragraph', '前'], ['paragraph', '会議'])
  const result = became(before, doc(['paragraph', '前'], ['paragraph', ''], ['paragraph', '会議']))
  expect(result.childCount).toBe(3)
  expect(result.child(2)).toBe(before.child(1))
})

test('a paragraph that becomes a heading keeps its text nodes', () => {
  const before = doc(['paragraph', '会議'])
  const changes = changesBetween(before, doc(['heading', '会議']))
  expect(changes.map(({ kind }) => kind)).toEqual(['markup'])
  expect(
    became(before, doc(['heading', '会議']))
      .child(0)
      .child(0),
  ).toBe(before.child(0).child(0))
})

test('bold on a text is a change of marks, not of text', () => {
  const changes = changesBetween(doc(['paragraph', '会議']), doc(['paragraph', '会議', true]))
  expect(changes.map(({ kind }) => kind)).toEqual(['marks'])
})

test('equal documents have no changes', () => {
  expect(changesBetween(doc(['paragraph', '会議']), doc(['paragraph', '会議']))).toEqual([])
})

test('a surrogate pair is replaced as a whole: 𠮷 and 𠮟 share their first half', () => {
  const changes = changesBetween(doc(['paragraph', '𠮷野']), doc(['paragraph', '𠮟野']))
  expect(changes).toEqual([{ kind: 'replace', from: 1, to: 3, targetFrom: 1, targetTo: 3 }])
})

test('whatever two documents there are, the changes turn the one into the other', () => {
  const text = fc.string({ unit: fc.constantFrom('会', '議', 'あ', '𠮷', 'a'), maxLength: 6 })
  const block = fc.tuple(fc.constantFrom('paragraph', 'heading'), text, fc.boolean())
  const anyDoc = fc
    .array(block, { minLength: 1, maxLength: 6 })
    .map((blocks) => doc(...(blocks as unknown as Block[]))) // the tuple's elements are exactly a Block's
  fc.assert(
    fc.property(anyDoc, anyDoc, (before, after) => {
      expect(became(before, after).toJSON()).toEqual(after.toJSON())
    }),
    { numRuns: 500 },
  )
})

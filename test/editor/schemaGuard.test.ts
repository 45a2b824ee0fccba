import { getSchema } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Binding } from '../../client/editor/binding'
import { plainNodes } from '../../client/editor/plainNodes'
import { guardBinding, unknownContent } from '../../client/editor/schemaGuard'
import { seed } from './harness/seeds'

const schema = getSchema([Document, ...plainNodes('')])
const fragmentOf = (...blocks: Parameters<typeof seed>[1]) => {
  const doc = new Y.Doc()
  seed('body', blocks)(doc)
  return doc.getXmlFragment('body')
}

test('content this build knows passes', () => {
  const fragment = fragmentOf(['heading', '会議', { level: 2 }], ['paragraph', '記録'])
  expect(unknownContent(fragment, schema)).toBeUndefined()
})

test('a node, an attribute, a mark and an embed of a newer version are each named', () => {
  expect(unknownContent(fragmentOf(['vote', '']), schema)).toBe('node:vote')
  expect(unknownContent(fragmentOf(['heading', '会議', { level: 2, colour: 'red' }]), schema)).toBe(
    'attr:heading.colour',
  )
  const marked = fragmentOf(['paragraph', '会議'])
  const text = (marked.get(0) as Y.XmlElement).get(0) as Y.XmlText // seeded just above
  text.format(0, 1, { comment: { id: 1 } })
  expect(unknownContent(marked, schema)).toBe('mark:comment')
  const embedded = fragmentOf(['paragraph', '会議'])
  const holder = (embedded.get(0) as Y.XmlElement).get(0) as Y.XmlText // seeded just above
  holder.insertEmbed(0, { image: 'x' })
  expect(unknownContent(embedded, schema)).toBe('node:embed')
})

test('unknown content inside a list is found', () => {
  const fragment = fragmentOf(['bulletList', ''])
  const item = new Y.XmlElement('listItem')
  item.insert(0, [new Y.XmlElement('vote')])
  const list = fragment.get(0) as Y.XmlElement // seeded just above
  list.insert(0, [item])
  expect(unknownContent(fragment, schema)).toBe('node:vote')
})

test('once unknown content was seen nothing is rendered, nothing written, and it is said once', () => {
  const fragment = fragmentOf(['paragraph', '会議'])
  const calls: string[] = []
  // Only what the guard touches: the real binding needs a page.
  const binding = {
    type: fragment,
    _observeFunction: () => void calls.push('render'),
    _forceRerender: () => void calls.push('rerender'),
    _prosemirrorChanged: () => void calls.push('write'),
  } as unknown as Binding
  const said: string[] = []
  guardBinding(binding, schema, (what) => void said.push(what))
  const noTransaction = undefined as unknown as Y.Transaction // the fakes above do not read it
  binding._observeFunction([], noTransaction)
  expect(calls).toEqual(['render'])
  fragment.insert(0, [new Y.XmlElement('vote')])
  binding._observeFunction([], noTransaction)
  binding._forceRerender()
  binding._prosemirrorChanged(schema.topNodeType.createAndFill() ?? schema.node('doc'))
  expect(calls).toEqual(['render'])
  expect(said).toEqual(['node:vote'])
})

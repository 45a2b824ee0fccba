import { readFileSync } from 'node:fs'
import { getSchema } from '@tiptap/core'
import { Document } from '@tiptap/extension-document'
import { EditorState } from '@tiptap/pm/state'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { redo, undo, yCursorPlugin, ySyncPlugin, yUndoPlugin } from 'y-prosemirror'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { bindingOf } from '../../client/editor/binding'
import { plainNodes } from '../../client/editor/plainNodes'

/** What we lean on in other people's code without their having promised it. An update that breaks this must not pass. */
const installed = (name: string): string =>
  JSON.parse(readFileSync(new URL(`../../node_modules/${name}/package.json`, import.meta.url), 'utf8'))
    .version

test('y-prosemirror: the binding has the internals the composition draft suspends', () => {
  const doc = new Y.Doc()
  const schema = getSchema([Document, ...plainNodes('')])
  const state = EditorState.create({
    schema,
    plugins: [ySyncPlugin(doc.getXmlFragment('body')), yUndoPlugin()],
  })
  const binding = bindingOf(state)
  if (!binding) throw new Error('the plugin state holds no binding')
  expect(typeof binding._observeFunction).toBe('function')
  expect(typeof binding._prosemirrorChanged).toBe('function')
  expect(typeof binding._forceRerender).toBe('function')
  expect(typeof binding.beforeAllTransactions).toBe('function')
  expect(typeof binding.mux).toBe('function')
  expect(binding.mapping).toBeInstanceOf(Map)
  expect(binding.beforeTransactionSelection).toBeNull()
  expect(binding.doc).toBe(doc)
  expect(binding.type).toBe(doc.getXmlFragment('body'))
})

test('y-prosemirror: it looks its own methods up at each call, so that they can be replaced', () => {
  const source = readFileSync(
    new URL('../../node_modules/y-prosemirror/src/plugins/sync-plugin.js', import.meta.url),
    'utf8',
  )
  expect(source).toContain('binding._prosemirrorChanged(view.state.doc)')
  expect(source).toContain('binding._forceRerender()')
  expect(source).toContain('this.type.observeDeep(this._observeFunction)')
  expect(source).toContain("this.doc.on('beforeAllTransactions', this.beforeAllTransactions)")
})

test('y-prosemirror: undo and carets are offered under the names we use', () => {
  for (const offered of [undo, redo, yCursorPlugin]) expect(typeof offered).toBe('function')
})

test('the versions that were measured are the ones installed', () => {
  expect(installed('y-prosemirror')).toBe('1.3.7')
  expect(installed('y-websocket')).toBe('3.1.0')
})

test('y-websocket: handlers are an array of the instance, and each is told the provider', () => {
  const doc = new Y.Doc()
  // Never opened here; ws's class and the browser's differ in types only where we do not look.
  const WebSocketPolyfill = WebSocket as unknown as typeof globalThis.WebSocket
  const awareness = new Awareness(doc)
  const options = { connect: false, disableBc: true, awareness, WebSocketPolyfill }
  const one = new WebsocketProvider('ws://localhost', 'a', doc, options)
  const two = new WebsocketProvider('ws://localhost', 'b', doc, options)
  one.messageHandlers[100] = () => undefined
  expect(two.messageHandlers[100]).toBeUndefined()
  expect(one.messageHandlers[0]?.length).toBe(5)
  for (const provider of [one, two]) provider.destroy()
  awareness.destroy()
})

test('yjs: what was deleted and what is text can be read from an update', () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, '会議')
  doc.getText('t').delete(0, 1)
  const { structs, ds } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc))
  expect(structs.some((struct) => struct instanceof Y.Item)).toBe(true)
  expect(ds.clients.size).toBe(1)
})

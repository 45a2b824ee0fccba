import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { followClientId } from '../../client/collab/followClientId'

/** A document that meets its own client id in changes of somebody else, as after a clone of a browser's profile. */
function meetItself(doc: Y.Doc) {
  const clone = new Y.Doc()
  clone.clientID = doc.clientID
  clone.getText('body').insert(0, '同じ番号の文')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(clone))
}

test('[crdt/clientID-rotation-keeps-awareness] presence moves to the new id, and the provider can be let go of', () => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  followClientId(doc, awareness)
  awareness.setLocalState({ user: { organisationName: '栄村', seatTitle: '企画係長' } })
  // The type asks for a browser's; the provider uses what both have.
  const WebSocketPolyfill = WebSocket as unknown as typeof globalThis.WebSocket
  const options = { awareness, connect: false, WebSocketPolyfill }
  const provider = new WebsocketProvider('ws://127.0.0.1:1', 'room', doc, options)
  const before = doc.clientID
  meetItself(doc)
  expect(doc.clientID).not.toBe(before)
  expect([...awareness.getStates()]).toEqual([
    [doc.clientID, { user: { organisationName: '栄村', seatTitle: '企画係長' } }],
  ])
  expect(() => provider.destroy()).not.toThrow()
  awareness.destroy()
})

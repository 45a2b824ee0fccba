import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Gate } from '../../server/collab/gate'

/** Two who share one paragraph with a letter in it, and the server between them. */
function table() {
  const doc = new Y.Doc()
  const gate = new Gate({ doc, bindings: new Map(), roots: ['minutes'] })
  const [writer, reshaper] = [new Y.Doc(), new Y.Doc()]
  const paragraph = new Y.XmlElement('paragraph')
  writer.getXmlFragment('minutes').insert(0, [paragraph])
  paragraph.insert(0, [new Y.XmlText('会')])
  const first = Y.encodeStateAsUpdate(writer)
  gate.apply(gate.check(first, 'writer'), 'writer')
  Y.applyUpdate(reshaper, first)
  const take = (update: Uint8Array, person: string) => gate.apply(gate.check(update, person), person)
  return { doc, writer, reshaper, take }
}

const lastUpdate = (doc: Y.Doc, change: () => void): Uint8Array => {
  let last: Uint8Array = new Uint8Array()
  const keep = (update: Uint8Array) => {
    last = update
  }
  doc.on('update', keep)
  change()
  doc.off('update', keep)
  return last
}

test('[S3] an update that is sent on names the deletions its author meant, not what went unseen with them', () => {
  const { doc, writer, reshaper, take } = table()
  const text = () => (writer.getXmlFragment('minutes').get(0) as Y.XmlElement).get(0) as Y.XmlText
  take(
    lastUpdate(writer, () => text().insert(1, '議')),
    'writer',
  )
  const unseen = Y.createID(writer.clientID, Y.getState(writer.store, writer.clientID) - 1)
  const sent = lastUpdate(reshaper, () => reshaper.getXmlFragment('minutes').delete(0, 1))
  const effective = take(sent, 'reshaper')
  expect(effective).toEqual(sent)
  expect(Y.isDeleted(Y.decodeUpdate(effective ?? sent).ds, unseen)).toBe(false)
  // The letter is gone all the same, for the server as for everybody who hears of it.
  expect(doc.getXmlFragment('minutes').length).toBe(0)
  Y.applyUpdate(writer, sent)
  expect(Y.encodeSnapshot(Y.snapshot(writer))).toEqual(Y.encodeSnapshot(Y.snapshot(doc)))
})

test('[S3] a letter that arrives in a block that is gone is not named as deleted by its own writer', () => {
  const { doc, writer, reshaper, take } = table()
  const gone = lastUpdate(reshaper, () => reshaper.getXmlFragment('minutes').delete(0, 1))
  take(gone, 'reshaper')
  const text = (writer.getXmlFragment('minutes').get(0) as Y.XmlElement).get(0) as Y.XmlText
  const sent = lastUpdate(writer, () => text.insert(1, '議'))
  const effective = take(sent, 'writer')
  expect(Y.decodeUpdate(effective ?? new Uint8Array()).ds.clients.size).toBe(0)
  if (effective) Y.applyUpdate(reshaper, effective)
  expect(Y.encodeSnapshot(Y.snapshot(reshaper))).toEqual(Y.encodeSnapshot(Y.snapshot(doc)))
})

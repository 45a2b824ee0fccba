import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isNearlyFull } from '../../client/collab/nearlyFull'
import { limits } from '../../shared/collab/protocol'

test('[S8] a document is called nearly full well before the server stops it, and not for what was deleted', () => {
  const doc = new Y.Doc()
  const text = doc.getText('items')
  text.insert(0, 'あ'.repeat(limits.documentBytesWarned / 3 - 1000))
  expect(isNearlyFull(doc)).toBe(false)
  text.insert(0, 'あ'.repeat(1000))
  expect(isNearlyFull(doc)).toBe(true)
  text.delete(0, 100_000)
  expect(isNearlyFull(doc)).toBe(false)
})

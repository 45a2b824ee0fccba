import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isNearlyFull, warnedBytes } from '../../client/collab/nearlyFull'

test('[S8] a document is called nearly full well before the server stops it, and not for what was deleted', () => {
  const doc = new Y.Doc()
  const text = doc.getText('items')
  text.insert(0, 'あ'.repeat(warnedBytes / 3 - 1000))
  expect(isNearlyFull(doc)).toBe(false)
  text.insert(0, 'あ'.repeat(1000))
  expect(isNearlyFull(doc)).toBe(true)
  text.delete(0, 100_000)
  expect(isNearlyFull(doc)).toBe(false)
})

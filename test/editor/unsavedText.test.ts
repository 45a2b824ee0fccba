import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closedBy } from '../../client/collab/closed'
import { unsavedText } from '../../client/collab/unsavedText'
import { closeCode } from '../../shared/collab/protocol'

/** Updates of whatever `write` does, one per transaction. */
function updatesOf(doc: Y.Doc, write: (text: Y.Text) => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => void updates.push(update)
  doc.on('update', collect)
  write(doc.getText('body'))
  doc.off('update', collect)
  return updates
}

test('what was typed one after another is one line, separate places are separate lines', () => {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, '保存済みの文')
  const updates = updatesOf(doc, (text) => {
    text.insert(6, '観光')
    text.insert(8, 'を進める')
    text.insert(0, '冒頭')
  })
  expect(unsavedText(updates)).toBe('観光を進める\n冒頭')
})

test('words that were saved before are not handed back, nor those typed and deleted again', () => {
  const doc = new Y.Doc()
  doc.getText('body').insert(0, '保存済みの文')
  const updates = updatesOf(doc, (text) => {
    text.insert(0, '取り消す語')
    text.delete(0, 5)
    text.delete(0, 2)
    text.insert(0, '残す語')
  })
  expect(unsavedText(updates)).toBe('残す語')
})

test('nothing unsaved is an empty copy', () => {
  expect(unsavedText([])).toBe('')
})

test('each permanent close says in Japanese what to do', () => {
  const permanent = Object.values(closeCode).filter((code) => code >= 4400)
  for (const code of permanent) expect(closedBy(code, []).message).toMatch(/ください|読めます/)
  expect(new Set(permanent.map((code) => closedBy(code, []).message)).size).toBe(permanent.length)
  expect(closedBy(4999, []).message).toContain('再読み込み')
})

test('[S6] confirmed minutes say so and hand back what was not saved', () => {
  const updates = updatesOf(new Y.Doc(), (text) => text.insert(0, '間に合わなかった発言'))
  const closed = closedBy(closeCode.frozen, updates)
  expect(closed.message).toContain('この議事録は確定しました')
  expect(closed.message).toContain('下に控えました')
  expect(unsavedText(closed.updates)).toBe('間に合わなかった発言')
})

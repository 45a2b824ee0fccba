import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText } from '../../client/collab/bindText'
import { splice } from '../../client/collab/splice'

/** What bindText uses of an <input>: the unit project has no browser. */
class Field extends EventTarget {
  tagName = 'INPUT'
  value = ''
  selectionStart = 0
  selectionEnd = 0
  ownerDocument: { activeElement: unknown } = { activeElement: this }
  setSelectionRange(start: number, end: number) {
    this.selectionStart = start
    this.selectionEnd = end
  }
  /** as the browser does: the text goes over the selection, then `input` fires */
  types(text: string, replacing = this.selectionEnd - this.selectionStart) {
    const start = this.selectionEnd - replacing
    this.value = this.value.slice(0, start) + text + this.value.slice(this.selectionEnd)
    this.setSelectionRange(start + text.length, start + text.length)
    this.dispatchEvent(new Event('input'))
  }
  fire(type: string) {
    this.dispatchEvent(new Event(type))
  }
}

function bound(initial: string) {
  const doc = new Y.Doc()
  const text = doc.getText('title')
  text.insert(0, initial)
  const field = new Field()
  // The fake has all that bindText touches; a real element would need a DOM.
  const binding = bindText(field as unknown as HTMLInputElement, text)
  return { doc, text, field, binding }
}

test('a keystroke in the field is a change of the shared text', () => {
  const { text, field } = bound('会議')
  field.setSelectionRange(2, 2)
  field.types('録')
  expect(text.toString()).toBe('会議録')
})

test('what others type before my caret carries the caret along, at my caret it does not', () => {
  const { text, field } = bound('会議')
  field.setSelectionRange(1, 1)
  text.insert(0, '定例')
  expect([field.value, field.selectionStart]).toEqual(['定例会議', 3])
  text.insert(3, '大')
  expect([field.value, field.selectionStart]).toEqual(['定例会大議', 3])
})

test('during a composition the field is left alone, at its end both texts stand', () => {
  const { text, field } = bound('会議の記録')
  field.setSelectionRange(3, 3)
  field.fire('compositionstart')
  field.types('かんこう')
  text.insert(0, '次回')
  text.insert(text.length, '。')
  expect([field.value, text.toString()]).toEqual(['会議のかんこう記録', '次回会議の記録。'])
  field.types('観光', 4)
  field.fire('compositionend')
  expect(text.toString()).toBe('次回会議の観光記録。')
  expect([field.value, field.selectionStart]).toEqual(['次回会議の観光記録。', 7])
})

test('a composition over a selection removes what was selected and not what others put into it', () => {
  const { text, field } = bound('甲乙丙丁')
  field.setSelectionRange(1, 3)
  field.fire('compositionstart')
  field.types('新')
  text.insert(2, '他')
  field.fire('compositionend')
  expect(text.toString()).toBe('甲新他丁')
  expect(field.value).toBe('甲新他丁')
})

test('words whose surroundings were deleted meanwhile are kept', () => {
  const { text, field } = bound('会議の記録')
  field.setSelectionRange(3, 3)
  field.fire('compositionstart')
  field.types('観光')
  text.delete(0, 5)
  field.fire('compositionend')
  expect(text.toString()).toBe('観光')
})

test('a field that goes away in the middle of a composition hands over its words', () => {
  const { text, field, binding } = bound('')
  field.fire('compositionstart')
  field.types('途中')
  binding.unbind()
  expect(text.toString()).toBe('途中')
  field.types('後')
  expect(text.toString()).toBe('途中')
})

test('[editor/surrogate-pair-never-split] 𠮷 and 𠮟 share their first half', () => {
  expect(splice('𠮷', '𠮟')).toEqual({ at: 0, deleted: 2, inserted: '𠮟' })
  expect(splice('𠮷野', '𠮷田野')).toEqual({ at: 2, deleted: 0, inserted: '田' })
  expect(splice('a𠀷', 'a𡀷')).toEqual({ at: 1, deleted: 2, inserted: '𡀷' })
  const { text, field } = bound('𠮷')
  field.setSelectionRange(0, 2)
  field.types('𠮟')
  expect(text.toString()).toBe('𠮟')
})

test('a line end that an <input> cannot show stays in the shared text', () => {
  const { text, field } = bound('一\n二')
  expect(field.value).toBe('一 二')
  field.setSelectionRange(3, 3)
  field.types('三')
  expect(text.toString()).toBe('一\n二三')
})

test('two fields on one text never echo', () => {
  const { text, field } = bound('甲')
  const other = new Field()
  bindText(other as unknown as HTMLInputElement, text)
  field.setSelectionRange(1, 1)
  field.types('乙')
  other.setSelectionRange(0, 0)
  other.types('零')
  expect([field.value, other.value, text.toString()]).toEqual(['零甲乙', '零甲乙', '零甲乙'])
})

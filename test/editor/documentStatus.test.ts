import { expect, test } from 'vitest'
import {
  type DocumentStatus,
  documentStatus,
  type Link,
  statusShown,
} from '../../client/collab/documentStatus'

const calm: Link = {
  local: 3,
  acked: 3,
  isConfirmed: true,
  synced: true,
  readOnly: false,
  closed: false,
  late: false,
  isKept: true,
}
const shown = (link: Partial<Link>) => statusShown(documentStatus({ ...calm, ...link })).label

test('[S2] 保存済み is said only when everything is acknowledged and the document is synced', () => {
  const flags = [true, false]
  for (const synced of flags)
    for (const isConfirmed of flags)
      for (const acked of [2, 3])
        for (const closed of flags)
          for (const late of flags) {
            const isSaved = shown({ synced, isConfirmed, acked, closed, late }) === '保存済み'
            expect(isSaved && !(synced && isConfirmed && acked === 3 && !closed)).toBe(false)
          }
  expect(shown({})).toBe('保存済み')
})

test('a change on its way is 保存中, and 未保存 once it is late', () => {
  expect(shown({ acked: 2 })).toBe('保存中…')
  expect(shown({ acked: 1, late: true })).toBe('未保存 2件')
})

test('a short break is not spoken of, a long one is', () => {
  expect(shown({ synced: false })).toBe('接続中…')
  expect(shown({ synced: false, late: true })).toBe('未接続')
  expect(shown({ synced: false, acked: 0, late: true })).toBe('未保存 3件・オフライン')
})

test('whoever may only read is told so, and also when they are cut off', () => {
  expect(shown({ readOnly: true })).toBe('閲覧のみ')
  expect(shown({ readOnly: true, synced: false, late: true })).toBe('未接続')
})

test('after a permanent close nothing claims to be saved', () => {
  expect(shown({ closed: true, synced: false })).toBe('編集不可')
  expect(shown({ closed: true, synced: false, readOnly: true })).toBe('閲覧のみ')
  expect(shown({ closed: true, synced: false, acked: 2 })).toBe('未保存 1件・編集不可')
})

test('every status has words and a tone', () => {
  const all: DocumentStatus[] = [
    { kind: 'connecting' },
    { kind: 'saved' },
    { kind: 'saving', isKept: true },
    { kind: 'readOnly' },
    { kind: 'ended' },
    { kind: 'unsaved', count: 0, line: 'slow', isKept: true },
  ]
  for (const status of all) expect(statusShown(status).label).not.toBe('')
})

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyName, type KeptDocument, notebookName, ownerOf } from '../../client/collab/offline/names'
import { rescueFile } from '../../client/collab/offline/rescueFile'

const document: KeptDocument = {
  documentId: 'doc-1',
  epoch: 2,
  kind: 'minutes',
  title: '令和8年度 第2回 幹事会/推進協議会 議事録',
  path: '/meetings/1?tab=minutes',
  seat: '飯山市 企画財政課長',
}
const at = Date.parse('2026-11-23T17:10:00+09:00')

/** A document on the server, and changes to it that never reached it. */
function unsent() {
  const server = new Y.Doc()
  server.getText('minutes').insert(0, '保存済みの文。')
  const here = new Y.Doc()
  Y.applyUpdate(here, Y.encodeStateAsUpdate(server))
  const updates: Uint8Array[] = []
  here.on('update', (update: Uint8Array) => updates.push(update))
  here.getText('minutes').insert(7, '除雪を共同で。')
  here.getText('minutes').delete(0, 1)
  return { server, updates }
}

test('[S11] a rescue file says first, in Japanese, what it is and which words it holds', () => {
  const { updates } = unsent()
  const { name, text } = rescueFile({ document, updates, reason: 'この議事録は確定しました。' }, at)
  expect(name).toBe('退避_令和8年度第2回幹事会推進協議会議事録_2026-11-23.txt')
  const lines = text.slice(1).split('\r\n')
  expect(lines[0]).toBe('退避ファイル（円卓）')
  expect(lines).toContain('文書：令和8年度 第2回 幹事会/推進協議会 議事録')
  expect(lines).toContain('書いた席：飯山市 企画財政課長')
  expect(lines).toContain('書き出した日時：令和8年11月23日（月）午後5時10分')
  expect(lines).toContain('保存されていない理由：この議事録は確定しました。')
  expect(lines).toContain('未保存の変更：2件')
  expect(lines).toContain('除雪を共同で。')
})

test('[S11] the data of a rescue file brings back every change, deletions too', () => {
  const { server, updates } = unsent()
  const { text } = rescueFile({ document, updates, reason: '' }, at)
  const [, head = '', data = ''] =
    /-----BEGIN ENTAKU UPDATE-----\r\n((?:\w+: \S+\r\n)+)([\s\S]*?)-----END ENTAKU UPDATE-----/.exec(text) ??
    []
  expect(head).toBe('document: doc-1\r\nepoch: 2\r\nkind: minutes\r\n')
  Y.applyUpdate(server, new Uint8Array(Buffer.from(data, 'base64')))
  expect(server.getText('minutes').toString()).toBe('存済みの文。除雪を共同で。')
})

test('[S11] changes without words are told as such, and a title makes no path', () => {
  const { updates } = unsent()
  const only = updates.slice(1)
  const title = '../a\\b:c*?"<>|\u0000 .txt'
  const { name, text } = rescueFile({ document: { ...document, title }, updates: only, reason: '' }, at)
  expect(text).toContain('文字の入力はありません')
  expect(name).toBe('退避_abctxt_2026-11-23.txt')
})

test('[S12] the name of a copy fits one person, one seat, one document and one epoch', () => {
  const owner = { personId: 'p1', seatId: 's1' }
  const name = copyName(owner, { documentId: 'd1', epoch: 0 })
  const others = [
    copyName({ ...owner, personId: 'p2' }, { documentId: 'd1', epoch: 0 }),
    copyName({ ...owner, seatId: 's2' }, { documentId: 'd1', epoch: 0 }),
    copyName(owner, { documentId: 'd2', epoch: 0 }),
    copyName(owner, { documentId: 'd1', epoch: 1 }),
    notebookName(owner),
  ]
  expect(others).not.toContain(name)
  expect(ownerOf(name)).toEqual(owner)
  expect(ownerOf(notebookName(owner))).toEqual(owner)
  expect(['', 'entaku', 'other/p1/s1', 'entaku/p1'].map(ownerOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { walkMinutes } from '../../server/minutes/walkMinutes'
import { block, run, writeBlocks } from '../meetings/meetingWorld'

function docOf(...blocks: Y.XmlElement[]): Y.Doc {
  const doc = new Y.Doc()
  writeBlocks(doc, blocks)
  return doc
}

const boldIn = (before: string, bold: string, after: string) => {
  const element = block('speech', { id: 's1', organisation: 'sakae', speaker: '総務課長' })
  const text = new Y.XmlText()
  text.insert(0, before + bold + after)
  text.format(before.length, bold.length, { bold: {} })
  element.insert(0, [text])
  return element
}

describe('the walker', () => {
  test('reads every block the editor writes', () => {
    const doc = docOf(
      block('heading', { level: 3 }, '開会'),
      block('agendaRef', { itemId: 'item-1' }),
      boldIn('週', '1日', 'でも助かる。'),
      block('decision', { id: 'd1', itemId: 'item-9' }, '部会で試算する。'),
      block('understanding', { id: 'u1' }, '按分は利用時間割を基本とする。'),
      block('actionItem', { id: 'a1', owner: 'kijimadaira', due: '2026-12-02', done: true }, '試算表'),
      block(
        'bulletList',
        {},
        block('listItem', {}, block('paragraph', {}, '一')),
        block('listItem', {}, block('paragraph', {}, '二')),
      ),
      block('paragraph', {}, '上', block('hardBreak', {}), '下'),
    )
    expect(walkMinutes(doc)).toEqual([
      { type: 'heading', level: 3, runs: [run('開会')] },
      { type: 'agendaRef', itemId: 'item-1' },
      {
        type: 'speech',
        organisationId: 'sakae',
        speaker: '総務課長',
        runs: [run('週'), { text: '1日', isBold: true }, run('でも助かる。')],
      },
      { type: 'decision', id: 'd1', itemId: 'item-9', runs: [run('部会で試算する。')] },
      { type: 'understanding', runs: [run('按分は利用時間割を基本とする。')] },
      {
        type: 'actionItem',
        id: 'a1',
        itemId: 'item-1',
        ownerId: 'kijimadaira',
        dueOn: '2026-12-02',
        isDone: true,
        runs: [run('試算表')],
      },
      {
        type: 'list',
        isOrdered: false,
        items: [[{ type: 'paragraph', runs: [run('一')] }], [{ type: 'paragraph', runs: [run('二')] }]],
      },
      { type: 'paragraph', runs: [run('上'), run('\n'), run('下')] },
    ])
  })

  test('a decision without an item of its own belongs to the section it stands in', () => {
    const doc = docOf(
      block('decision', { id: 'd0' }, '冒頭'),
      block('agendaRef', { itemId: 'item-2' }),
      block('decision', { id: 'd1', itemId: null }, '本題'),
    )
    const items = walkMinutes(doc).flatMap((each) => (each.type === 'decision' ? [each.itemId] : []))
    expect(items).toEqual([null, 'item-2'])
  })

  test('unknown nodes and attributes are kept as text, ids stay unique, bad values become none', () => {
    const doc = docOf(
      block('vote', { yes: 3 }, '採決：賛成3'),
      block('frame', {}, block('paragraph', {}, '枠の中')),
      block('decision', { id: 'd1' }, '一'),
      block('decision', { id: 'd1' }, '二'),
      block('actionItem', { owner: 3, due: 'あした', done: 'yes' }, '宿題'),
    )
    expect(walkMinutes(doc)).toMatchObject([
      { type: 'paragraph', runs: [run('採決：賛成3')] },
      { type: 'paragraph', runs: [run('枠の中')] },
      { id: 'd1' },
      { id: 'd1-2' },
      { id: 'unnamed', ownerId: null, dueOn: null, isDone: false },
    ])
  })

  test('[S4] reading changes neither the state nor its encoding', () => {
    const doc = docOf(
      block('vote', {}, '未知'),
      boldIn('あ', 'い', 'う'),
      block('decision', { id: 'd' }, '決定'),
    )
    const before = Y.encodeStateAsUpdate(doc)
    let updates = 0
    doc.on('update', () => {
      updates += 1
    })
    walkMinutes(doc)
    walkMinutes(new Y.Doc())
    expect(updates).toBe(0)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })
})

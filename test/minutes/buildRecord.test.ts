import { describe, expect, test } from 'vitest'
import { buildRecord, type RecordParts } from '../../server/minutes/buildRecord'
import type { MinutesBlock } from '../../server/minutes/walkMinutes'
import { plainAgendaItem } from '../../shared/meetings/agendaItem'
import type { ItemOutcome } from '../../shared/meetings/outcome'
import { recordText } from '../../shared/minutes/recordText'
import { run } from '../meetings/meetingWorld'

const parts = (blocks: MinutesBlock[], changes: Partial<RecordParts['meeting']> = {}): RecordParts => ({
  forum: { id: 'hokushin', name: '北信地域定住自立圏' },
  meeting: {
    id: 'm1',
    name: '令和8年度 第2回 幹事会',
    fiscalYear: 2026,
    number: 2,
    startsAt: Date.parse('2026-11-24T13:30:00+09:00'),
    place: '',
    mode: 'written',
    ...changes,
  },
  members: [],
  hasEarlierMeeting: false,
  organisations: new Map([
    ['nakano', '中野市'],
    ['sakae', '栄村'],
  ]),
  agenda: {
    documentId: 'a',
    epoch: 0,
    seq: 1,
    items: [
      {
        ...plainAgendaItem,
        id: 'i1',
        kind: 'deliberation',
        title: '除雪',
        proposedBy: ['sakae', 'nakano'],
      },
    ],
  },
  minutes: { documentId: 'm', epoch: 0, seq: 1, blocks },
  numbers: new Map(['d0', 'd1', 'd2', 'a'].map((id) => [id, { label: `番号${id}` }])),
  attendance: null,
  materials: [],
  outcomes: [],
  course: [],
})

const decision = (id: string, itemId: string | null, text = '決める。'): MinutesBlock => ({
  type: 'decision',
  id,
  itemId,
  runs: [run(text)],
})

describe('a record', () => {
  test('decisions bear the numbers of the body; several under one item are kept apart', () => {
    const { decisions } = buildRecord(parts([decision('d2', 'i1'), decision('d1', 'i1')]))
    expect(decisions.map(({ number }) => number)).toEqual(['番号d2', '番号d1'])
  })

  test('outcomes stand in the order of the agenda, and what was taken from it takes its outcome along', () => {
    const outcome = (itemId: string): ItemOutcome => ({
      itemId,
      outcome: 'agreed',
      hasNoObjection: true,
      note: '',
      decidedAt: Date.parse('2026-11-24T14:20:00+09:00'),
      present: ['sakae', 'nakano'],
    })
    const { outcomes } = buildRecord({ ...parts([]), outcomes: [outcome('gone'), outcome('i1')] })
    expect(outcomes).toMatchObject([{ itemId: 'i1', decidedAt: '2026-11-24T14:20:00+09:00' }])
    expect(outcomes[0]?.present.map(({ name }) => name)).toEqual(['中野市', '栄村'])
  })

  test('proposers stand in 建制順', () => {
    const item = buildRecord(parts([])).agenda.flatMap(({ items }) => items)[0]
    expect(item?.proposedBy.map(({ name }) => name)).toEqual(['中野市', '栄村'])
  })

  test('an item that was deleted and an organisation nobody knows are named as such, and the words are kept', () => {
    const { blocks, decisions } = buildRecord(
      parts([
        { type: 'agendaRef', itemId: 'gone' },
        { type: 'speech', organisationId: 'nobody', speaker: '', runs: [run('述べた。')] },
        decision('d1', 'gone'),
      ]),
    )
    expect(blocks).toMatchObject([
      { type: 'agendaItem', number: '', title: '（削除された議題）' },
      { type: 'speech', organisation: { name: '（不明な団体）' }, runs: [run('述べた。')] },
      { type: 'decision' },
    ])
    expect(decisions).toMatchObject([{ itemId: null }])
  })

  test('blocks and list items that say nothing are left out and take no number', () => {
    const { blocks, decisions } = buildRecord(
      parts([
        { type: 'paragraph', runs: [] },
        decision('d0', null, '　'),
        decision('d1', null),
        { type: 'list', isOrdered: true, items: [[{ type: 'paragraph', runs: [run(' ')] }], []] },
        { type: 'list', isOrdered: true, items: [[{ type: 'paragraph', runs: [run('一')] }], []] },
      ]),
    )
    expect(blocks).toEqual([
      { type: 'decision', number: '番号d1', runs: [run('決める。')] },
      { type: 'list', isOrdered: true, items: [[{ type: 'paragraph', runs: [run('一')] }]] },
    ])
    expect(decisions).toHaveLength(1)
  })

  test('as text, lists are nested, line breaks hang, and what is unknown says so', () => {
    const inner: MinutesBlock = {
      type: 'list',
      isOrdered: false,
      items: [[{ type: 'paragraph', runs: [run('細目')] }]],
    }
    const text = recordText(
      buildRecord(
        parts([
          { type: 'list', isOrdered: true, items: [[{ type: 'paragraph', runs: [run('項目')] }, inner]] },
          {
            type: 'speech',
            organisationId: 'sakae',
            speaker: '村長',
            runs: [run('一行目'), run('\n'), run('二行目')],
          },
          {
            type: 'actionItem',
            id: 'a',
            itemId: null,
            ownerId: null,
            dueOn: null,
            isDone: true,
            runs: [run('調べる')],
          },
        ]),
      ),
    )
    expect(text).toContain('議事録 （案）')
    expect(text).toContain('　1. 項目\n　　・細目\n　（栄村 村長）一行目\n　二行目')
    expect(text).toContain('【宿題 番号a】調べる　担当：未定　期限：未定　完了')
  })
})

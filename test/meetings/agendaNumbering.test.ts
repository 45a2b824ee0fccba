import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AgendaItem, AgendaKind } from '../../shared/meetings/agendaItem'
import { agendaKinds, plainAgendaItem } from '../../shared/meetings/agendaItem'
import { agendaOutline, expectedEnd, numberedItems } from '../../shared/meetings/agendaNumbering'

const item = (id: string, kind: AgendaKind, minutes = 10): AgendaItem => ({
  ...plainAgendaItem,
  id,
  kind,
  title: `${id}について`,
  minutes,
})
const printed = (items: AgendaItem[], hasEarlierMeeting = true) =>
  agendaOutline(items, { hasEarlierMeeting }).sections.flatMap((section) => [
    `${section.number} ${section.label}`,
    ...section.items.map((each) => `  ${each.numberInSection} ${each.title}`),
  ])

describe('the printed 次第', () => {
  test('is numbered as the offices number it', () => {
    const items = [item('実績', 'report'), item('専門職', 'deliberation'), item('バス', 'deliberation')]
    expect(printed(items)).toEqual([
      '１ 開会',
      '２ あいさつ',
      '３ 前回議事録の確認',
      '４ 報告事項',
      '  (1) 実績について',
      '５ 協議事項',
      '  (1) 専門職について',
      '  (2) バスについて',
      '６ その他',
      '７ 閉会',
    ])
  })

  test('closes up when there was no earlier meeting and nothing to report', () => {
    expect(printed([item('バス', 'deliberation')], false)).toEqual([
      '１ 開会',
      '２ あいさつ',
      '３ 協議事項',
      '  (1) バスについて',
      '４ その他',
      '５ 閉会',
    ])
  })

  test('keeps その他 and 閉会 when there is no item at all', () => {
    expect(printed([], false)).toEqual(['１ 開会', '２ あいさつ', '３ その他', '４ 閉会'])
  })

  test('groups by kind whatever the order of the mixed list, and keeps the order inside a kind', () => {
    const mixed = [item('イ', 'other'), item('ロ', 'deliberation'), item('ハ', 'report'), item('ニ', 'other')]
    const outline = agendaOutline(mixed, { hasEarlierMeeting: true })
    expect(numberedItems(outline).map(({ id, number }) => `${number}${id}`)).toEqual([
      '４(1)ハ',
      '５(1)ロ',
      '６(1)イ',
      '６(2)ニ',
    ])
  })

  test('every item is printed once, whatever the items', () => {
    const items = fc.array(fc.constantFrom(...agendaKinds), { maxLength: 40 })
    fc.assert(
      fc.property(items, fc.boolean(), (kinds, hasEarlierMeeting) => {
        const all = kinds.map((kind, index) => item(`i${index}`, kind))
        const outline = agendaOutline(all, { hasEarlierMeeting })
        const numbered = numberedItems(outline)
        expect(numbered.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        expect(new Set(numbered.map(({ number }) => number)).size).toBe(all.length)
        expect(outline.sections.at(-1)?.kind).toBe('closing')
      }),
    )
  })
})

test('the expected end is the start and all planned minutes; items without a length are counted apart', () => {
  const outline = agendaOutline(
    [item('a', 'report', 10), item('b', 'deliberation', 45), item('c', 'other', 0)],
    { hasEarlierMeeting: true },
  )
  expect(outline).toMatchObject({ totalMinutes: 55, untimedItems: 1 })
  const startsAt = Date.parse('2026-09-18T13:30:00+09:00')
  expect(expectedEnd(startsAt, outline)).toBe(Date.parse('2026-09-18T14:25:00+09:00'))
})

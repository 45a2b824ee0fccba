import { describe, expect, test } from 'vitest'
import { addedItems, againstPrinted, renumberedItems } from '../../shared/meetings/addedItems'
import { type AgendaItem, plainAgendaItem } from '../../shared/meetings/agendaItem'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import { printedSections } from '../../shared/meetings/frozenAgenda'

const item = (id: string, told: Partial<AgendaItem> = {}): AgendaItem => ({
  ...plainAgendaItem,
  id,
  kind: 'deliberation',
  title: `${id}について`,
  ...told,
})
const names = new Map([
  ['iiyama', '飯山市'],
  ['sakae', '栄村'],
])
const printed = (...items: AgendaItem[]) => ({
  sections: printedSections(agendaOutline(items, { hasEarlierMeeting: true }), names),
})

describe('the agenda against the 次第 that went out', () => {
  test('[G3] without one nothing is added', () => {
    expect(addedItems([item('snow')], undefined)).toEqual(new Set())
  })

  test('[G3] what is not on the sheet is 追加議題, what is printed otherwise is 変更, what is gone is told', () => {
    const sheet = printed(item('snow', { proposedBy: ['sakae', 'iiyama'] }), item('bus'), item('fees'))
    const { standing, removed } = againstPrinted(
      [
        item('new'),
        item('bus', { title: 'バスの相互乗入れについて', minutes: 20 }),
        item('snow', { proposedBy: ['iiyama', 'sakae'] }),
      ],
      sheet,
    )
    expect([...standing].map(([id, each]) => [id, each.standing])).toEqual([
      ['new', 'added'],
      ['bus', 'changed'],
      ['snow', 'asPrinted'],
    ])
    expect(standing.get('bus')).toMatchObject({ fields: ['title', 'minutes'], printed: { number: '４(2)' } })
    expect(removed.map(({ id }) => id)).toEqual(['fees'])
    expect(addedItems([item('new')], sheet)).toEqual(new Set(['new']))
  })

  test('[G3] a 報告 that is added renumbers what was printed, and that is told', () => {
    const fees = item('fees', { kind: 'other' })
    const sheet = printed(item('snow'), fees)
    const now = [item('snow'), fees, item('new', { kind: 'report' })]
    const numbered = numberedItems(agendaOutline(now, { hasEarlierMeeting: true }))
    expect(renumberedItems(numbered, sheet)).toEqual([
      { id: 'snow', from: '４(1)', to: '５(1)' },
      { id: 'fees', from: '５(1)', to: '６(1)' },
    ])
    expect(renumberedItems(numbered, printed(...now))).toEqual([])
    expect(renumberedItems(numbered, undefined)).toEqual([])
  })

  test('the sheet names organisations in 建制順', () => {
    const [section] = printed(item('snow', { proposedBy: ['sakae', 'iiyama'] })).sections.filter(
      ({ kind }) => kind === 'deliberation',
    )
    expect(section?.items[0]?.proposedBy.map(({ name }) => name)).toEqual(['飯山市', '栄村'])
  })
})

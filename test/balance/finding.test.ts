import { expect, test } from 'vitest'
import { balanceFinding } from '../../client/text/balance'

const found = { n: 0, partners: 0, central: 0, joint: 0 }
const overall = (more: Partial<typeof found>) =>
  balanceFinding.overall('2026-11-24', { ...found, ...more }, true)

test('[Z3] the finding is a plain sentence, also for none and for one', () => {
  expect(overall({})).toBe('令和8年11月24日現在、提出された提案はまだありません。')
  expect(overall({ n: 1, partners: 1 })).toBe(
    '提案は 1件で、連携市町村だけの提案です（令和8年11月24日現在）。',
  )
  expect(overall({ n: 1 })).toContain('広域連合・組合または県の提案です')
  expect(overall({ n: 9, partners: 6, central: 2, joint: 1 })).toBe(
    '提案 9件のうち、連携市町村だけの提案は 6件、中心市だけの提案は 2件です（令和8年11月24日現在）。',
  )
  expect(balanceFinding.years('提出', [], true)).toContain('まだありません')
  expect(balanceFinding.fields('採択', [])).toContain('まだありません')
  expect(balanceFinding.own('栄村', { n: 2, joint: 2, adopted: 0 })).toBe(
    '栄村が発案に加わった提案は 2件（すべて共同）、採択は 0件です。',
  )
})

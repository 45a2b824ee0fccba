import { afterAll, beforeAll, expect, test } from 'vitest'
import { does } from '../support/hokushin'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** 参加意向 of a proposal: one press, the conditions by keyboard, and what +20 % would do. */

let world: World
let village: Seated
let town: Seated
let proposalId = ''
beforeAll(async () => {
  world = await openWorld()
  village = await world.as('栄村')
  town = await world.as('山ノ内町')
  const { body } = await village.asks(`/api/proposals?forumId=${forumId}`)
  // The board's own answer, whose shape test/proposals pins.
  const { rows } = body as { rows: { id: string; state: string }[] }
  const open = ['submitted', 'accepted', 'in_discussion', 'continued']
  proposalId = rows.find(({ state }) => open.includes(state))?.id ?? ''
  const office = await world.as('飯山市', '定住自立圏事務局')
  await does(office, 'PUT', `/api/intents/${proposalId}/cost`, {
    revision: 0,
    model: {
      items: [{ name: '運営費', kind: 'fixed', yen: 1_000_000, every: 1, weights: { equal: 100 } }],
      startYear: 2027,
      workHours: 8,
      workOf: {},
      usage: {},
    },
  })
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

/** Nothing sticks out on a phone, and nobody is kept out. */
async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

test('[W1][W6][W8] one press answers, conditions are entered by keyboard, +20% drops the village, 不参加 is told', async () => {
  await town.opens(`/proposals/${proposalId}?tab=intents`)
  await town.page.getByRole('button', { name: '参加', exact: true }).click()
  await town.page.getByText('「参加」と回答しました。').waitFor()

  const { page } = village
  await village.opens(`/proposals/${proposalId}?tab=intents`)
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: '条件を付けて参加' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '＋ 負担額の上限' }).focus()
  await page.keyboard.press('Enter')
  await dialog.getByLabel('負担額の上限（千円／年）').focus()
  // As the IME of an office leaves it.
  await page.keyboard.type('５００')
  await expectOpenToAll(village)
  await page.keyboard.press('Enter')
  await page.getByText('いまの条件で成り立つのは、山ノ内町・栄村の2団体です。').waitFor()

  await page.getByText('条件を変えて試す').click()
  await page.getByRole('button', { name: '費用 +20%' }).click()
  await page.getByText('条件がそろうのは山ノ内町だけです。').waitFor()
  await page.getByText('栄村の負担額の上限を 500千円から 600千円にすれば').waitFor()
  await expectOpenToAll(village)
  // What was tried is nobody else's.
  expect(await town.page.getByText('いまの条件で成り立つのは、山ノ内町・栄村の2団体です。').isVisible()).toBe(
    true,
  )

  await town.page.getByRole('button', { name: '不参加…' }).click()
  await town.page.getByRole('button', { name: '費用の負担が難しい' }).click()
  await town.page.getByRole('button', { name: '不参加と回答する' }).click()
  await page.getByText('全団体同意ではありません').waitFor()
  await page.getByText('不参加と回答した団体：山ノ内町').waitFor()
})

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** 関心 that meet in two browsers, and a テーマ連携 that is founded of it. */

let world: World
let sakae: Seated
let nozawa: Seated
beforeAll(async () => {
  world = await openWorld()
  sakae = await world.as('栄村')
  nozawa = await world.as('野沢温泉村')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const phone = { width: 390, height: 844 }
const wide = { width: 1366, height: 768 }
const doboku = (page: Page) =>
  page.getByRole('group', { name: '専門職' }).getByRole('checkbox', { name: /^土木/ })
const met = (page: Page) => page.getByRole('heading', { name: '専門職×土木' })

async function looksRight(page: Page) {
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize(phone)
  expect(await overflow(page)).toBe(0)
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize(wide)
}

test('[I1] [I3] [I4] a tick is seen by nobody until the second; then both see each other and begin one draft', async () => {
  await Promise.all([sakae, nozawa].map((seat) => seat.opens(`/forums/${forumId}/interests`)))
  for (const { page } of [sakae, nozawa]) {
    await page.getByRole('heading', { name: '関心（非公開）' }).waitFor()
    await doboku(page).waitFor()
    expect(await met(page).count()).toBe(0)
  }
  // By keyboard: the tick, then the button that saves it.
  await doboku(sakae.page).focus()
  await sakae.page.keyboard.press('Space')
  await sakae.page.getByText('まだ保存していない変更が1件あります。').waitFor()
  await sakae.page.getByRole('button', { name: '保存する' }).press('Enter')
  await sakae.page.getByText('関心を保存しました。').waitFor()
  expect(await met(sakae.page).count()).toBe(0)
  await nozawa.page.reload()
  await doboku(nozawa.page).waitFor()
  expect(await met(nozawa.page).count()).toBe(0)
  expect(await doboku(nozawa.page).isChecked()).toBe(false)

  await doboku(nozawa.page).check()
  await nozawa.page.getByRole('button', { name: '保存する' }).click()
  for (const { page } of [sakae, nozawa]) {
    await met(page).waitFor()
    await page.getByText('野沢温泉村・栄村が、そろって発案団体になります。', { exact: false }).waitFor()
  }
  await looksRight(sakae.page)

  await nozawa.page.getByRole('button', { name: 'いっしょに下書きを始める' }).click()
  await nozawa.page.waitForURL(/\/proposals\//)
  await sakae.page.getByRole('link', { name: '共同の下書き「専門職×土木の連携」を開く' }).click()
  const origin = sakae.page.getByLabel('発案のきっかけ')
  await origin.waitFor()
  expect(await origin.inputValue()).toBe('mutual_interest')
})

test('[B12] a テーマ連携 across 圏域 is founded on its page and stands under its parents', async () => {
  const office = await world.as('飯山市', '事務局')
  const { page } = office
  await office.opens(`/forums/${forumId}`)
  await page.getByRole('link', { name: 'テーマ連携をつくる' }).click()
  await page.getByLabel('名称').fill('土木職員のテーマ連携')
  await page.getByRole('checkbox', { name: '栄村' }).check()
  await page.getByLabel('団体を探す').fill('長野圏域')
  await page.getByRole('checkbox', { name: '長野市' }).check()
  await page.getByText('2団体を選んでいます').waitFor()
  await page.getByRole('checkbox', { name: /飯山市 .*事務局/ }).check()
  await page.getByRole('checkbox', { name: '長野地域連携中枢都市圏' }).check()
  await looksRight(page)
  await page.getByRole('button', { name: 'つくる', exact: true }).click()
  await page.getByRole('heading', { name: '土木職員のテーマ連携', level: 1 }).waitFor()
  await page.getByRole('link', { name: '長野地域連携中枢都市圏' }).click()
  await page.getByRole('link', { name: '土木職員のテーマ連携' }).waitFor()
})

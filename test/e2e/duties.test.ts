import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage } from '../support/browser'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { askApi, forumId, openWorld, type Seated, type World } from '../support/world'

/** しごと帳, the desk and メールの受け取り, as people use them. */

let world: World
let village: Seated
beforeAll(async () => {
  world = await openWorld()
  village = await world.as('木島平村')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const phone = { width: 390, height: 844 }

test('[L4] a job is taken in しごと帳, both names stay; it is finished on the desk and taken back there', async () => {
  const { page } = village
  await village.opens(`/forums/${forumId}/ledger`)
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '照会集計' }) })
  await row.first().getByRole('button', { name: '引き受けます' }).click()
  await row.first().getByText('飯山市から木島平村へ').waitFor()
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize(phone)
  expect(await overflow(page)).toBe(0)

  await village.opens('/')
  const line = page.getByRole('listitem').filter({ hasText: 'のしごと' })
  await line.getByRole('button', { name: '照会集計を済みにする' }).click()
  const answered = page.getByRole('status').filter({ hasText: 'を済みにしました。' })
  await answered.waitFor()
  await line.waitFor({ state: 'detached' })
  await answered.getByRole('button', { name: '取り消す' }).click()
  await line.getByRole('button', { name: '照会集計を済みにする' }).waitFor()
  expect(await seriousIssues(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
})

test('[N7] a kind of mail is switched off and stays off; what others wait for cannot be', async () => {
  const path = world.product.greeting.map((line) => /\/invite\/([\w-]+)/.exec(line)?.[1]).find(Boolean)
  const { page } = await openPage(world.browser, world.product.url)
  await page.goto('/sign-in')
  const body = { as: 'new', loginId: 'kanri', email: 'kanri@example.jp', password: 'あさひの里の水 2026' }
  const { status } = await page.evaluate(askApi, {
    path: `/api/invitations/${path}`,
    init: { method: 'POST', body },
  })
  expect(status).toBe(200)
  await page.goto('/account')
  const agenda = page.getByRole('checkbox', { name: '議題の募集' })
  await agenda.uncheck()
  await page.getByText('「議題の募集」を止めました。').waitFor()
  await page.getByLabel('メールアドレス').fill('a@example.jp, b@example.jp')
  await page.getByRole('button', { name: 'アドレスを変える' }).click()
  await page.getByText('「名前@ドメイン」の形で入力するか、空欄にしてください。').first().waitFor()
  await page.setViewportSize(phone)
  expect(await seriousIssues(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
  await page.reload()
  await agenda.waitFor()
  expect(await agenda.isChecked()).toBe(false)
  expect(await page.getByRole('checkbox', { name: '議事録の確認依頼' }).isDisabled()).toBe(true)

  await page.goto('/admin')
  await page.getByRole('tab', { name: 'メール' }).click()
  await page.getByText('メールサーバーが設定されていないため').waitFor()
  expect(await overflow(page)).toBe(0)
})

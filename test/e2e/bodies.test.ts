import { afterAll, beforeAll, expect, test } from 'vitest'
import { csv } from '../../shared/csv'
import { openPage } from '../support/browser'
import { seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

let world: World
let secretariat: Seated
let village: Seated
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '事務局')
  village = await world.as('栄村')
})
afterAll(() => world.close())

const settings = (tab = 'rules') => `/forums/${forumId}/settings?tab=${tab}`

test('the secretariat sets the rules: a contradiction is shown at its field, what was typed stays, members read the result', async () => {
  const { page } = secretariat
  await secretariat.opens(settings())
  await page.getByLabel('1年度に開く回数').fill('3')
  await page.getByLabel('次の会議までの最長の日数').fill('180')
  await page.getByLabel('議長が確定する').check()
  await page.getByRole('button', { name: '設定を保存する' }).click()
  const summary = page.getByRole('alert').filter({ hasText: '議長の席を選んでください' })
  await summary.getByRole('link').click()
  const chair = page.getByLabel(/^議長の席/)
  expect(await chair.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await page.getByLabel('1年度に開く回数').inputValue()).toBe('3')
  await chair.selectOption({ index: 1 })
  await page.getByRole('button', { name: '設定を保存する' }).click()
  await page.getByText('設定を保存しました。').waitFor()
  expect(await seriousIssues(page)).toEqual([])

  await village.opens(settings())
  await village.page.getByText('年3回', { exact: true }).waitFor()
  expect(await village.page.getByRole('button', { name: '設定を保存する' }).count()).toBe(0)
  await village.page.getByText('1年度に開く回数：年4回 → 年3回').waitFor()
})

test('a village enters its 議会会期, and a 部会 is founded with everybody in it', async () => {
  await village.opens(settings('sessions'))
  await village.page.getByRole('button', { name: '会期を加える' }).click()
  const dialog = village.page.getByRole('dialog')
  await dialog.getByLabel('会期の名称').fill('12月臨時会')
  await dialog.getByLabel('初日').fill('2099-12-01')
  await dialog.getByLabel('最終日').fill('2099-12-18')
  await dialog.getByRole('button', { name: '保存する' }).click()
  await village.page.getByRole('row', { name: /栄村 12月臨時会/ }).waitFor()

  const { page } = secretariat
  await secretariat.opens(settings('tiers'))
  await page.getByRole('button', { name: '会議をつくる' }).click()
  const founding = page.getByRole('dialog')
  await founding.getByLabel('部会', { exact: false }).last().check()
  await founding.getByLabel('名称').fill('除雪・道路維持部会')
  await founding.getByRole('button', { name: 'つくる' }).click()
  await page.getByRole('heading', { name: '除雪・道路維持部会' }).waitFor()
  expect(await page.getByText('6団体').count()).toBeGreaterThan(0)
})

test('the administrator takes in a list: the wrong line is named, nothing is saved, the right file is taken in', async () => {
  const { page, misdeeds } = await openPage(world.browser, world.product.url)
  const invitation = world.product.greeting.join('\n').match(/\/invite\/\S+/)?.[0]
  await page.goto(invitation ?? '')
  await page.getByLabel('ログインID').fill('kanri')
  await page.getByLabel('パスワード', { exact: false }).first().fill('あさひの里の水 2026')
  await page.getByRole('button', { name: '登録して席に就く' }).click()
  await page.getByRole('heading', { name: 'きょうの宿題' }).waitFor()
  await page.goto(settings('register'))
  const list = (code: string) => ({
    name: '名簿.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      csv([
        ['団体コード', '団体名', '役割', '職'],
        ['202118', '中野市', '中心市', '企画財政課長'],
        [code, '栄村', '連携市町村', '企画課長'],
      ]),
    ),
  })
  const file = page.locator('input[type=file]')
  await file.setInputFiles(list('206025'))
  await page.getByRole('row', { name: /3行目.*検査数字が合いません/ }).waitFor()
  expect(await page.getByRole('button', { name: '取り込む', exact: true }).count()).toBe(0)
  await file.setInputFiles(list('206024'))
  await page.getByRole('button', { name: '取り込む', exact: true }).click()
  await page.getByText('新しい席 2件').waitFor()
  expect(await seriousIssues(page)).toEqual([])
  expect(misdeeds.all).toEqual([])
  world.expectNoMisdeeds()
})

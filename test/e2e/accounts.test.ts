import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { backgroundHeader } from '../../shared/accounts/session'
import { launchBrowser, type Misdeeds, openPage } from '../support/browser'
import { type Product, startProduct } from '../support/product'

const password = 'あさひの里の水 2026'

/** Another machine's name on plain HTTP, as far as the browser can tell. */
const plainName = 'entaku.test'

let product: Product
let browser: Browser
const misdeeds: Misdeeds[] = []
beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser([`--host-resolver-rules=MAP ${plainName} 127.0.0.1`])
})
afterEach(async () => {
  expect(misdeeds.splice(0).flatMap(({ all }) => all)).toEqual([])
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(async () => {
  await browser.close()
  await product.stop()
})

async function someBrowser(url = product.url): Promise<Page> {
  const opened = await openPage(browser, url)
  misdeeds.push(opened.misdeeds)
  return opened.page
}

async function registers(page: Page, link: string, loginId: string) {
  await page.goto(link)
  await page.locator('input[name=loginId]').fill(loginId)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: '登録して席に就く' }).click()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
}

const printedLink = () => product.greeting.join('\n').match(/http\S+\/invite\/\S+/)?.[0] ?? ''

test('from the printed link to a village’s own seat, and out again when the appointment ends', async () => {
  const admin = await someBrowser()
  await registers(admin, printedLink(), 'kanri')
  await admin.goto('/admin')
  await admin.getByRole('button', { name: '席をつくる' }).click()
  await admin.locator('select[name=organisationId]').selectOption({ label: '木島平村' })
  await admin.locator('input[name=title]').fill('総務課 企画係長')
  await admin.getByRole('button', { name: 'つくる', exact: true }).click()
  const card = admin.getByRole('article').filter({ hasText: '総務課 企画係長' })
  await card.getByRole('button', { name: /招待リンクをつくる/ }).click()
  const link = await admin.locator('input.invitation-link').inputValue()
  await admin.getByRole('dialog').getByRole('button', { name: '閉じる' }).last().click()

  const village = await someBrowser()
  await registers(village, link, 'kijimadaira')
  expect(await village.getByRole('banner').innerText()).toContain('木島平村')
  const late = await someBrowser()
  await late.goto(link)
  await late.getByText('この招待リンクはすでに使われています').waitFor()

  await admin.reload()
  await card.getByText('kijimadaira', { exact: true }).waitFor()
  await card.getByRole('button', { name: /任用を終える/ }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '任用を終える' }).click()
  await card.getByText('空席').waitFor()
  // Nobody touches the village's page: its socket is told.
  await village.getByRole('heading', { name: '画面をロックしました' }).waitFor()
})

test.each(['127.0.0.1', 'localhost'])('a browser keeps the __Host- cookie of http://%s', async (name) => {
  const url = product.url.replace('127.0.0.1', name)
  const page = await someBrowser(url)
  await page.goto(`${url}/sample`)
  await page
    .getByRole('button', { name: /企画担当係長/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({
    name: '__Host-entaku',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    expires: -1,
  })
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
})

test('a wrong password says what to do; the right one leads back to the page one came for', async () => {
  const page = await someBrowser()
  await page.goto('/account')
  await page.waitForURL(/\/sign-in\?next=/)
  const signIn = async (secret: string) => {
    await page.locator('input[name=login]').fill('ＫＡＮＲＩ')
    await page.locator('input[name=password]').fill(secret)
    await page.getByRole('button', { name: 'サインインする' }).click()
  }
  await signIn('ちがうパスワード 2026')
  await page.getByText('ログインIDかパスワードが違います').waitFor()
  await page.getByRole('checkbox', { name: '共用の端末で使う' }).check()
  await signIn(password)
  await page.getByRole('heading', { level: 1, name: 'アカウント' }).waitFor()
  expect(await page.getByRole('checkbox', { name: '共用の端末で使う' }).isChecked()).toBe(true)
})

test('on plain HTTP between machines the page says why the sign-in does not last', async () => {
  const url = product.url.replace('127.0.0.1', plainName)
  const page = await someBrowser(url)
  await page.goto(`${url}/sign-in`)
  await page.locator('input[name=login]').fill('kanri')
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'サインインする' }).click()
  await page.getByText('ENTAKU_INSECURE_HTTP').waitFor()
  expect(await page.context().cookies()).toEqual([])
})

test('hands at work keep the session, a page left alone does not', async () => {
  const page = await someBrowser()
  await page.clock.install()
  await page.goto('/sample')
  await page
    .getByRole('button', { name: /企画担当係長/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
  const attended: boolean[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/api/session')
      attended.push(request.headers()[backgroundHeader.toLowerCase()] === undefined)
  })
  await page.clock.runFor(50_000)
  await page.keyboard.press('Shift')
  await page.clock.runFor(15_000)
  await expect.poll(() => attended).toContain(true)
  attended.length = 0
  await page.clock.runFor(30 * 60_000)
  await page.evaluate(() => fetch('/healthz'))
  expect(attended).not.toContain(true)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { layCable } from '../support/cable'
import { forumId, openWorld, type Seated, sampleMeetings, type World } from '../support/world'

/** The frame around the pages: who acts, where one stands, what happens when the session ends. */

const phone = { width: 390, height: 844 }

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const focused = ({ page }: Seated) =>
  page.evaluate(() => ({ id: document.activeElement?.id, text: document.activeElement?.textContent?.trim() }))

/** The session ends elsewhere, as by the hand of an administrator or by the clock. */
const endSession = (person: Seated) => person.asks('/api/session', { method: 'DELETE', body: {} })
const lookAgain = ({ page }: Seated) =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))

test('somebody without a session is led to the sign-in, and the address remembers the page', async () => {
  const context = await world.browser.newContext({ baseURL: world.product.url, locale: 'ja-JP' })
  const page = await context.newPage()
  await page.goto(`/forums/${forumId}?from=mail`)
  await page.waitForURL((url) => url.pathname === '/sign-in')
  expect(new URL(page.url()).searchParams.get('next')).toBe(`/forums/${forumId}?from=mail`)
  await context.close()
})

test('the first Tab is the way to the main part, and a new page begins there', async () => {
  const village = await world.as('栄村')
  await village.opens('/regions')
  await village.page.getByRole('heading', { level: 1, name: '圏域' }).waitFor()
  await village.page.keyboard.press('Tab')
  expect((await focused(village)).text).toBe('本文へ移動')
  await village.page.keyboard.press('Enter')
  expect((await focused(village)).id).toBe('main')
  await village.page.getByRole('link', { name: '北信圏域' }).click()
  await village.page.getByRole('heading', { level: 1, name: '北信圏域' }).waitFor()
  expect((await focused(village)).id).toBe('main')
  expect(await village.page.title()).toBe('北信圏域｜円卓')
})

test('on a phone the menu opens by a button and closes when somebody goes somewhere', async () => {
  const village = await world.as('栄村')
  await village.page.setViewportSize(phone)
  await village.opens('/')
  const menu = village.page.getByRole('navigation', { name: '主なメニュー' })
  await village.page.getByRole('button', { name: 'メニュー' }).click()
  await menu.getByRole('link', { name: '圏域' }).click()
  await village.page.getByRole('heading', { level: 1, name: '圏域' }).waitFor()
  expect(await menu.isVisible()).toBe(false)
})

test('says as whom one acts; Escape closes the panel and gives the focus back', async () => {
  const village = await world.as('栄村')
  await village.page.setViewportSize(phone)
  await village.opens('/')
  const seat = village.page.getByRole('button', { name: /誰として：\s*栄村/ })
  await seat.click()
  const panel = village.page.getByRole('button', { name: 'サインアウト' })
  const box = await panel.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= phone.width).toBe(true)
  await village.page.keyboard.press('Escape')
  expect(await panel.isVisible()).toBe(false)
  expect((await focused(village)).text).toContain('栄村')
})

test('a meeting that the secretariat creates appears for a village without a reload', async () => {
  const [village, secretariat] = await Promise.all([world.as('栄村'), world.as('飯山市', '定住自立圏事務局')])
  await village.opens(`/forums/${forumId}`)
  await village.page.getByRole('heading', { name: 'これからの会議' }).waitFor()
  const title = '北信地域定住自立圏 除雪部会設立準備会'
  const created = await secretariat.asks('/api/meetings', {
    method: 'POST',
    body: {
      forumId,
      title,
      startsAt: Date.now() + 30 * 86_400_000,
      place: '',
      mode: 'online',
      idempotencyKey: 'shell-test-meeting',
    },
  })
  expect(created.status).toBe(201)
  await village.page.getByRole('link', { name: new RegExp(title) }).waitFor()
})

test('what happened while the network was away is on the page when it is back', async () => {
  const cable = await layCable(world.product.url)
  const [village, secretariat] = await Promise.all([
    world.as('栄村', '企画担当', cable.url),
    world.as('飯山市', '定住自立圏事務局'),
  ])
  await village.opens(`/forums/${forumId}`)
  await village.page.getByRole('heading', { name: 'これからの会議' }).waitFor()
  cable.pull()
  await village.page.getByText('通信が切れています').waitFor()
  const title = '北信地域定住自立圏 災害時応援協定打合せ'
  await secretariat.asks('/api/meetings', {
    method: 'POST',
    body: {
      forumId,
      title,
      startsAt: Date.now() + 31 * 86_400_000,
      place: '',
      mode: 'online',
      idempotencyKey: 'shell-test-away',
    },
  })
  cable.putBack()
  await village.page.getByRole('link', { name: new RegExp(title) }).waitFor()
  await village.page.getByText('通信が切れています').waitFor({ state: 'hidden' })
  await cable.close()
})

test('a session that ends covers the page; signing in again in another tab brings it back as it was', async () => {
  const village = await world.as('栄村')
  await village.opens(`/forums/${forumId}/proposals/new`)
  const field = village.page.getByRole('textbox').first()
  await field.fill('書きかけの件名')
  await endSession(village)
  await lookAgain(village)
  await village.page.getByRole('heading', { name: '画面をロックしました' }).waitFor()
  expect(await field.isVisible()).toBe(false)

  const other = await village.context.newPage()
  await other.goto('/sample')
  await other
    .locator('.card', { has: other.getByRole('heading', { name: '栄村', exact: true }) })
    .getByRole('button')
    .first()
    .click()
  await other.waitForURL((url) => url.pathname === '/')
  await field.waitFor()
  expect(await field.inputValue()).toBe('書きかけの件名')
})

test('an open dialog is covered, too, and keeps what was typed', async () => {
  const village = await world.as('栄村')
  await village.opens(`/forums/${forumId}/needs?write=1`)
  const dialog = village.page.getByRole('dialog', { name: '困りごとを書く' })
  await dialog.getByRole('textbox').first().fill('書きかけの困りごと')
  await endSession(village)
  await lookAgain(village)
  await village.page.getByRole('link', { name: '新しいタブでサインイン' }).click({ trial: true })
  await expect.poll(() => dialog.count()).toBe(0)
  expect(await village.page.locator('textarea').first().inputValue()).toBe('書きかけの困りごと')
})

test('another seat never gets the page that somebody left open', async () => {
  const village = await world.as('栄村')
  await village.opens(`/forums/${forumId}/proposals/new`)
  const field = village.page.getByRole('textbox').first()
  await field.fill('栄村の書きかけ')
  const other = await village.context.newPage()
  await other.goto('/sample')
  await other
    .locator('.card', { has: other.getByRole('heading', { name: '木島平村', exact: true }) })
    .getByRole('button')
    .first()
    .click()
  await village.page.getByRole('button', { name: /誰として：\s*木島平村/ }).waitFor()
  expect(await field.inputValue()).not.toBe('栄村の書きかけ')
})

test('signing out is one press and leaves nothing of the page', async () => {
  const village = await world.as('栄村')
  await village.opens('/')
  await village.page.getByRole('button', { name: /誰として/ }).click()
  await village.page.getByRole('button', { name: 'サインアウト' }).click()
  await village.page.waitForURL((url) => url.pathname === '/sign-in')
  expect(await village.page.getByText('待っている仕事').count()).toBe(0)
  expect((await village.asks('/api/desk')).status).toBe(401)
})

test('[S11] while the line is broken the menu leads away from a document at once, not when the line is back', async () => {
  const cable = await layCable(world.product.url)
  const village = await world.as('栄村', '企画担当', cable.url)
  const { coming } = await sampleMeetings(village)
  await village.opens(`/meetings/${coming.id}`)
  await village.page.getByText('保存済み').filter({ visible: true }).first().waitFor()
  await village.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('AccountPage')),
  )
  cable.pull()
  await village.page.getByRole('link', { name: '確定した記録' }).click()
  await village.page.waitForURL('**/records')
  await village.page.getByText('サーバーにつながりません').first().waitFor()
  await village.context.close()
  await cable.close()
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { layCable } from '../support/cable'
import { saved, titles } from '../support/documentPages'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, sampleMeetings, type World } from '../support/world'

/** Every page as its people see it, at a desk and on a phone: nothing sticks out, nobody is kept out, no other host is asked. */

/** The phone first: what comes after it is at a desk again. */
const viewports = [
  { width: 390, height: 844 },
  { width: 1366, height: 768 },
]

let world: World
const people = new Map<string, Seated>()
const paths = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld()
  people.set('village', await world.as('栄村'))
  people.set('secretariat', await world.as('飯山市', '定住自立圏事務局'))
  people.set('prefecture', await world.as('長野県', '市町村課'))
  const member = seat('village')
  const { coming, draft, confirmed } = await sampleMeetings(member)
  const board = await member.asks(`/api/proposals?forumId=${forumId}`)
  const rows = (board.body as { rows: { id: string; state: string }[] }).rows
  paths.set('coming', `/meetings/${coming.id}`)
  paths.set('drafted', `/meetings/${draft.id}`)
  paths.set('confirmed', `/meetings/${confirmed.id}`)
  paths.set('record', `/records/${confirmed.versionId}`)
  paths.set('proposal', `/proposals/${rows.find(({ state }) => state === 'adopted')?.id}`)
  paths.set('draft', `/proposals/${rows.find(({ state }) => state === 'draft')?.id}`)
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const seat = (name: string): Seated => {
  const person = people.get(name)
  if (!person) throw new Error(`nobody sits as ${name}`)
  return person
}

/** A path with the ids of the sample's own things in it. */
const filled = (path: string) => path.replace(/\{(\w+)\}/, (_, name: string) => paths.get(name) ?? name)

const shown: [who: string, path: string, heading: RegExp][] = [
  ['village', '/', /きょうの宿題/],
  ['secretariat', '/', /きょうの宿題/],
  ['prefecture', '/', /きょうの宿題/],
  ['village', '/regions', /圏域/],
  ['village', '/regions/hokushin', /北信/],
  ['village', '/reference', /資料/],
  ['prefecture', '/reference', /資料/],
  ['village', '/reference?part=unions', /資料/],
  ['village', '/reference?part=schemes', /資料/],
  ['village', '/reference?part=figures', /資料/],
  ['village', '/reference?part=errata', /資料/],
  ['village', `/forums/${forumId}`, /北信地域定住自立圏/],
  ['secretariat', `/forums/${forumId}`, /北信地域定住自立圏/],
  ['village', '/forums/rengo-koukikourei', /後期高齢者/],
  ['village', `/forums/${forumId}/proposals`, /提案ボード/],
  ['village', `/forums/${forumId}/proposals?view=table`, /提案ボード/],
  ['village', `/forums/${forumId}/proposals/new`, /提案を書く/],
  ['village', `/forums/${forumId}/balance`, /発案統計/],
  ['prefecture', '/balance', /発案統計/],
  ['village', '{proposal}', /./],
  ['village', '{draft}', /./],
  ['secretariat', '{coming}', /第4回/],
  ['village', '{drafted}?tab=minutes', /第/],
  ['village', '{drafted}?tab=outcomes', /第/],
  ['village', '{confirmed}?tab=minutes', /第/],
  ['prefecture', '/records', /確定した記録/],
  ['prefecture', '{record}', /./],
  ['village', '/account', /./],
  ['village', '/no-such-page', /./],
]

test.each(shown)('%s sees %s, at a desk and on a phone', async (who, path, heading) => {
  const { page } = seat(who)
  await page.goto(filled(path))
  await page.getByRole('heading', { level: 1, name: heading }).waitFor()
  await page.waitForLoadState('networkidle')
  await expectNobodyKeptOut(page)
})

/** At every width: nothing sticks out, and an accessibility checker finds nothing grave. */
async function expectNobodyKeptOut(page: Seated['page']): Promise<void> {
  for (const viewport of viewports) {
    await page.setViewportSize(viewport)
    const overhang = await overflow(page)
    expect(overhang, `${viewport.width} px`).toBeLessThanOrEqual(0)
    expect(await seriousIssues(page), `${viewport.width} px`).toEqual([])
  }
}

describe('on paper', () => {
  const printed = async (path: string, sheet: string) => {
    const { page } = seat('village')
    await page.goto(filled(path))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    await page.emulateMedia({ media: 'print' })
    await page.locator(sheet).waitFor()
    const text = await page.locator('main').innerText()
    await page.emulateMedia({ media: null })
    return text
  }

  test('the 次第 stands under its meeting, without the tabs and badges of the screen', async () => {
    const text = await printed('{coming}', '.agenda-print')
    expect(text.replaceAll('\n', ' ')).toMatch(/第4回.*次第.*開会.*閉会/)
    for (const word of ['保存済み', '決定・宿題', '栄村 企画担当係長（自分）'])
      expect(text).not.toContain(word)
  })

  test('minutes that are not confirmed are called a draft', async () => {
    expect(await printed('{drafted}?tab=minutes', '.ProseMirror')).toContain('議事録（案）')
  })

  test('the confirmed minutes bear the name of the meeting once', async () => {
    const text = await printed('{confirmed}?tab=minutes', '.record')
    expect(text.match(/第\d回/g)).toHaveLength(1)
    expect(text).toContain('SHA-256')
  })
})

test('an editor that cannot be fetched leaves the rest of the page in use', async () => {
  const { page } = seat('village')
  await page.route(/\/assets\/MinutesSurface/, (route) => route.abort())
  await page.goto(filled('{coming}'))
  const title = titles({ page }).first()
  await title.press('End')
  await page.keyboard.type('（追記）')
  await page.getByRole('tab', { name: '議事録' }).click()
  await page.getByText('編集画面を読み込めませんでした').waitFor()
  await page.getByRole('tab', { name: '次第' }).click()
  expect(await title.inputValue()).toContain('（追記）')
  await page.unroute(/\/assets\/MinutesSurface/)
})

test('a page asked for while the line is broken comes when the line is back', async () => {
  const cable = await layCable(world.product.url)
  const { page } = await world.as('木島平村', '企画担当', cable.url)
  await page.goto('/')
  await page.waitForLoadState('networkidle')
  cable.pull()
  await page.getByRole('link', { name: '圏域', exact: true }).click()
  await page.getByText('通信が切れています').waitFor()
  cable.putBack()
  await page.getByRole('heading', { level: 1, name: '圏域' }).waitFor()
  await page.context().close()
  await cable.close()
})

test('[S11] where the browser keeps nothing, whoever leaves a page with words the server does not have is asked first', async () => {
  const cable = await layCable(world.product.url)
  const { page } = await world.as('木島平村', '企画担当', cable.url)
  // As in a private window, or where an office has switched storage off.
  await page.addInitScript(() => {
    indexedDB.databases = () => Promise.reject(new Error('no storage'))
  })
  await page.goto(filled('{coming}'))
  const title = titles({ page }).first()
  await title.press('End')
  // Every page of the way is loaded: without that the broken line alone would keep the person here.
  await page.getByRole('link', { name: '圏域', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '圏域' }).waitFor()
  await page.goBack()
  await title.press('End')
  cable.pull()
  await page.keyboard.type('（まだ届かない）')
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: '圏域', exact: true }).click()
  await expect.poll(() => asked, { timeout: 5_000 }).toHaveLength(1)
  expect(asked[0]).toContain('保存されていない入力')
  expect(await title.inputValue()).toContain('（まだ届かない）')
  cable.putBack()
  await saved({ page })
  await page.context().close()
  await cable.close()
})

describe('without a session', () => {
  test.each(['/sign-in', '/invite/unknown-token', '/sample'])('%s can be read and used', async (path) => {
    const context = await world.browser.newContext({ baseURL: world.product.url, locale: 'ja-JP' })
    const page = await context.newPage()
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectNobodyKeptOut(page)
    await context.close()
  })
})

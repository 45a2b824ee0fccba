import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** A date is found, the meeting is called, answered and called off, as the people of the body see it. */

let world: World
let secretariat: Seated
let village: Seated
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  village = await world.as('野沢温泉村')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const shown = (person: Seated, name: string | RegExp) => person.page.getByRole('heading', { name }).waitFor()
const press = (person: Seated, name: string) => person.page.getByRole('button', { name, exact: true }).click()
const pressInDialog = (person: Seated, name: string) =>
  person.page.getByRole('dialog').getByRole('button', { name, exact: true }).click()

/** Nothing sticks out on a phone, and nobody is kept out. */
async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

test('a 日程調整 is opened and answered in two clicks from the desk', async () => {
  await secretariat.opens(`/forums/${forumId}/polls/new`)
  await secretariat.page.getByLabel('件名').fill('連携事業の協議')
  expect(await secretariat.page.getByRole('checkbox', { checked: true }).count()).toBe(5)
  await expectOpenToAll(secretariat)
  await press(secretariat, '日程調整を始める')
  await shown(secretariat, '連携事業の協議')

  await village.opens('/')
  const line = village.page.getByRole('listitem').filter({ hasText: '連携事業の協議' })
  await line.getByRole('button', { name: 'すべて○' }).click()
  // A day to a line.
  expect(await village.page.getByRole('dialog').getByRole('listitem').count()).toBe(5)
  await pressInDialog(village, 'すべて○で回答する')
  await village.page.getByText('候補日時すべてに○と回答しました。').waitFor()
  // The line is gone with its button: the keyboard goes on from what was answered.
  await village.page.locator('.desk-answered:focus').waitFor()

  // The secretariat's page learns of it by itself.
  await secretariat.page.getByRole('rowheader', { name: '野沢温泉村' }).waitFor()
  expect(await secretariat.page.getByRole('cell', { name: '出席できる' }).count()).toBe(5)
  await expectOpenToAll(secretariat)
})

test('the chosen date is a meeting; its 出欠 is answered on the desk, named before it binds', async () => {
  await press(secretariat, '日程を決める')
  await pressInDialog(secretariat, 'この日時に決める')
  await shown(secretariat, '日時と開催通知')
  await press(secretariat, '開催通知を出す')
  await pressInDialog(secretariat, '開催通知を出す')
  await secretariat.page.getByText('通知済').waitFor()

  await village.opens('/')
  const line = village.page.getByRole('listitem').filter({ hasText: '連携事業の協議' })
  await line.getByRole('button', { name: '出席で回答' }).click()
  // It binds a 団体: what it answers is named first.
  await village.page.getByRole('dialog').getByText('連携事業の協議').waitFor()
  await village.page
    .getByRole('dialog')
    .getByText(/^令和\d+年\d+月\d+日/)
    .waitFor()
  await pressInDialog(village, '回答する')
  await village.page.getByText('「出席」と回答しました。').waitFor()
  await secretariat.page.getByRole('rowheader', { name: '野沢温泉村' }).waitFor()
  await expectOpenToAll(secretariat)
})

test('中止 asks for its reason and stands where members look', async () => {
  await press(secretariat, '中止にする')
  await pressInDialog(secretariat, '中止にする')
  await secretariat.page.getByText('理由を入力してください。構成団体への知らせに載ります。').first().waitFor()
  await secretariat.page.getByRole('dialog').getByLabel('理由').fill('大雪のため')
  await pressInDialog(secretariat, '中止にする')
  await secretariat.page.getByText('この会議は中止になりました').waitFor()

  await village.opens(new URL(secretariat.page.url()).pathname)
  await village.page.getByText('中止', { exact: true }).waitFor()
  await village.page.getByRole('tab', { name: '日程・出欠' }).click()
  await village.page.getByText('理由：大雪のため').waitFor()
  expect(await village.page.getByRole('button', { name: '回答する' }).count()).toBe(0)
})

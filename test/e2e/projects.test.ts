import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** A 取組カルテ from the secretariat's first entry to a village's 実績, as a browser shows it. */

let world: World
let secretariat: Seated
let village: Seated
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  village = await world.as('栄村')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

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

const title = '通院バスの共同運行'

test('the secretariat enters an older project, and it stands under 検証なし', async () => {
  const { page } = secretariat
  await secretariat.opens(`/forums/${forumId}/projects`)
  await press(secretariat, 'これまでの事業を登録する')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('事業名').fill(title)
  await dialog.getByLabel('開始日（実施）').fill('2016-04-01')
  await dialog.getByRole('checkbox', { name: '飯山市' }).check()
  await dialog.getByRole('checkbox', { name: '栄村' }).check()
  await pressInDialog(secretariat, '保存する')
  await page.getByRole('heading', { name: title }).waitFor()
  await page.getByText(/検証していない年度があります：平成28年度～/).waitFor()
  await expectOpenToAll(secretariat)
})

test('last year’s figure is an offer until the village keeps it, by one press', async () => {
  const id = new URL(secretariat.page.url()).pathname.split('/').at(-1) ?? ''
  await secretariat.page.getByText('検証はまだありません。').waitFor()
  const { body } = await village.asks(`/api/projects/${id}`)
  // The route's own answer, whose shape test/projects pins.
  const { dueYears } = body as { dueYears: number[] }
  const year = dueYears.at(-1) ?? 0
  const word = { projectId: id, kind: 'users', indicatorId: null, value: 120, source: '利用票' }
  const said = await village.asks(`/api/projects/report/${forumId}`, {
    method: 'POST',
    body: {
      fiscalYear: year - 1,
      figures: [word],
      assessments: [],
      handIn: null,
      idempotencyKey: crypto.randomUUID(),
    },
  })
  expect(said.status).toBe(200)
  await village.opens(`/forums/${forumId}/projects/report?year=${year}`)
  const form = village.page.getByRole('article').filter({ hasText: title })
  await form.getByText('前年度の数値（未確定）').waitFor()
  expect(await form.getByLabel('利用者（人）').inputValue()).toBe('120')
  await form.getByRole('button', { name: '前年度と同じ' }).click()
  await form.getByRole('button', { name: /○/ }).click()
  await expectOpenToAll(village)
  await press(village, '途中まで保存する')
  await form.getByText('入力済み').waitFor()
})

test('the list says what is under way and opens what it counts', async () => {
  await village.opens(`/forums/${forumId}/projects`)
  await village.page.getByRole('button', { name: /^検証なし/ }).click()
  await village.page.getByRole('rowheader').filter({ hasText: title }).first().waitFor()
  await expectOpenToAll(village)
})

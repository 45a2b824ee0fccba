import { afterAll, beforeAll, expect, test } from 'vitest'
import { act, does, reads } from '../support/hokushin'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** 照会 as its people meet it: opened in a dialog, answered on the desk, read in the matrix, and taken in from a file. */

let world: World
let secretariat: Seated
let village: Seated
beforeAll(async () => {
  world = await openWorld()
  ;[secretariat, village] = [await world.as('飯山市', '定住自立圏事務局'), await world.as('栄村')]
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
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize(desk)
}

test('[Q1][Q4] a call is opened in a dialog, and answered on the desk with one press', async () => {
  const { page } = secretariat
  await secretariat.opens(`/forums/${forumId}/calls`)
  await page.getByRole('button', { name: '照会をする' }).click()
  await page.getByRole('textbox', { name: /^件名/ }).fill('令和9年度の提案照会')
  await page.getByRole('textbox', { name: /^照会文/ }).fill('次年度の提案と困りごとを聞きます。')
  await page.getByRole('button', { name: '照会を送る' }).click()
  await page.waitForURL(/\/calls\/[^/]+$/)
  await village.opens('/')
  const line = village.page.locator('.desk-item', { hasText: '令和9年度の提案照会' })
  await line.getByRole('button', { name: '提案なし' }).click()
  await village.page.getByText(/に「提案なし」と回答しました/).waitFor()
  await expect.poll(() => line.count()).toBe(0)
})

test('[Q5] the matrix has one’s own row on top, and fits a phone', async () => {
  const { page } = village
  await village.opens(`/forums/${forumId}/calls`)
  const first = page.locator('.call-matrix tbody tr').first()
  await first.getByText('提案なし').waitFor()
  expect(await first.locator('th').innerText()).toContain('栄村')
  expect(await page.locator('.call-matrix tbody').getByText('期限後に公開').count()).toBeGreaterThan(0)
  await expectOpenToAll(village)
})

test('[Q9] a 回答票 is looked at row by row, and a faulty one cannot be taken in', async () => {
  const { page } = secretariat
  const { calls } = await reads<{ calls: { id: string; number: string }[] }>(
    secretariat,
    `/api/calls?forumId=${forumId}`,
  )
  const call = calls[0]
  const choose = (rows: string[][]) =>
    page.getByLabel('回答票のファイル').setInputFiles({
      name: '回答票.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${rows.map((row) => row.join(',')).join('\r\n')}`),
    })
  const head = ['団体名', '照会番号', '回答', 'レベル']
  await choose([
    head,
    ['野沢温泉村', call?.number ?? '', '困りごとのみ', '課'],
    ['中野町', call?.number ?? '', '提案なし', ''],
  ])
  await page.getByText('「中野町」は、この照会の送り先にありません').waitFor()
  expect(await page.getByRole('button', { name: '取り込む', exact: true }).count()).toBe(0)
  await expectOpenToAll(secretariat)
  await choose([head, ['野沢温泉村', call?.number ?? '', '困りごとのみ', '課']])
  await page.getByRole('button', { name: '取り込む', exact: true }).click()
  await page.getByText('代行入力（メール）・未確認').first().waitFor()
  await does(secretariat, 'POST', `/api/calls/${call?.id}/remind`, act())
})

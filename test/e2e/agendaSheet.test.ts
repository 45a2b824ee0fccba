import { afterAll, beforeAll, expect, test } from 'vitest'
import { saved } from '../support/documentPages'
import { fillAgenda } from '../support/fillAgenda'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** From the call for items to the page one takes into the room: 次第 and 資料 as the people of the body see them. */

let world: World
let secretariat: Seated
let sakae: Seated
/** A meeting whose 次第 nobody has written or sent out yet: the coming one of the sample is further. */
let coming: { id: string }
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  sakae = await world.as('栄村')
  coming = await meetingIn(40, '臨時の幹事会')
  await fillAgenda(secretariat, coming.id, [
    { id: 'budget', kind: 'report', title: '次年度の予算見込みについて' },
    { id: 'plough', kind: 'deliberation', title: '除雪機械の共同利用について' },
    { id: 'next', kind: 'other', title: '次回の日程について' },
  ])
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

async function meetingIn(days: number, title: string): Promise<{ id: string }> {
  const made = await secretariat.asks('/api/meetings', {
    method: 'POST',
    body: {
      forumId,
      title,
      startsAt: Date.now() + days * 24 * 60 * 60_000,
      place: '中野市役所',
      mode: 'hybrid',
      idempotencyKey: `a-meeting-in-${days}-days`,
    },
  })
  return made.body as { id: string }
}

const button = ({ page }: Seated, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) })
const marks = ({ page }: Seated, words: string) => page.locator('.agenda-marks', { hasText: words })

async function expectOpenToAll({ page }: Seated) {
  // What a dialog hid from others comes back when it has gone.
  await page.locator('.skip-link[aria-hidden]').waitFor({ state: 'detached' })
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize({ width: 1366, height: 768 })
}

test('[G3][G4][G5][G6] 資料 come in, 次第 v1 goes out, and what comes after it is marked', async () => {
  const { page } = secretariat
  await secretariat.opens(`/meetings/${coming.id}?tab=materials`)
  await button(secretariat, '資料を加える').click()
  await page.getByLabel('議題', { exact: true }).selectOption({ index: 2 })
  await page.locator('input[type=file]').setInputFiles([
    { name: '除雪計画.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 計画') },
    { name: '除雪地図.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') },
  ])
  await button(secretariat, '加える').click()
  await page.locator('.material-label', { hasText: '資料1-2' }).waitFor()
  await expectOpenToAll(secretariat)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /除雪計画.*KB/ }).click()
  expect((await download).suggestedFilename()).toBe('除雪計画.pdf')

  await page.getByRole('tab', { name: '次第' }).click()
  await button(secretariat, '次第を確定（v1）').click()
  await page.locator('.record-preview', { hasText: '資料1-2' }).waitFor()
  await button(secretariat, '確定する').click()
  await page.getByText('確定した次第のとおりです。').waitFor()

  await button(secretariat, '前回から引き継ぐ').click()
  const offers = page.locator('[role=dialog] .choice')
  const carried = await offers.first().innerText()
  // What was 継続 is ticked already: all but the first are left for another time.
  for (const other of (await offers.all()).slice(1)) await other.click()
  await button(secretariat, '1件を加える').click()
  await marks(secretariat, '前回：令和8年度').waitFor()
  await marks(secretariat, '追加議題').first().waitFor()
  await button(secretariat, '前回から引き継ぐ').click()
  await offers.first().waitFor()
  expect(await offers.allInnerTexts()).not.toContain(carried)
  await button(secretariat, 'やめる').click()
  await expectOpenToAll(secretariat)

  // Whoever looks at it at the same time sees the mark, too.
  await sakae.opens(`/meetings/${coming.id}`)
  await marks(sakae, '追加議題').waitFor()
  await page.getByRole('tab', { name: '資料' }).click()
  await button(secretariat, /^差替え/)
    .first()
    .click()
  await page
    .locator('input[type=file]')
    .setInputFiles([
      { name: '除雪計画2.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 計画2') },
    ])
  await button(secretariat, '差し替える').click()
  await page.locator('.material-label', { hasText: '資料1-1(差替)' }).waitFor()
})

test('[G1] a call for items is answered on the desk with one press', async () => {
  // Once its 次第 went out nobody is asked for items any more: this one's has not.
  const open = await meetingIn(60, '議題を募る幹事会')
  await secretariat.opens(`/meetings/${open.id}`)
  await button(secretariat, '議題を募集する').click()
  await button(secretariat, '募集する').click()
  await secretariat.page.locator('.agenda-call', { hasText: '未回答' }).waitFor()
  const nakano = await world.as('中野市', '企画担当課長')
  await nakano.opens('/')
  await nakano.page.locator('.desk-item', { hasText: '議題の募集' }).waitFor()
  await button(nakano, '特になし').click()
  await nakano.page.getByText('の議題の募集に「特になし」と回答しました').first().waitFor()
})

test('[G7] 一枚要約 is one A4 page, however many long items name the organisation', async () => {
  const { page } = sakae
  await sakae.opens(`/meetings/${coming.id}`)
  const add = button(sakae, '協議事項を加える')
  await add.waitFor()
  for (let count = await page.locator('.agenda-row').count(); count < 20; count++) {
    await add.click()
    await page.keyboard.insertText(
      `第${count}号 村道の除雪と公共交通の共同発注について、圏域内の業者の確保と燃料費の高騰への対応を含めて協議する件`,
    )
  }
  await page.getByText('議題 20件').waitFor()
  await saved(sakae)
  await expect
    .poll(async () => JSON.stringify((await sakae.asks(`/api/meetings/${coming.id}/brief`)).body))
    .toMatch(/"key":"items".*"left":1\d/)
  await sakae.opens(`/meetings/${coming.id}/brief`)
  await page
    .getByText(/ほか\d+件/)
    .first()
    .waitFor()
  await expectOpenToAll(sakae)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const phone = { width: 390, height: 844 }
async function holdsOnAPhone(who: Seated) {
  await who.page.setViewportSize(phone)
  expect(await overflow(who.page)).toBe(0)
  expect(await seriousIssues(who.page)).toEqual([])
  await who.page.setViewportSize({ width: 1366, height: 768 })
}

test('[P2][P11][P14] a village confirms what was typed for it, stands by another’s proposal, and corrects its own', async () => {
  const nozawa = await world.as('野沢温泉村')
  await nozawa.opens(`/forums/${forumId}/proposals?view=table&text=鳥獣`)
  const { page } = nozawa
  await expect.poll(() => page.getByText('代行入力（電話）・未確認').count()).toBe(1)
  await holdsOnAPhone(nozawa)

  await page.getByRole('link', { name: '鳥獣被害対策の担い手の共同育成' }).click()
  await page.getByRole('button', { name: '内容を確認しました' }).click()
  await expect.poll(() => page.getByText('未確認').count()).toBe(0)
  await page.getByRole('button', { name: '訂正を求める' }).click()
  await page.getByRole('combobox', { name: '加える団体' }).selectOption({ label: '木島平村' })
  await page.getByRole('textbox', { name: '理由' }).fill('木島平村と話し合って考えたため。')
  await page.getByRole('button', { name: '求める', exact: true }).click()
  await page.getByText('木島平村：回答待ち').waitFor()
  await holdsOnAPhone(nozawa)

  const kijimadaira = await world.as('木島平村')
  await kijimadaira.opens('/')
  const line = kijimadaira.page.getByRole('listitem').filter({ hasText: '鳥獣被害対策の担い手の共同育成' })
  await line.getByRole('button', { name: '同意する' }).click()
  await kijimadaira.page.getByRole('dialog').getByRole('button', { name: '同意する' }).click()
  await page.getByText('提出のときの記録', { exact: true }).waitFor()

  await nozawa.opens(`/forums/${forumId}/proposals?text=予約`)
  await page.getByRole('link', { name: '公共施設の予約システムの共同調達' }).click()
  await page.getByRole('button', { name: '賛同する' }).click()
  await page.getByRole('button', { name: '賛同を取り消す' }).waitFor()
  world.expectNoMisdeeds()
})

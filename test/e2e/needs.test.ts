import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** 困りごと from the first word to a draft, as a village, its neighbour and 県 see it. */

let world: World
let village: Seated
let neighbour: Seated
let prefecture: Seated
beforeAll(async () => {
  world = await openWorld()
  village = await world.as('栄村')
  neighbour = await world.as('木島平村')
  prefecture = await world.as('長野県', '市町村課')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const words = '建設課に土木の技師がいない'

/** Nothing sticks out on a phone, and nobody is kept out. */
async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

test('[E2] a village writes a need in three fields by the keyboard alone', async () => {
  const { page } = village
  await village.opens(`/forums/${forumId}/needs`)
  await page.getByRole('button', { name: '困りごとを書く' }).focus()
  await page.keyboard.press('Enter')
  const topic = page.getByRole('dialog').getByLabel(/^分野×事務/)
  await topic.waitFor()
  await expect.poll(() => topic.locator('option').count()).toBeGreaterThan(50)
  await expectOpenToAll(village)
  await topic.focus()
  await page.keyboard.press('End')
  await expect
    .poll(
      async () => {
        if ((await topic.inputValue()) !== 'senmon-doboku') await page.keyboard.press('ArrowUp')
        return topic.inputValue()
      },
      { interval: 10 },
    )
    .toBe('senmon-doboku')
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(words)
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText(words).first().waitFor()
})

test('[E6] a neighbour says うちも with one press, and the count opens the names', async () => {
  const { page } = neighbour
  await neighbour.opens(`/forums/${forumId}/needs`)
  const card = page.locator('.need-card', { hasText: words })
  await card.getByRole('button', { name: 'うちも', exact: true }).click()
  await card.getByText('うちも 1団体').click()
  await card.getByText('木島平村', { exact: true }).waitFor()
  await expectOpenToAll(neighbour)
})

test('[E9] [E11] 県 files a card; the village finds it on its desk and at its need, and opens a draft from it', async () => {
  const title = '3村による土木技師の共同採用'
  const filed = await prefecture.asks('/api/precedents', {
    method: 'POST',
    body: {
      title,
      card: {
        ...{ what: '技師1人を3村で採用した', where: '○○県の3村', population: '', cost: '', start: '' },
        ...{ failure: '', contact: '', source: '' },
      },
      topicIds: ['senmon-doboku'],
      instrumentId: null,
      idempotencyKey: 'a-card-of-the-prefecture',
    },
  })
  expect(filed.status).toBe(201)
  const { page } = village
  await village.opens('/')
  await page.getByText(title).waitFor()
  await village.opens(`/forums/${forumId}/needs`)
  await page.getByRole('link', { name: words }).click()
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '下書きを作る' }).waitFor()
  await expectOpenToAll(village)
  await page.getByRole('button', { name: '下書きを作る' }).click()
  await page.waitForURL(/\/proposals\//)
  await prefecture.opens(new URL((await precedentOf(title)) ?? '', world.product.url).pathname)
  await prefecture.page.getByRole('rowheader', { name: '栄村' }).waitFor()
  await expectOpenToAll(prefecture)
})

async function precedentOf(title: string): Promise<string | undefined> {
  const { body } = await prefecture.asks('/api/precedents')
  // The list of cards, whose shape test/precedents pins.
  const { cards } = body as { cards: { id: string; title: string }[] }
  const card = cards.find((each) => each.title === title)
  return card && `/precedents/${card.id}`
}

test('[E12] the report’s tables are cards of one list, narrowed by 分野×事務', async () => {
  const { page } = neighbour
  await neighbour.opens('/precedents')
  await page.getByText('残りの').first().waitFor()
  await expectOpenToAll(neighbour)
  await page.getByLabel(/^分野×事務/).selectOption('bosai-shobo')
  await page.getByRole('link', { name: /^消防に関する事務/ }).waitFor()
})

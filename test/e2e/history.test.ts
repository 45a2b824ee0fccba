import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf, wareki } from '../../shared/calendar'
import { compose } from '../support/browser'
import { saved, surface, wordsOf } from '../support/documentPages'
import { overflow, seriousIssues } from '../support/seriousIssues'
import {
  forumId,
  openWorld,
  type SampleMeeting,
  type Seated,
  sampleMeetings,
  type World,
} from '../support/world'

const viewports = [
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
]
const said = '村道の除雪を来年度から三つの村で共同で発注し、委託料は延長で按分したい。'

let world: World
let village: Seated
let city: Seated
let neighbour: Seated
let draft: SampleMeeting
let confirmed: SampleMeeting

beforeAll(async () => {
  world = await openWorld()
  village = await world.as('栄村')
  city = await world.as('飯山市', '定住自立圏事務局')
  neighbour = await world.as('木島平村')
  const meetings = await sampleMeetings(village)
  draft = meetings.draft
  confirmed = meetings.confirmed
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

/** Puts the caret before some words of the minutes, as a click there would. */
async function caretBefore(person: Seated, words: string): Promise<void> {
  await surface(person).getByText(words).waitFor()
  await surface(person).focus()
  await person.page.evaluate(async (searched) => {
    // The editor hears of it a moment later: a key pressed before would act where the caret was.
    const heard = new Promise((resolve) => {
      document.addEventListener('selectionchange', resolve, { once: true })
    })
    const walker = document.createTreeWalker(
      document.querySelector('.ProseMirror') ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(searched) ?? -1
      if (at >= 0) document.getSelection()?.setPosition(node, at)
    }
    await heard
  }, words)
}

async function fits(person: Seated): Promise<void> {
  for (const viewport of viewports) {
    await person.page.setViewportSize(viewport)
    expect(await overflow(person.page)).toBe(0)
    expect(await seriousIssues(person.page)).toEqual([])
    if (process.env.SCREENSHOTS)
      await person.page.screenshot({
        path: `${process.env.SCREENSHOTS}/${new URL(person.page.url()).search.replace(/\W/g, '-')}-${viewport.width}.png`,
        fullPage: true,
      })
  }
  await person.page.setViewportSize({ width: 1366, height: 768 })
}

describe('記入者 and 経過 of minutes that three write', () => {
  test('[H4] 記入者表示 says whose words they are, also after somebody else split them', async () => {
    const path = `/meetings/${draft.id}?tab=minutes`
    for (const person of [village, city, neighbour]) await person.opens(path)
    await surface(village).click()
    await village.page.keyboard.press('Control+End')
    await village.page.keyboard.type(said)
    await saved(village)
    await caretBefore(city, '委託料は延長で')
    await city.page.keyboard.press('Enter')
    await city.page.keyboard.type('なお、')
    await saved(city)
    await caretBefore(neighbour, '委託料は延長で')
    await neighbour.page.keyboard.type('（冬季の）')
    await saved(neighbour)

    await surface(village).getByText('なお、').waitFor()
    await village.page.getByRole('button', { name: '記入者を表示' }).click()
    const runs = surface(village).locator('.author-run')
    await runs.filter({ hasText: '（冬季の）' }).waitFor()
    const authorOf = (words: string) => runs.filter({ hasText: words }).first().getAttribute('title')
    expect(await authorOf('村道の除雪を来年度から')).toMatch(/^栄村 企画担当/)
    expect(await authorOf('なお、')).toMatch(/^飯山市 /)
    expect(await authorOf('（冬季の）')).toMatch(/^木島平村 /)
    expect(await authorOf('委託料は延長で')).toMatch(/^原文 栄村 企画担当.*・移動 飯山市/)
    expect(await village.page.locator('.author-legend').innerText()).toMatch(/飯山市[\s\S]*栄村/)
  })

  test('it follows the caret by keyboard, and letters typed meanwhile find their author', async () => {
    const detail = village.page.locator('.author-detail')
    await caretBefore(village, 'なお、')
    await village.page.keyboard.press('ArrowRight')
    await expect.poll(() => detail.innerText()).toMatch(/^飯山市/)
    await village.page.keyboard.press('End')
    await village.page.keyboard.type('以上。')
    const typed = surface(village).locator('.author-run').filter({ hasText: '以上。' })
    await expect.poll(() => typed.first().getAttribute('title')).toMatch(/栄村/)
    await fits(village)
  })

  test('[M4] an input method between two authors’ words is not interrupted by the marks, nor by who types meanwhile', async () => {
    await village.page.evaluate(() => {
      const counted = { ends: 0 }
      Object.assign(window, { counted })
      document.addEventListener('compositionend', () => counted.ends++, true)
    })
    await caretBefore(neighbour, '村道の除雪を来年度から')
    await caretBefore(village, '委託料は延長で')
    await compose(village.page, ['ｋ', 'か', 'かｎ', 'かんこう', '観光'], async () => {
      await neighbour.page.keyboard.type('あ')
      await saved(neighbour)
    })
    await expect.poll(() => wordsOf(neighbour)).toContain('（冬季の）観光委託料は延長で')
    await expect.poll(() => wordsOf(village)).toContain('あああああ村道の除雪')
    expect(
      await village.page.evaluate(() => (window as unknown as { counted: { ends: number } }).counted.ends),
    ).toBe(1)
    await surface(village).locator('.author-run').filter({ hasText: '観光' }).first().waitFor()
  })

  test('[H1][H2] the slider goes back and forth, and the document behind it stays as it was', async () => {
    const { page } = village
    const before = await wordsOf(village)
    const rows = async () =>
      ((await village.asks(`/api/history/${draft.minutesId}/authors`)).body as { seq: number }).seq
    const rowsBefore = await rows()
    await page.getByRole('button', { name: '経過を見る' }).filter({ visible: true }).click()
    const slider = page.getByRole('slider', { name: '時点' })
    const paper = page.locator('.timeline-paper')
    await paper.getByText('共同で発注し').waitFor()
    expect(await slider.getAttribute('aria-valuetext')).toMatch(/栄村[\s\S]*約\d+字/)
    // The last moment before today: the clock may have divided what was just typed.
    const compared = page.getByLabel('比べる時点')
    const moments = await compared.locator('option').allInnerTexts()
    const today = wareki(dayOf(Date.now()))
    const earlier = moments.find((moment) => moment.startsWith('令和') && !moment.startsWith(today))
    await compared.selectOption({ label: earlier ?? '' })
    await paper.locator('ins').filter({ hasText: '（冬季の）' }).waitFor()
    expect(await paper.locator('ins').allInnerTexts()).toContain('（冬季の）')
    expect(await paper.innerText()).toMatch(/追加 木島平村/)
    await fits(village)

    await paper.locator('[data-run][tabindex="0"]').focus()
    await page.keyboard.press('End')
    await expect.poll(() => page.locator('.timeline-pointed').innerText()).toMatch(/(追加|移動) /)

    await slider.focus()
    const last = Number(await slider.inputValue())
    await page.keyboard.press('ArrowLeft')
    expect(Number(await slider.inputValue())).toBe(last - 1)
    await page.keyboard.press('Home')
    await paper.getByText('業者が減り').waitFor({ state: 'detached' })
    await page.keyboard.press('End')
    await paper.getByText('共同で発注し').waitFor()
    await compared.selectOption({ label: '比べない' })
    await expect.poll(() => paper.locator('ins, del').count()).toBe(0)

    await page.getByRole('button', { name: '議事録に戻る' }).click()
    await surface(village).waitFor()
    expect(await wordsOf(village)).toBe(before)
    expect(await rows()).toBe(rowsBefore)
    await surface(village).focus()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('続き。')
    await surface(neighbour).getByText('続き。').waitFor()
  })

  test('the 次第 has its 経過 in the same way', async () => {
    await village.opens(`/meetings/${draft.id}?tab=agenda&view=history`)
    await village.page.locator('.timeline-paper').getByText('専門職').waitFor()
    expect(await village.page.locator('.timeline-paper').innerText()).toMatch(/追加 木島平村/)
    await fits(village)
    await village.page.getByRole('button', { name: '次第に戻る' }).click()
    await village.page.locator('[data-field$=".title"]').first().waitFor()
  })

  test('[H4] the body of a proposal says it, too', async () => {
    const made = await village.asks('/api/proposals', {
      method: 'POST',
      body: { idempotencyKey: 'authors-of-a-body', forumId, title: '除雪', need: '担い手', plan: '共同発注' },
    })
    await village.opens(`/proposals/${(made.body as { id: string }).id}`)
    await surface(village).click()
    await village.page.keyboard.type('背景と効果')
    await village.page.getByRole('button', { name: '記入者を表示' }).click()
    const run = surface(village).locator('.author-run').filter({ hasText: '背景と効果' })
    await expect.poll(() => run.first().getAttribute('title')).toMatch(/^栄村/)
    expect(await village.page.getByRole('button', { name: '経過を見る' }).count()).toBe(0)
  })

  test('[H6] confirmed minutes say whose words they were', async () => {
    await village.opens(`/meetings/${confirmed.id}?tab=minutes`)
    await village.page.getByRole('button', { name: '記入者を表示' }).click()
    const runs = village.page.locator('.record .author-run[data-run]')
    await runs.first().focus()
    await expect.poll(() => village.page.locator('.author-detail').innerText()).toMatch(/令和\d+年\d+月\d+日/)
    await fits(village)
  })
})

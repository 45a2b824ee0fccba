import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

let world: World
let office: Seated
beforeAll(async () => {
  world = await openWorld()
  office = await world.as('飯山市', '定住自立圏事務局')
})
afterAll(() => world.close())

test('[X4] a paper is saved by one press under its own name; one that cannot be made says what to do', async () => {
  const { page } = office
  const { body } = await office.asks(`/api/meetings?forumId=${forumId}`)
  // The answer of GET /api/meetings, whose shape test/meetings pins.
  const { past } = body as { past: { id: string; state: string }[] }
  const meeting = past.find(({ state }) => state === 'confirmed')
  await office.opens(`/meetings/${meeting?.id}?tab=papers`)
  const pdf = page.getByRole('button', { name: '議事録 PDF' })
  const [saved] = await Promise.all([page.waitForEvent('download'), pdf.click()])
  expect(saved.suggestedFilename()).toMatch(/^令和8年度第\d回.+_議事録_v1\.\d_2026\d{4}\.pdf$/)

  await page.route('**/minutes.pdf', (route) =>
    route.fulfill({
      status: 503,
      contentType: 'application/json',
      body: JSON.stringify({
        error: { code: 'unavailable', message: 'PDFを作れませんでした。', faults: [] },
      }),
    }),
  )
  await pdf.click()
  await page.getByText('PDFを作れませんでした。').waitFor()
  expect(await seriousIssues(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  world.expectNoMisdeeds()
})

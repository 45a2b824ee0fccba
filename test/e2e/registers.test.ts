import { afterAll, beforeAll, expect, test } from 'vitest'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** What was decided and taken home, and the meeting that should come next, as the people of the body see it. */

let world: World
let secretariat: Seated
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const button = ({ page }: Seated, name: string | RegExp) => page.getByRole('button', { name })

/** The number a count bears. */
const counted = async (count: ReturnType<typeof button>) => Number(/\d+/.exec(await count.innerText())?.[0])

/** Nothing sticks out on a phone, and nobody is kept out. */
async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

test('[K1][K4] a 宿題 is done with one press, and every count opens its rows', async () => {
  const { page } = secretariat
  await secretariat.opens(`/forums/${forumId}/registers?list=actions`)
  const unfinished = button(secretariat, /^終わっていないもの \d+件$/)
  const open = await counted(unfinished)
  expect(open).toBeGreaterThan(0)
  await unfinished.click()
  const rows = page.locator('tbody tr')
  await expect.poll(() => rows.count()).toBe(open)
  await expectOpenToAll(secretariat)
  await button(secretariat, /^完了にする/)
    .first()
    .click()
  await expect.poll(() => rows.count()).toBe(open - 1)
  const done = button(secretariat, /^済 \d+件$/)
  await done.click()
  await expect.poll(async () => (await rows.count()) === (await counted(done))).toBe(true)
  await page.getByLabel(/^言葉で探す/).fill('この言葉はどこにもありません')
  await page.getByText('絞り込みに合うものはありません').waitFor()
})

test('[K8] the body’s page drafts the next meeting, and one press makes it', async () => {
  const { page } = secretariat
  const settings = await secretariat.asks(`/api/forums/${forumId}/settings`)
  const { revision, rules } = settings.body as {
    revision: number
    rules: { cadence: Record<string, unknown> }
  }
  const promised = { ...rules, cadence: { ...rules.cadence, longestGapDays: 60, perFiscalYear: 4 } }
  const saved = await secretariat.asks(`/api/forums/${forumId}/rules`, {
    method: 'PUT',
    body: { revision, rules: promised },
  })
  expect(saved.status).toBe(200)
  await secretariat.opens(`/forums/${forumId}`)
  await page.getByText('約束60日以内').waitFor()
  if (!(await button(secretariat, '次回の案を閉じる').isVisible()))
    await button(secretariat, '次回の案を見る').click()
  const make = button(secretariat, /^この案で会議を作る$|^書面開催で作る$/)
  await make.waitFor()
  const items = await page.locator('.draft input[type=checkbox]').count()
  await expectOpenToAll(secretariat)
  await make.click()
  await page.waitForURL(/\/meetings\//)
  const meeting = await secretariat.asks(`/api${new URL(page.url()).pathname}`)
  const { agendaItems } = meeting.body as { agendaItems: unknown[] }
  expect(agendaItems).toHaveLength(items)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../../shared/calendar'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** 同意表 and 論点表 of a proposal, as a town and the secretariat see them. */

let world: World
let secretariat: Seated
let town: Seated
let proposalId = ''
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  town = await world.as('山ノ内町')
  const { body } = await town.asks(`/api/proposals?forumId=${forumId}`)
  // The board's own answer, whose shape test/proposals pins.
  const { rows } = body as { rows: { id: string; state: string }[] }
  proposalId = rows.find(({ state }) => state !== 'draft' && state !== 'returned')?.id ?? ''
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const dialogOf = ({ page }: Seated) => page.getByRole('dialog')

/** Nothing sticks out on a phone, and nobody is kept out. */
async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

/** The body of the sample has fewer members: the rows of the page itself stand there again until they are as many. */
const fillRows = (person: Seated, count: number): Promise<number> =>
  person.page.evaluate((wanted) => {
    const body = document.querySelector('.consent-page tbody')
    const rows = [...(body?.children ?? [])]
    for (let index = rows.length; index < wanted; index += 1)
      body?.append(...[rows[index % rows.length]?.cloneNode(true) ?? ''])
    return body?.children.length ?? 0
  }, count)

const today = dayOf(Date.now())

test('[Y9] 同意表 is opened from the proposal; a 支障 is seen at once, and it prints on one landscape page', async () => {
  await secretariat.opens(`/proposals/${proposalId}?tab=consent`)
  await secretariat.page.getByRole('button', { name: '同意手続を始める' }).click()
  await dialogOf(secretariat).getByLabel('成立させたい日').fill(addDays(today, 300))
  await dialogOf(secretariat).getByRole('button', { name: '同意手続を始める' }).click()
  await secretariat.page.getByRole('heading', { name: '同意表' }).waitFor()
  const path = new URL(secretariat.page.url()).pathname

  await town.opens(path)
  await town.page.getByRole('button', { name: '担当者を済みにする' }).click()
  await town.page.getByText('次の段階：課長').waitFor()
  await town.page.getByRole('button', { name: '予定・支障を入力する' }).click()
  await dialogOf(town).getByRole('radio', { name: '支障' }).check()
  await dialogOf(town).getByLabel('支障の理由').fill('除雪費の負担割合について町内の調整が済んでいないため。')
  await dialogOf(town).getByRole('button', { name: '入力する' }).click()
  await secretariat.page.getByText('最短成立日は未定です。山ノ内町に支障があります。').waitFor()
  await expectOpenToAll(town)
  await expectOpenToAll(secretariat)

  expect(await fillRows(secretariat, 15)).toBe(15)
  const paper = (await secretariat.page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type \/Page\b/g)).toHaveLength(1)
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(paper) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
})

test('[O2, O3] a stance is the town’s own, and who changes a row meanwhile loses no word', async () => {
  for (const each of [secretariat, town]) await each.opens(`/proposals/${proposalId}?tab=points`)
  await town.page.getByRole('button', { name: '論点を加える' }).click()
  await dialogOf(town).getByLabel('論点', { exact: false }).first().fill('機械の更新費用の負担割合')
  await dialogOf(town).getByRole('button', { name: '論点を加える' }).click()
  const point = (who: Seated) => who.page.locator('.point')
  await point(town).getByRole('button', { name: '立場を書く' }).click()
  await dialogOf(town).getByLabel('立場').fill('利用割がよい')
  await dialogOf(town).getByRole('button', { name: '保存する' }).click()
  await point(secretariat).getByText('利用割がよい', { exact: true }).waitFor()

  const change = async (who: Seated, ground: string) => {
    await point(who).getByRole('button', { name: '論点を直す' }).click()
    await dialogOf(who).getByLabel('根拠').fill(ground)
  }
  await change(town, '令和7年度の更新費用は1,200千円')
  await change(secretariat, '資料2-1のとおり')
  await dialogOf(secretariat).getByRole('button', { name: '保存する' }).click()
  await point(town).getByText('資料2-1のとおり', { exact: true }).waitFor()
  await dialogOf(town).getByRole('button', { name: '保存する' }).click()
  await dialogOf(town).getByText('いまの内容：資料2-1のとおり').waitFor()
  expect(await dialogOf(town).getByLabel('根拠').inputValue()).toBe('令和7年度の更新費用は1,200千円')
  await dialogOf(town).getByRole('button', { name: '保存する' }).click()
  await point(secretariat).getByText('令和7年度の更新費用は1,200千円', { exact: true }).waitFor()
  await expectOpenToAll(town)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { compose } from '../support/browser'
import { surface, wordsOf } from '../support/documentPages'
import { fillAgenda } from '../support/fillAgenda'
import { overflow, seriousIssues } from '../support/seriousIssues'
import { forumId, openWorld, type Seated, type World } from '../support/world'

/** A meeting while it sits: the secretariat runs it and writes, a village writes along, the wall shows it to the hall. */

let world: World
let secretariat: Seated
let village: Seated
let meetingId: string
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  village = await world.as('木島平村')
  const { body } = await secretariat.asks('/api/meetings', {
    method: 'POST',
    body: {
      forumId,
      title: '幹事会',
      startsAt: Math.floor(Date.now() / 60_000) * 60_000,
      place: '飯山市役所',
      mode: 'hybrid',
      idempotencyKey: crypto.randomUUID(),
    },
  })
  // The answer of POST /api/meetings, whose shape its own tests pin.
  meetingId = (body as { id: string }).id
  await fillAgenda(secretariat, meetingId, [
    { id: 'report', kind: 'report', title: '令和7年度の実績について', minutes: 10 },
    { id: 'soil', kind: 'deliberation', title: '専門職（土木）の共同確保について', minutes: 20 },
    { id: 'bus', kind: 'deliberation', title: 'デマンド交通の相互乗入れについて' },
  ])
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

const press = (person: Seated, name: string | RegExp) =>
  person.page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const tab = (person: Seated, name: string) => person.page.getByRole('tab', { name }).click()

async function expectOpenToAll({ page }: Seated) {
  expect(await seriousIssues(page)).toEqual([])
  const desk = page.viewportSize() ?? { width: 1366, height: 768 }
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await overflow(page)).toBe(0)
  await page.setViewportSize(desk)
}

test('[T1][T2] 開会, and who comes late is counted from the tap on', async () => {
  const { page } = secretariat
  await secretariat.opens(`/meetings/${meetingId}/sitting`)
  await press(secretariat, '開会')
  await page.getByText('出席を1人も記録していません').waitFor()
  await press(secretariat, 'このまま開会する')
  await page.getByText('出席 0／6団体').waitFor()
  await tab(secretariat, '出欠')
  await page.getByText('回答なし').first().waitFor()
  for (const name of ['中野市', '飯山市', '山ノ内町']) {
    const line = page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
    await line.getByRole('button', { name: /出席$/ }).first().click()
  }
  await page.getByText('出席 3／6団体').waitFor()
  await page.getByText('足りません').waitFor()
  await page
    .getByRole('listitem')
    .filter({ has: page.getByText('木島平村', { exact: true }) })
    .getByRole('button', { name: /遅参$/ })
    .click()
  await page.getByText('出席 4／6団体').waitFor()
  await page.getByText(/^遅参 \d\d:\d\d$/).waitFor()
})

test('[T7][T8] an item begins, its heading stands in everybody’s 要点, and a typed command makes a decision', async () => {
  const { page } = secretariat
  await village.opens(`/meetings/${meetingId}/sitting`)
  await tab(secretariat, '議題')
  await press(secretariat, '最初の議題へ')
  await press(secretariat, '次の議題')
  await village.page.locator('.block-agenda').filter({ hasText: '専門職（土木）' }).waitFor()
  await surface(village).locator('p').last().click()
  // Composed by an input method: nothing opens before it has put down its words, and its Enter is its own.
  await compose(village.page, ['／ｋ', '／け', '／けっ', '／けってい', '／決定'])
  await village.page.locator('.command-menu').getByText('決定', { exact: true }).waitFor()
  await village.page.keyboard.press('Enter')
  await village.page.keyboard.insertText('次回までに部会で試算する。')
  await village.page.locator('.block-decision').filter({ hasText: '部会で試算' }).waitFor()
  expect(await wordsOf(village)).not.toContain('／')
  await tab(secretariat, '決定・宿題')
  await page.getByText(/【決定 R\d+-.+-\d+（仮）】/).waitFor()
  await village.page.keyboard.press('Enter')
  await village.page.keyboard.type('/shukudai')
  await village.page.locator('.command-menu').getByText('宿題', { exact: true }).waitFor()
  await village.page.keyboard.press('Enter')
  await village.page.locator('.block-actionItem').waitFor()
  await village.page.keyboard.insertText('試算表の作成')
  await village.page.keyboard.press('Enter')
  await village.page.keyboard.type('/定型文')
  await village.page.keyboard.press('ArrowDown')
  await village.page.keyboard.press('Enter')
  await expect.poll(() => wordsOf(village)).toContain('専門職（土木）の共同確保について事務局が説明した。')
})

test('[T4][T5] 閉会 is refused until every 協議 has a result; 継続 is one; then the numbers are fixed', async () => {
  const { page } = secretariat
  await press(secretariat, '異議なし')
  await page
    .getByText(/原案のとおり決定（異議なし）/)
    .first()
    .waitFor()
  await press(secretariat, '閉会')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('結果が決まっていない協議事項が1件あります').waitFor()
  expect(await dialog.getByRole('button', { name: '閉会する' }).isDisabled()).toBe(true)
  await dialog.getByLabel(/デマンド交通/).selectOption({ label: '継続' })
  await dialog.getByText(/試算表の作成/).waitFor()
  // The line that was set stays and shows it; nothing pops up over the dialog.
  await expect.poll(() => dialog.getByLabel(/デマンド交通/).inputValue()).toBe('continued')
  expect(await page.locator('.toast').filter({ hasText: '継続' }).count()).toBe(0)
  await dialog.getByRole('button', { name: '閉会する' }).click()
  await page.getByRole('heading', { name: '会議結果概要' }).waitFor()
  await page
    .getByText(/【決定 R\d+-[^（]+-\d+】/)
    .first()
    .waitFor()
  await press(secretariat, '議事録の骨子を入れる')
  await expect.poll(() => wordsOf(village)).toContain('継続して協議することとした。')
  await press(secretariat, '概要を確定')
  await page.getByText('会議結果概要を確定しました。').waitFor()
  await expectOpenToAll(secretariat)
  await village.opens(`/meetings/${meetingId}/screen`)
  await village.page.getByRole('heading', { name: '読み上げ確認' }).waitFor()
  await village.page.getByText(/部会で試算する/).waitFor()
})

test('[T7] the 議事録 tab gives the secretariat the skeleton, too, and what stands there is not doubled', async () => {
  const { page } = secretariat
  await secretariat.opens(`/meetings/${meetingId}?tab=minutes`)
  await expect.poll(() => wordsOf(secretariat)).toContain('継続して協議することとした。')
  await press(secretariat, '議事録の骨子を入れる')
  await page.getByText('議事録に足りないものはありませんでした。').waitFor()
  await expectOpenToAll(secretariat)

  await village.opens(`/meetings/${meetingId}?tab=minutes`)
  await expect.poll(() => wordsOf(village)).toContain('継続して協議することとした。')
  expect(await village.page.getByRole('button', { name: '議事録の骨子を入れる' }).count()).toBe(0)
})

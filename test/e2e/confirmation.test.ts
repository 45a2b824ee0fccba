import { afterAll, beforeAll, expect, test } from 'vitest'
import { layCable } from '../support/cable'
import { saved, surface } from '../support/documentPages'
import { openWorld, type SampleMeeting, type Seated, sampleMeetings, type World } from '../support/world'

let world: World
let secretariat: Seated
let village: Seated
let draft: SampleMeeting
beforeAll(async () => {
  world = await openWorld()
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  village = await world.as('栄村')
  draft = (await sampleMeetings(secretariat)).draft
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

interface Page {
  round: {
    id: string
    closedAt: number | null
    rows: { organisation: { id: string }; state: string }[]
  } | null
  corrections: { id: string; quote: string; anchor: string | null; state: string }[]
}
const pageOf = async (person: Seated) => (await person.asks(`/api/confirmation/${draft.id}`)).body as Page
const button = ({ page }: Seated, name: string) => page.getByRole('button', { name, exact: true })

test('[V2] a version goes round: the desk answers it in one press, and nothing of it reaches the prefecture', async () => {
  await secretariat.opens(`/meetings/${draft.id}?tab=minutes`)
  await saved(secretariat)
  await button(secretariat, '確認を始める').click()
  const dialog = secretariat.page.getByRole('dialog')
  await dialog.getByLabel('送る内容').waitFor()
  await dialog.getByRole('button', { name: '送る', exact: true }).click()
  await secretariat.page.getByText('第0.9版を確認中').waitFor()
  expect(await button(secretariat, '確認を締め切る').isDisabled()).toBe(true)
  await secretariat.page.getByText(/^未回答の団体があるため、期限（.+）の翌日から締め切れます。$/).waitFor()

  await village.opens('/')
  // The sample's own round, of its 部会, waits beside it.
  const waiting = village.page
    .locator('.desk-item', { hasText: '議事録の確認' })
    .filter({ hasText: '幹事会' })
  await waiting.getByRole('button', { name: '異議なし', exact: true }).click()
  await village.page.getByText('「異議なし」と回答しました').first().waitFor()
  await village.opens(`/meetings/${draft.id}?tab=minutes`)
  await village.page.getByText('あなたの団体の確認').waitFor()

  // [R4] page, API, version, draft and socket: the prefecture finds none of them.
  const prefecture = await world.as('長野県', '市町村課')
  const round = (await pageOf(village)).round?.id ?? ''
  for (const path of [
    `/api/confirmation/${draft.id}`,
    `/api/confirmation/${draft.id}/rounds/${round}`,
    `/api/meetings/${draft.id}`,
    `/api/minutes/${draft.id}/preview`,
    `/api/papers/${draft.id}/minutes.docx`,
    `/sync/v1/${draft.minutesId}?epoch=0&schema=1`,
  ]) {
    const method = path.startsWith('/sync') ? { method: 'POST', body: {} } : undefined
    expect([path, (await prefecture.asks(path, method)).status]).toEqual([path, 404])
  }
  const records = await prefecture.asks('/api/records')
  expect(JSON.stringify(records.body)).not.toContain(draft.id)
})

test('[V4] marked words become a 修正依頼 that leads back to them, and its answer to whoever asked', async () => {
  const nozawa = await world.as('野沢温泉村')
  await nozawa.opens(`/meetings/${draft.id}?tab=minutes`)
  await saved(nozawa)
  await surface(nozawa).locator('p').filter({ hasText: /\S/ }).first().click({ clickCount: 3 })
  await nozawa.page.locator('.editor-toolbar').getByRole('button', { name: '修正を頼む' }).click()
  const dialog = nozawa.page.getByRole('dialog')
  const quote = await dialog.locator('blockquote').innerText()
  expect(quote.trim().length).toBeGreaterThan(0)
  await dialog.getByLabel('どう直してほしいか').fill('人数を確かめてください。')
  await dialog.getByRole('button', { name: '修正依頼を送る' }).click()

  await secretariat.page.getByText('人数を確かめてください。').waitFor()
  await button(secretariat, '代行入力').click()
  const entering = secretariat.page.getByRole('dialog')
  const offered = await entering.getByLabel('回答した団体').locator('option').allInnerTexts()
  expect(offered).toContain('山ノ内町')
  expect(offered).not.toContain('野沢温泉村')
  await entering.getByRole('button', { name: 'やめる' }).click()
  await button(secretariat, '箇所へ移る').click()
  const marked = () => secretariat.page.evaluate(() => getSelection()?.toString() ?? '')
  await expect.poll(marked).toBe(quote)
  await button(secretariat, '採否を答える').click()
  const decide = secretariat.page.getByRole('dialog')
  await decide.getByLabel('不採用', { exact: true }).check()
  expect(await decide.getByRole('button', { name: '採否を答える' }).isDisabled()).toBe(true)
  await decide.getByLabel(/^理由/).fill('当日の資料のとおりです。')
  await decide.getByRole('button', { name: '採否を答える' }).click()
  await nozawa.page.getByText('当日の資料のとおりです。').waitFor()
})

test('[V12] 確定 follows the last answer; words that came too late become a draft of their 団体', async () => {
  const { round } = await pageOf(secretariat)
  for (const { organisation, state } of round?.rows ?? [])
    if (state === 'unanswered')
      await secretariat.asks(`/api/confirmation/${draft.id}/answer`, {
        method: 'POST',
        body: {
          roundId: round?.id,
          onBehalf: { organisationId: organisation.id, channel: 'phone' },
          idempotencyKey: `answer-of-${organisation.id}`,
        },
      })
  await button(secretariat, '確認を締め切る').click()
  await secretariat.page.getByRole('dialog').getByRole('button', { name: '確認を締め切る' }).click()
  await secretariat.page.getByText('第0.9版の確認は終わりました').waitFor()
  await secretariat.page.getByText('事務局が確定できます。').waitFor()
  const cable = await layCable(world.product.url)
  const late = await world.as('野沢温泉村', '企画担当', cable.url)
  await late.opens(`/meetings/${draft.id}?tab=minutes`)
  await surface(late).waitFor()
  await saved(late)
  cable.pull()
  await surface(late).locator('p').last().click()
  await late.page.keyboard.press('Control+End')
  await late.page.keyboard.type('遅れて届く一文。')
  await surface(late).getByText('遅れて届く一文。').waitFor()

  await button(secretariat, '議事録を確定').click()
  const dialog = secretariat.page.getByRole('dialog')
  await dialog.getByText('第0.9版', { exact: false }).first().waitFor()
  await dialog.getByRole('button', { name: '確定する' }).click()
  await dialog.getByText('議事録を確定しました').waitFor()
  await dialog.getByRole('button', { name: '閉じて記録を見る' }).click()

  cable.putBack()
  await late.page.getByRole('button', { name: '修正依頼にする' }).click()
  await late.page.getByText('修正依頼の下書きにしました').waitFor()
  await late.page.getByRole('button', { name: '修正依頼を送る' }).click()
  await expect
    .poll(async () => (await pageOf(secretariat)).corrections.map(({ state }) => state))
    .toEqual(['rejected', 'open'])
  await cable.close()
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../server/id'
import { compose } from '../support/browser'
import { layCable } from '../support/cable'
import { saved, showsTitle, surface, titles, wordsOf } from '../support/documentPages'
import {
  forumId,
  openWorld,
  type SampleMeeting,
  type Seated,
  sampleMeetings,
  type World,
} from '../support/world'

/** The main job of the three kinds of people, on the real product with the sample year, from the first keystroke to the record. */

let world: World
let sakae: Seated
let nakano: Seated
let secretariat: Seated
let prefecture: Seated
let coming: SampleMeeting
let draft: SampleMeeting

beforeAll(async () => {
  world = await openWorld()
  sakae = await world.as('栄村')
  nakano = await world.as('中野市', '企画担当課長')
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  prefecture = await world.as('長野県', '市町村課')
  const meetings = await sampleMeetings(sakae)
  coming = meetings.coming
  draft = meetings.draft
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
})

/** What an input method shows on the way to 除雪; none of it stands in the texts below. */
const josetsu = ['ｊ', 'じ', 'じｙ', 'じょ', 'じょｓ', 'じょせ', 'じょせｔ', 'じょせつ', '除雪']

describe('次第, live', () => {
  test('two municipalities and the secretariat write one 次第 at once, one of them in Japanese in the same field', async () => {
    await Promise.all([sakae, nakano, secretariat].map((person) => person.opens(`/meetings/${coming.id}`)))
    await Promise.all([sakae, nakano, secretariat].map(saved))
    const before = await titles(sakae).count()

    await sakae.page.getByRole('button', { name: '協議事項を加える' }).click()
    await sakae.page.keyboard.type('村道の共同発注')
    await showsTitle(nakano, '村道の共同発注')
    await secretariat.page.getByRole('button', { name: '報告事項を加える' }).click()
    await secretariat.page.keyboard.type('令和7年度の実績について')

    const ofNakano = nakano.page
      .locator('[data-field$=".title"]')
      .nth(await indexOf(nakano, '村道の共同発注'))
    await ofNakano.press('End')
    // 栄村 composes in the middle of the title while 中野市 types at its end, letter by letter.
    const ofSakae = sakae.page.locator('[data-field$=".title"]').nth(await indexOf(sakae, '村道の共同発注'))
    await ofSakae.evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(2, 2)
      field.addEventListener('compositionstart', () => {
        field.dataset.compositions = String(Number(field.dataset.compositions ?? 0) + 1)
      })
    })
    await compose(sakae.page, josetsu, async () => {
      await nakano.page.keyboard.type('Ａ')
    })
    const agreed = `村道除雪の共同発注${'Ａ'.repeat(josetsu.length)}`
    for (const person of [sakae, nakano, secretariat]) {
      await showsTitle(person, agreed)
      await showsTitle(person, '令和7年度の実績について')
    }
    expect(await ofSakae.getAttribute('data-compositions')).toBe('1')
    expect(await titles(sakae).count()).toBe(before + 2)
    await Promise.all([sakae, nakano, secretariat].map(saved))
  })

  test('[S2][S3] whose line breaks while the others are there comes back with every word', async () => {
    const cable = await layCable(world.product.url)
    const kijimadaira = await world.as('木島平村', '企画担当', cable.url)
    await kijimadaira.opens(`/meetings/${coming.id}`)
    await saved(kijimadaira)
    const title = titles(kijimadaira).first()
    const before = await title.inputValue()
    await title.press('End')
    cable.pull()
    await kijimadaira.page.keyboard.type('（途切れた間の一言）')
    await kijimadaira.page
      .getByText(/未保存 \d+件・オフライン/)
      .filter({ visible: true })
      .first()
      .waitFor()
    cable.putBack()
    await saved(kijimadaira)
    for (const person of [sakae, nakano, secretariat])
      await showsTitle(person, `${before}（途切れた間の一言）`)
    await kijimadaira.context.close()
    await cable.close()
  })

  test('what was written is there after everybody left and came back', async () => {
    await nakano.opens(`/meetings/${coming.id}`)
    await showsTitle(nakano, '令和7年度の実績について')
  })
})

async function indexOf(person: Seated, text: string): Promise<number> {
  await showsTitle(person, text)
  const values = await titles(person).evaluateAll((fields) =>
    fields.map((field) => (field as HTMLTextAreaElement).value),
  )
  return values.indexOf(text)
}

describe('議事録, live', () => {
  const paragraph = (person: Seated, text: string | RegExp) => surface(person).getByText(text)

  test('one composes Japanese while the other types in the same paragraph', async () => {
    for (const person of [sakae, nakano]) await person.opens(`/meetings/${draft.id}?tab=minutes`)
    await Promise.all([sakae, nakano].map((person) => surface(person).waitFor()))
    await surface(sakae).click()
    await sakae.page.keyboard.press('Control+End')
    await sakae.page.keyboard.press('Enter')
    await sakae.page.keyboard.type('次は村道のことを話す。')
    await paragraph(nakano, '次は村道のことを話す。').waitFor()

    await paragraph(nakano, '次は村道のことを話す。').click()
    await nakano.page.keyboard.press('End')
    await surface(sakae).evaluate((root: HTMLElement) => {
      root.addEventListener('compositionstart', () => {
        root.dataset.compositions = String(Number(root.dataset.compositions ?? 0) + 1)
      })
    })
    await sakae.page.keyboard.press('Home')
    for (let step = 0; step < '次は村道'.length; step++) await sakae.page.keyboard.press('ArrowRight')
    await compose(sakae.page, josetsu, async () => {
      await nakano.page.keyboard.type('Ｂ')
    })
    const agreed = `次は村道除雪のことを話す。${'Ｂ'.repeat(josetsu.length)}`
    for (const person of [sakae, nakano]) await expect.poll(() => wordsOf(person)).toContain(agreed)
    expect(await surface(sakae).getAttribute('data-compositions')).toBe('1')
  })

  test('[M8] a decision written in the minutes appears as a row of the meeting', async () => {
    await sakae.page.keyboard.press('Control+End')
    await sakae.page.keyboard.press('Enter')
    await sakae.page.getByRole('button', { name: '決定', exact: true }).click()
    await sakae.page.keyboard.type('来年度から除雪を共同で発注する。')
    await secretariat.opens(`/meetings/${draft.id}?tab=outcomes`)
    const outcomes = secretariat.page.getByRole('tabpanel').filter({ visible: true })
    await outcomes.getByText('来年度から除雪を共同で発注する。').first().waitFor()
  })
})

describe('提案ボード', () => {
  const balanceTotals = async (person: Seated) => {
    const { body } = await person.asks(`/api/proposals/balance?forumId=${forumId}`)
    return body as { n: number; classes: Record<string, unknown> }
  }

  const countOf = async (person: Seated, label: string): Promise<number> => {
    await person.opens(`/forums/${forumId}/balance`)
    const cell = person.page.getByRole('row', { name: new RegExp(`^${label}`) }).first()
    await cell.waitFor()
    return Number(/(\d+)件/.exec(await cell.innerText())?.[1] ?? Number.NaN)
  }

  /** From an empty form to 提出, as a person does it. */
  const proposes = async (person: Seated, title: string, onBehalfOf?: string) => {
    await person.opens(`/forums/${forumId}/proposals/new`)
    if (onBehalfOf !== undefined) {
      await person.page.getByLabel('ほかの団体に代わって書く（代行入力）').check()
      await person.page.locator('[name="onBehalfOf.organisationId"]').selectOption({ label: onBehalfOf })
      await person.page.getByRole('radio', { name: '電話' }).check()
    }
    await person.page.getByLabel('困りごと').fill('冬の除雪を頼める事業者が減っている。')
    await person.page.getByLabel('やること').fill('近くの町村と一括して発注する。')
    await person.page.getByLabel('件名').fill(title)
    await person.page.getByRole('button', { name: '下書きを作る' }).click()
    await person.page.waitForURL(/\/proposals\/[\w-]+$/)
    await person.page.getByLabel('分野').selectOption({ index: 1 })
    await person.page.getByLabel('発案のきっかけ', { exact: false }).first().selectOption({ index: 1 })
    await person.page.getByRole('button', { name: '提出する' }).click()
    await person.page.getByRole('dialog').getByRole('button', { name: '提出する' }).click()
    await person.page
      .getByText(/提案番号は|R\d+-\d+/)
      .first()
      .waitFor()
    // The button is gone; whoever works by keyboard goes on from the title.
    await person.page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  }

  test('a village’s proposal appears on the centre’s board without a reload and counts as 連携市町村', async () => {
    const before = await countOf(nakano, '連携市町村のみ')
    await nakano.opens(`/forums/${forumId}/proposals`)
    await nakano.page.getByText('村道除雪の共同発注').first().waitFor()
    await nakano.page.evaluate(() => document.body.setAttribute('data-never-reloaded', 'yes'))

    await proposes(sakae, '除雪機械の共同利用')

    await nakano.page.getByRole('link', { name: '除雪機械の共同利用' }).waitFor()
    expect(await nakano.page.locator('body').getAttribute('data-never-reloaded')).toBe('yes')
    await nakano.page.getByRole('button', { name: '連携市町村発だけ' }).click()
    await nakano.page.getByRole('link', { name: '除雪機械の共同利用' }).waitFor()
    expect(await countOf(nakano, '連携市町村のみ')).toBe(before + 1)
  })

  test('代行入力 counts for the village, not for the centre that typed it', async () => {
    const [partners, central, n] = [
      await countOf(nakano, '連携市町村のみ'),
      await countOf(nakano, '中心市単独'),
      (await balanceTotals(nakano)).n,
    ]
    await proposes(secretariat, '電話で受けた保健師の応援', '木島平村')
    expect(await countOf(nakano, '連携市町村のみ')).toBe(partners + 1)
    expect(await countOf(nakano, '中心市単独')).toBe(central)
    expect((await balanceTotals(nakano)).n).toBe(n + 1)
    await nakano.opens(`/forums/${forumId}/proposals`)
    await nakano.page.getByRole('link', { name: '電話で受けた保健師の応援' }).click()
    await nakano.page.getByText('あり（電話で受付）。発案団体は変わりません。').waitFor()
  })
})

describe('確定 and 県', () => {
  const versionIdOf = async ({ id }: SampleMeeting) => {
    const { body } = await secretariat.asks(`/api/meetings/${id}`)
    return (body as SampleMeeting).versionId
  }

  test('[S6][M6] confirmed minutes refuse a stale tab’s edit, and the tab says what to do', async () => {
    const cable = await layCable(world.product.url)
    const village = await world.as('野沢温泉村', '企画担当', cable.url)
    await village.opens(`/meetings/${draft.id}?tab=minutes`)
    await surface(village).waitFor()
    await saved(village)
    // The village's network fails; it types on without knowing that the secretariat confirms meanwhile.
    cable.pull()
    await surface(village).click()
    await village.page.keyboard.press('Control+End')
    await village.page.keyboard.type('遅れて届く一文。')

    await secretariat.opens(`/meetings/${draft.id}`)
    await secretariat.page.getByRole('button', { name: '議事録を確定' }).click()
    const dialog = secretariat.page.getByRole('dialog')
    await dialog.getByText('来年度から除雪を共同で発注する。').first().waitFor()
    await dialog.getByRole('button', { name: '確定する' }).click()
    await dialog.getByText('議事録を確定しました').waitFor()
    await dialog.getByRole('button', { name: '閉じて記録を見る' }).click()

    cable.putBack()
    const told = village.page
      .getByRole('alert')
      .filter({ hasText: 'この議事録は確定しました', visible: true })
    await told.waitFor()
    const kept = village.page.getByLabel('保存されていない入力の控え').filter({ visible: true })
    expect(await kept.inputValue()).toContain('遅れて届く一文。')
    await cable.close()

    const record = await secretariat.asks(`/api/records/${await versionIdOf(draft)}/record.json`)
    expect(JSON.stringify(record.body)).not.toContain('遅れて届く一文。')
  })

  test('[M7] the prefecture reads the record, checks its bytes by the hash and marks it 確認済み', async () => {
    const versionId = await versionIdOf(draft)
    await prefecture.opens(`/records/${versionId}`)
    await prefecture.page.getByText('来年度から除雪を共同で発注する。').first().waitFor()
    const bytes = await prefecture.page.evaluate(
      async (path) => (await fetch(path)).text(),
      `/api/records/${versionId}/record.json`,
    )
    await prefecture.page.getByText(sha256(bytes)).first().waitFor()
    await prefecture.page.getByRole('button', { name: '確認済みにする' }).click()
    await prefecture.page.getByText('市町村課').filter({ visible: true }).nth(1).waitFor()
    await sakae.opens(`/records/${versionId}`)
    await sakae.page.getByText('確認済み').first().waitFor()
  })
})

import type { Request } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setPreedit } from '../support/browser'
import { saved, showsTitle, surface, titles } from '../support/documentPages'
import { layNarrowNetwork, type NarrowNetwork } from '../support/narrowNetwork'
import { openWorld, type SampleMeeting, type Seated, sampleMeetings, type World } from '../support/world'

/** Two municipalities behind a proxy that lets no WebSocket through, and the secretariat outside, on the product itself. */

let world: World
let network: NarrowNetwork
let sakae: Seated
let nozawa: Seated
let secretariat: Seated
let meeting: SampleMeeting

beforeAll(async () => {
  world = await openWorld()
  network = await layNarrowNetwork(world.product.url, 'refused')
  sakae = await world.as('栄村', '企画担当', network.url)
  nozawa = await world.as('野沢温泉村', '企画担当', network.url)
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  meeting = (await sampleMeetings(secretariat)).coming
})
afterAll(async () => {
  world.expectNoMisdeeds()
  await world.close()
  await network.close()
})

const everybody = () => [sakae, nozawa, secretariat]
const shown = (person: Seated, text: string | RegExp) =>
  person.page.getByText(text).filter({ visible: true }).first()
const slowSign = (person: Seated) => shown(person, '低速の経路で接続中')

describe('[S9] behind a proxy that refuses upgrades', () => {
  test('the 次第 is written together, saved, and everybody is seen', async () => {
    for (const person of everybody()) await person.opens(`/meetings/${meeting.id}`)
    await Promise.all(everybody().map(saved))
    await Promise.all([sakae, nozawa].map((person) => slowSign(person).waitFor()))
    expect(await slowSign(secretariat).count()).toBe(0)
    for (const person of everybody())
      for (const name of ['栄村', '野沢温泉村', '飯山市'])
        await person.page.locator('.peer').filter({ hasText: name, visible: true }).first().waitFor()

    await sakae.page.getByRole('button', { name: '協議事項を加える' }).click()
    await sakae.page.keyboard.type('除雪の共同発注')
    await secretariat.page.getByRole('button', { name: '報告事項を加える' }).click()
    await secretariat.page.keyboard.type('令和7年度の実績')
    await nozawa.page.getByRole('button', { name: '協議事項を加える' }).click()
    await nozawa.page.keyboard.type('温泉地の二次交通')
    for (const person of everybody())
      for (const title of ['除雪の共同発注', '令和7年度の実績', '温泉地の二次交通'])
        await showsTitle(person, title)
    await Promise.all(everybody().map(saved))
    // A network without sockets is no broken line.
    expect(await shown(sakae, '通信が切れています').count()).toBe(0)
  })

  test('a change of the meeting is seen without a socket for notices', async () => {
    const { status } = await secretariat.asks(`/api/meetings/${meeting.id}`, {
      method: 'PUT',
      body: { title: '幹事会', startsAt: Date.UTC(2027, 1, 3, 5), place: '飯綱の間', mode: 'in_person' },
    })
    expect(status).toBe(200)
    await shown(secretariat, /飯綱の間/).waitFor()
    await shown(sakae, /飯綱の間/).waitFor()
  })

  test('the 議事録 is written together, with each other’s carets', async () => {
    for (const person of everybody()) await person.opens(`/meetings/${meeting.id}?tab=minutes`)
    for (const person of everybody()) await surface(person).waitFor()
    await Promise.all(everybody().map(saved))
    await surface(sakae).click()
    await sakae.page.keyboard.press('Control+End')
    await sakae.page.keyboard.press('Enter')
    await sakae.page.keyboard.type('栄村からの一文。')
    for (const person of everybody()) await shown(person, '栄村からの一文。').waitFor()
    await surface(secretariat).click()
    await secretariat.page.keyboard.press('Control+End')
    await secretariat.page.keyboard.type('事務局の続き。')
    for (const person of everybody()) await shown(person, '栄村からの一文。事務局の続き。').waitFor()
    await sakae.page.locator('.remote-caret').filter({ hasText: '飯山市' }).first().waitFor()
    await secretariat.page.locator('.remote-caret').filter({ hasText: '栄村' }).first().waitFor()
    await Promise.all(everybody().map(saved))
  })

  test('with three windows open, few requests wait at the server: a fourth opens as quickly', async () => {
    const waiting = new Set<Request>()
    let waitingMost = 0
    sakae.context.on('request', (request) => {
      if (/[?&]wait=[1-9]/.test(request.url())) waiting.add(request)
      waitingMost = Math.max(waitingMost, waiting.size)
    })
    sakae.context.on('requestfinished', (request) => waiting.delete(request))
    sakae.context.on('requestfailed', (request) => waiting.delete(request))
    const windows = [await sakae.context.newPage(), await sakae.context.newPage()]
    for (const page of windows) {
      await page.goto(`/meetings/${meeting.id}?tab=minutes`)
      await page.getByText('保存済み').filter({ visible: true }).first().waitFor()
    }
    // Two documents each: more than a browser has connections.
    await windows[0]?.goto('/')
    await windows[0]?.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor({ timeout: 5_000 })
    expect(waitingMost).toBe(3)
    for (const page of windows) await page.close()
  })

  test('when upgrades come through, the page changes over in the middle of a composition', async () => {
    const { page } = sakae
    await surface(sakae).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.evaluate(watchPage)
    const ime = await page.context().newCDPSession(page)
    for (const preedit of ['ｋ', 'か', 'かん']) await setPreedit(ime, preedit)
    network.upgrades = 'through'
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await slowSign(sakae).waitFor({ state: 'hidden' })
    await surface(nozawa).click()
    await nozawa.page.keyboard.press('Control+Home')
    await nozawa.page.keyboard.type('野沢')
    await shown(sakae, /^野沢/).waitFor()
    for (const preedit of ['かんこ', 'かんこう', '観光']) await setPreedit(ime, preedit)
    await ime.send('Input.insertText', { text: '観光' })
    await page.keyboard.type('の話。')
    for (const person of everybody()) await shown(person, '観光の話。').waitFor()
    await Promise.all(everybody().map(saved))
    const seen = await page.evaluate(() => window.seenOnPage)
    expect(seen.compositions).toEqual(['start', 'end'])
    expect(seen.statuses.filter((status) => /未保存|未接続|オフライン|接続中/.test(status))).toEqual([])
  })

  test('on the socket all goes on, and the next page takes it at once', async () => {
    await sakae.opens(`/meetings/${meeting.id}?tab=minutes`)
    await surface(sakae).waitFor()
    await saved(sakae)
    expect(await slowSign(sakae).count()).toBe(0)
    await shown(sakae, '観光の話。').waitFor()
  })
})

test('[S9] behind a proxy that takes upgrades and never answers, a document is open within seconds', async () => {
  const silent = await layNarrowNetwork(world.product.url, 'silent')
  const kijimadaira = await world.as('木島平村', '企画担当', silent.url)
  await kijimadaira.opens(`/meetings/${meeting.id}`)
  await saved(kijimadaira)
  await slowSign(kijimadaira).waitFor()
  await titles(kijimadaira).first().press('End')
  await kijimadaira.page.keyboard.type('（木島平）')
  await saved(kijimadaira)
  await secretariat.opens(`/meetings/${meeting.id}`)
  await showsTitle(secretariat, await titles(kijimadaira).first().inputValue())
  await kijimadaira.context.close()
  await silent.close()
})

declare global {
  interface Window {
    seenOnPage: { compositions: string[]; statuses: string[] }
  }
}

/** Runs in the page: notes compositions and every word the badge shows. */
function watchPage() {
  const seen: Window['seenOnPage'] = { compositions: [], statuses: [] }
  window.seenOnPage = seen
  document.addEventListener('compositionstart', () => seen.compositions.push('start'), true)
  document.addEventListener('compositionend', () => seen.compositions.push('end'), true)
  const badges = () => [...document.querySelectorAll<HTMLElement>('.document-status')]
  const look = () => {
    for (const badge of badges()) if (badge.checkVisibility()) seen.statuses.push(badge.innerText)
  }
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true })
}

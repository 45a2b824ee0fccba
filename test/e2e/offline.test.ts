import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Dialog, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openWorld, type SampleMeeting, type Seated, sampleMeetings, type World } from '../support/world'

/*
 * What a browser keeps of its person [S11][S12], on the real product: one profile on disk, used by one office after the other, whose
 * line to the server's documents is cut and given back. Pages come through all the while, so that what they say can be read.
 */

let world: World
let nakano: Seated
let secretariat: Seated
let meetings: SampleMeeting[]
const profile = mkdtempSync(join(tmpdir(), 'entaku-profile-'))

beforeAll(async () => {
  world = await openWorld()
  nakano = await world.as('中野市', '企画担当課長')
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  meetings = await sampleMeetings(nakano)
})
afterAll(async () => {
  await world.close()
  rmSync(profile, { recursive: true, force: true })
})

const coming = () => lastOf(meetings)
const draft = () => lastOf(meetings.filter(({ versionId, id }) => versionId === null && id !== coming().id))
function lastOf(some: readonly SampleMeeting[]): SampleMeeting {
  const last = some.at(-1)
  if (!last) throw new Error('the sample has no such meeting')
  return last
}

/** A browser on the profile, from its start to its end. */
interface Terminal {
  context: BrowserContext
  page: Page
  /** the documents' line: pages and acts go through, what is typed does not */
  line: { isCut: boolean }
}

async function startTerminal(isCut = false): Promise<Terminal> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    baseURL: world.product.url,
    viewport: { width: 1366, height: 768 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
  })
  const line = { isCut }
  await context.route(/\/sync\/v1\//, (route) => (line.isCut ? route.abort() : route.continue()))
  await context.routeWebSocket(/\/sync\/v1\//, (socket) => {
    if (line.isCut) return void socket.close({ code: 1001 })
    const server = socket.connectToServer()
    const timer = setInterval(() => {
      if (!line.isCut) return
      clearInterval(timer)
      void socket.close({ code: 1001 })
      void server.close({ code: 1001 })
    }, 20)
    server.onClose((code, reason) => {
      clearInterval(timer)
      void socket.close({
        ...(code === undefined ? {} : { code }),
        ...(reason === undefined ? {} : { reason }),
      })
    })
  })
  return { context, page: await context.newPage(), line }
}

/** Somebody of this office sits down. */
async function sitDown(page: Page, office: string) {
  await page.goto('/sample')
  await page
    .getByRole('region', { name: office, exact: true })
    .getByRole('button', { name: /企画担当/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
}

const badge = (page: Page, text: string | RegExp) =>
  page.locator('.document-status').filter({ visible: true }).getByText(text)
const titles = (page: Page) => page.locator('[data-field$=".title"]')
const waiting = (page: Page) => page.getByText('サーバーにまだ保存されていない入力があります')
const agendaPath = () => `/meetings/${coming().id}`
const keptDatabases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort())

async function titleOf(person: Seated, at = 0) {
  await person.opens(agendaPath())
  await badge(person.page, '保存済み').waitFor()
  return titles(person.page).nth(at).inputValue()
}

test('[ack/saved-counter-survives-reconnect] [S2][S11] what was typed before the browser was closed is 未保存 until the server has it', async () => {
  const before = await startTerminal()
  await sitDown(before.page, '栄村')
  await before.page.goto(agendaPath())
  await badge(before.page, '保存済み').waitFor()
  before.line.isCut = true
  await titles(before.page).first().press('End')
  await before.page.keyboard.type('（栄村）')
  await badge(before.page, '未保存 4件・オフライン').waitFor()
  await before.context.close()

  await nakano.opens(agendaPath())
  await badge(nakano.page, '保存済み').waitFor()
  await titles(nakano.page).first().press('Home')
  await nakano.page.keyboard.type('中野市：')
  await badge(nakano.page, '保存済み').waitFor()

  const after = await startTerminal(true)
  await sitDown(after.page, '栄村')
  await after.page.getByText('（未保存 4件）').waitFor()
  await after.page.getByRole('link', { name: / 次第$/ }).click()
  // The copy stands there while no line is open, and the count is there at once.
  await badge(after.page, '未保存 4件・オフライン').waitFor()
  expect(await titles(after.page).first().inputValue()).toContain('（栄村）')
  expect(await badge(after.page, '保存済み').count()).toBe(0)
  after.line.isCut = false
  await badge(after.page, '保存済み').waitFor()
  const both = /^中野市：.*（栄村）$/
  await expect.poll(() => titles(after.page).first().inputValue()).toMatch(both)
  await expect.poll(() => titles(nakano.page).first().inputValue()).toMatch(both)
  await after.page.reload()
  await badge(after.page, '保存済み').waitFor()
  expect(await waiting(after.page).count()).toBe(0)
  await after.context.close()
})

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { launchProfile } from '../support/browser'
import { titles } from '../support/documentPages'
import { openWorld, type SampleMeeting, type Seated, sampleMeetings, type World } from '../support/world'

/*
 * What a browser keeps of its person [S11][S12], on the real product: one profile on disk, used by one office after the other, whose
 * line to the server's documents is cut and given back. Pages come through all the while, so that what they say can be read.
 */

let world: World
let nakano: Seated
let secretariat: Seated
let coming: SampleMeeting
let draft: SampleMeeting
const profile = mkdtempSync(join(tmpdir(), 'entaku-profile-'))

beforeAll(async () => {
  world = await openWorld()
  nakano = await world.as('中野市', '企画担当課長')
  secretariat = await world.as('飯山市', '定住自立圏事務局')
  const meetings = await sampleMeetings(nakano)
  coming = meetings.coming
  draft = meetings.draft
  await opensAgenda(nakano.page)
})
afterAll(async () => {
  await world.close()
  rmSync(profile, { recursive: true, force: true })
})

/** One terminal at a time: the profile is one person's after the other. */
let running: BrowserContext | undefined
afterEach(() => running?.close())

/** A browser on the profile, from its start to its end. */
interface Terminal {
  context: BrowserContext
  page: Page
  line: Line
}

type Cut = 'nothing' | 'documents' | 'everything'

/** What does not get through: the co-edited documents alone, or all that the product asks for. */
class Line {
  #cut: Cut
  readonly #ends = new Set<() => void>()

  constructor(cut: Cut) {
    this.#cut = cut
  }

  /** Sockets to documents break with it. */
  set cut(cut: Cut) {
    this.#cut = cut
    if (cut !== 'nothing') for (const end of this.#ends) end()
  }

  lets(url: string): boolean {
    return this.#cut === 'nothing' || (this.#cut === 'documents' && !url.includes('/sync/'))
  }

  passOn(socket: WebSocketRoute): void {
    if (this.#cut !== 'nothing') return void socket.close({ code: 1001 })
    const server = socket.connectToServer()
    const end = (code = 1001) => {
      this.#ends.delete(end)
      void socket.close({ code })
      void server.close({ code })
    }
    this.#ends.add(end)
    socket.onClose(end)
    server.onClose(end)
  }
}

async function startTerminal(cut: Cut = 'nothing'): Promise<Terminal> {
  const context = await launchProfile(profile, world.product.url)
  running = context
  const line = new Line(cut)
  await context.route(/\/(sync|api)\//, (route) =>
    line.lets(route.request().url()) ? route.continue() : route.abort(),
  )
  await context.routeWebSocket(/\/sync\/v1\//, (socket) => line.passOn(socket))
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
const waiting = (page: Page) => page.getByText('サーバーにまだ保存されていない入力があります')
const agendaPath = () => `/meetings/${coming.id}`
const keptDatabases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort())

/** Opens the agenda and waits until it stands as the server has it. */
async function opensAgenda(page: Page) {
  await page.goto(agendaPath())
  await badge(page, '保存済み').waitFor()
}

/** Types at the end of the first title. */
async function types(page: Page, text: string) {
  await titles({ page }).first().press('End')
  await page.keyboard.type(text)
}

/** 栄村 writes in the agenda while the line is cut. Nobody signs out: the browser is just closed. */
async function leavesUnsaved(text: string) {
  const { context, page, line } = await startTerminal()
  await sitDown(page, '栄村')
  await opensAgenda(page)
  line.cut = 'documents'
  await types(page, text)
  await badge(page, `未保存 ${text.length}件・オフライン`).waitFor()
  await context.close()
}

const firstTitle = (page: Page) => titles({ page }).first().inputValue()

test('[ack/saved-counter-survives-reconnect] [S2][S11] what was typed before the browser was closed is 未保存 until the server has it', async () => {
  const before = await startTerminal()
  await sitDown(before.page, '栄村')
  await before.page.goto(agendaPath())
  await badge(before.page, '保存済み').waitFor()
  before.line.cut = 'documents'
  await titles(before).first().press('End')
  await before.page.keyboard.type('（栄村）')
  await badge(before.page, '未保存 4件・オフライン').waitFor()
  await before.context.close()

  await titles(nakano).first().press('Home')
  await nakano.page.keyboard.type('中野市：')
  await badge(nakano.page, '保存済み').waitFor()

  const after = await startTerminal('documents')
  await sitDown(after.page, '栄村')
  await after.page.getByText('（未保存 4件）').waitFor()
  await after.page.getByRole('link', { name: / 次第$/ }).click()
  // The copy stands there while no line is open, and the count is there at once.
  await badge(after.page, '未保存 4件・オフライン').waitFor()
  expect(await titles(after).first().inputValue()).toContain('（栄村）')
  expect(await badge(after.page, '保存済み').count()).toBe(0)
  after.line.cut = 'nothing'
  await badge(after.page, '保存済み').waitFor()
  const both = /^中野市：.*（栄村）$/
  await expect.poll(() => titles(after).first().inputValue()).toMatch(both)
  await expect.poll(() => titles(nakano).first().inputValue()).toMatch(both)
  await after.page.reload()
  await badge(after.page, '保存済み').waitFor()
  expect(await waiting(after.page).count()).toBe(0)
  await after.context.close()
})

test('[offline/shared-PC-second-user-sees-nothing] [S12] the next person at the same browser sees no word of the last, who finds it again', async () => {
  await leavesUnsaved('《栄村の下書き》')

  const second = await startTerminal('documents')
  await sitDown(second.page, '野沢温泉村')
  const leftOf = (page: Page) => keptDatabases(page).then((names) => names.length)
  // The notebook, and the copy of the one document in which something waits.
  await expect.poll(() => leftOf(second.page)).toBe(2)
  expect(await waiting(second.page).count()).toBe(0)
  second.line.cut = 'nothing'
  await opensAgenda(second.page)
  expect(await second.page.locator('body').innerText()).not.toContain('栄村の下書き')
  expect(await firstTitle(second.page)).not.toContain('栄村の下書き')
  expect(await keptDatabases(second.page)).toHaveLength(2 + 3)

  // The owner comes back, and opens nothing: the desk brings it along.
  await sitDown(second.page, '栄村')
  await expect.poll(() => firstTitle(nakano.page), { timeout: 20_000 }).toContain('《栄村の下書き》')
  await waiting(second.page).waitFor({ state: 'detached' })
  await second.context.close()
})

test('[S2][S11] of two tabs the one that stays brings what the other left, once', async () => {
  const { context, page, line } = await startTerminal()
  await sitDown(page, '栄村')
  await opensAgenda(page)
  const other = await context.newPage()
  await opensAgenda(other)
  line.cut = 'documents'
  await types(other, '【甲】')
  await badge(other, '未保存 3件・オフライン').waitFor()
  await types(page, '【乙】')
  await badge(page, '未保存 3件・オフライン').waitFor()
  await other.close()
  line.cut = 'nothing'
  await badge(page, '保存済み').waitFor()
  await expect.poll(() => firstTitle(page)).toMatch(/【甲】/)
  await expect.poll(() => firstTitle(nakano.page)).toMatch(/【甲】/)
  await badge(page, '保存済み').waitFor()
  expect((await firstTitle(nakano.page)).split(/【甲】|【乙】/)).toHaveLength(3)
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
  expect(await waiting(page).count()).toBe(0)
  await context.close()
})

test('[S2][S11] words that a crash left in the copy alone are not called saved before the server has them', async () => {
  const { context, page, line } = await startTerminal()
  await sitDown(page, '栄村')
  await opensAgenda(page)
  line.cut = 'documents'
  await types(page, '｛控えだけ｝')
  await badge(page, '未保存 6件・オフライン').waitFor()
  await page.evaluate(forgetChanges)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await badge(page, '未接続').waitFor()
  expect(await firstTitle(page)).toContain('｛控えだけ｝')
  expect(await badge(page, '保存済み').count()).toBe(0)
  line.cut = 'nothing'
  await badge(page, '保存済み').waitFor()
  await expect.poll(() => firstTitle(nakano.page)).toContain('｛控えだけ｝')
  await context.close()
})

/** Runs in the page: takes every noted change out of the notebooks, as if it had never reached the disk. */
async function forgetChanges() {
  for (const { name = '' } of await indexedDB.databases()) {
    if (name.split('/').length !== 3) continue
    await new Promise<void>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('changes', 'readwrite')
        transaction.objectStore('changes').clear()
        transaction.oncomplete = () => {
          opening.result.close()
          resolve()
        }
      }
    })
  }
}

test('[ui/leave-page-warning-with-unsaved-edits] [S11] offline a page opens from this browser, warns before it closes, and is left without loss', async () => {
  const { context, page, line } = await startTerminal()
  await sitDown(page, '栄村')
  await opensAgenda(page)
  const before = await firstTitle(page)
  await page.getByRole('link', { name: '円卓' }).click()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
  line.cut = 'everything'
  await page.goBack()
  await page.getByText('オフラインのため、この端末に控えた').waitFor()
  await expect.poll(() => firstTitle(page)).toBe(before)
  await types(page, '〔留守中〕')
  await badge(page, '未保存 5件・オフライン').waitFor()

  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  await page.getByRole('link', { name: '円卓' }).click()
  await page.getByText('（未保存 5件）').waitFor()
  line.cut = 'nothing'
  await waiting(page).waitFor({ state: 'detached', timeout: 30_000 })
  await expect.poll(() => firstTitle(nakano.page)).toBe(`${before}〔留守中〕`)
  await context.close()
})

test('[S12] signing out waits for every word, names what does not get through, and then leaves nothing', async () => {
  const { context, page, line } = await startTerminal()
  await sitDown(page, '栄村')
  await page.goto('/account')
  await page.getByRole('checkbox', { name: '共用の端末で使う' }).check()
  await opensAgenda(page)
  line.cut = 'documents'
  await types(page, '［最後］')
  await page.getByRole('button', { name: /誰として/ }).click()
  await page.getByText('共用の端末').waitFor()
  await page.getByRole('button', { name: 'サインアウト', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('未保存 4件').waitFor()
  expect(await dialog.getByRole('button', { name: '控えを残してサインアウト' }).count()).toBe(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /退避ファイルを保存/ }).click(),
  ])
  expect(readFileSync(await file.path(), 'utf8')).toContain('［最後］')
  // Nobody presses anything more: the line comes back, and the sign-out goes on by itself.
  line.cut = 'nothing'
  await page.getByText('この端末に残した控えは消しました').waitFor({ timeout: 30_000 })
  await page.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor()
  expect(await keptDatabases(page)).toEqual([])
  await expect.poll(() => firstTitle(nakano.page)).toContain('［最後］')
  await context.close()
})

test('[S6][S11] minutes confirmed while the browser was closed: what came too late is offered as a file, until it is taken', async () => {
  const first = await startTerminal()
  await sitDown(first.page, '栄村')
  await first.page.goto(`/meetings/${draft.id}?tab=minutes`)
  await badge(first.page, '保存済み').waitFor()
  await first.page.locator('.ProseMirror').click()
  first.line.cut = 'documents'
  await first.page.keyboard.press('Control+End')
  await first.page.keyboard.type('遅れて届く一文。')
  await badge(first.page, /未保存 \d+件・オフライン/).waitFor()
  await first.context.close()

  await secretariat.opens(`/meetings/${draft.id}`)
  await secretariat.page.getByRole('button', { name: '議事録を確定' }).click()
  const confirming = secretariat.page.getByRole('dialog')
  await confirming.getByRole('button', { name: '確定する' }).click()
  await confirming.getByText('議事録を確定しました').waitFor()

  const { context, page } = await startTerminal()
  await sitDown(page, '栄村')
  await page.getByText('保存できません：この議事録は確定しました').waitFor()
  const words = page.getByLabel('保存されていない入力の控え')
  expect(await words.inputValue()).toBe('遅れて届く一文。')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '退避ファイルを保存' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^退避_\S*議事録_\d{4}-\d\d-\d\d\.txt$/)
  const text = readFileSync(await file.path(), 'utf8')
  expect(text).toContain('遅れて届く一文。')
  const data =
    /-----BEGIN ENTAKU UPDATE-----[\s\S]*?\r\nkind: minutes\r\n([\s\S]*?)-----END/.exec(text)?.[1] ?? ''
  const { structs } = Y.decodeUpdate(new Uint8Array(Buffer.from(data, 'base64')))
  expect(structs.length).toBeGreaterThan(0)

  // Not gone by having been offered; gone when the person says so.
  await page.reload()
  await words.waitFor()
  await page.getByRole('button', { name: '控えを消す' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '控えを消す' }).click()
  await waiting(page).waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'きょうの宿題' }).waitFor()
  expect(await waiting(page).count()).toBe(0)
  await context.close()
})

test('[dup/restored-from-backup-does-not-duplicate-or-resurrect] [S11] what was typed into a document restored meanwhile is offered, never merged', async () => {
  await leavesUnsaved('〈復元前〉')

  // What restoring a backup does, beside bringing the old log back.
  const db = new Sqlite(join(world.product.dataDir, 'entaku.db'))
  db.prepare('UPDATE document SET epoch = epoch + 1 WHERE id = ?').run(coming.agendaId)
  db.close()

  const { context, page } = await startTerminal()
  await sitDown(page, '栄村')
  await page.getByText('保存できません：この文書は復元されました').waitFor()
  expect(await page.getByLabel('保存されていない入力の控え').inputValue()).toBe('〈復元前〉')
  await opensAgenda(page)
  expect(await firstTitle(page)).not.toContain('〈復元前〉')
  expect(await page.getByLabel('保存されていない入力の控え').inputValue()).toBe('〈復元前〉')
  await context.close()
})

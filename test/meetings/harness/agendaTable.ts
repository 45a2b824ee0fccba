import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Locator, Page } from 'playwright-core'
import type * as Y from 'yjs'
import { launchBrowser, type Misdeeds, openPage } from '../../support/browser'
import { type AgendaServer, startAgendaServer } from './agendaServer'

declare global {
  interface Window {
    /** set by the page of the tests */
    agendaDoc: Y.Doc
    compositions: number
    axe: typeof import('axe-core')
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The round table of the tests: one server, one browser, and people who open agendas. */
export async function layTable() {
  const server = await startAgendaServer()
  const browser = await launchBrowser()
  const seated: SeatedPerson[] = []
  return {
    server,
    seated,
    seat: async (document: string, who: string, options: SeatOptions = {}) => {
      const person = await SeatedPerson.sit(server, browser, document, who, options)
      seated.push(person)
      return person
    },
    /** Everybody leaves; tells what their pages did that they must not. */
    async clear(): Promise<string[]> {
      const people = seated.splice(0)
      await Promise.all(people.map(({ page }) => page.context().close()))
      return people.flatMap(({ misdeeds }) => misdeeds.all)
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}
export type Table = Awaited<ReturnType<typeof layTable>>

interface SeatOptions {
  viewport?: { width: number; height: number }
  members?: number
}

/** One person with the agenda open, and what they do with it, in the words of the screen. */
export class SeatedPerson {
  private constructor(
    readonly page: Page,
    readonly misdeeds: Misdeeds,
  ) {}

  static async sit(
    server: AgendaServer,
    browser: Browser,
    document: string,
    who: string,
    options: SeatOptions,
  ) {
    const { page, context, misdeeds } = await openPage(browser, server.url, options.viewport)
    await context.addCookies([{ name: 'who', value: who, url: server.url }])
    await page.addInitScript(() => {
      window.compositions = 0
      window.addEventListener('compositionstart', () => window.compositions++, true)
    })
    await page.goto(`/?who=${who}&document=${document}&members=${options.members ?? 6}`)
    await page.locator('.agenda').waitFor()
    return new SeatedPerson(page, misdeeds)
  }

  row(id: string): Locator {
    return this.page.locator(`[data-item="${id}"]`)
  }

  title(id: string): Locator {
    return this.page.locator(`[data-field="${id}.title"]`)
  }

  /** Adds an item by its button and writes its title; resolves with the item's id. */
  async adds(kind: '協議事項を加える' | '報告事項を加える' | 'その他の議題を加える', title: string) {
    await this.page.getByRole('button', { name: kind }).click()
    await this.page.keyboard.type(title)
    const name = await this.page.evaluate(() => document.activeElement?.getAttribute('data-field'))
    return (name ?? '').replace(/\.title$/, '')
  }

  async putsCaret(id: string, at: number) {
    await this.title(id).focus()
    await this.title(id).evaluate((field, at) => (field as HTMLTextAreaElement).setSelectionRange(at, at), at)
  }

  caret(id: string): Promise<number> {
    return this.title(id).evaluate((field) => (field as HTMLTextAreaElement).selectionStart)
  }

  hasFocusIn(id: string): Promise<boolean> {
    return this.title(id).evaluate((field) => field === document.activeElement)
  }

  compositions(): Promise<number> {
    return this.page.evaluate(() => window.compositions)
  }

  /** 番号 and 議題名 of every item, as the screen shows them from top to bottom. */
  rows(): Promise<string[]> {
    return this.page
      .locator('.agenda-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''))
  }

  /** What stands in the title fields, from top to bottom. */
  titles(): Promise<string[]> {
    return this.page
      .locator('[data-field$=".title"]')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))
  }

  /** As many acts as `acts` by the seed: moves, other kinds, letters, new items and deletions, one in each frame. */
  romps(seed: number, acts: number): Promise<void> {
    return this.page.evaluate(
      async ([seed = 1, acts = 0]) => {
        let state = seed * 7919
        const random = (below: number) => {
          state = (state * 48271) % 2147483647
          return state % below
        }
        const one = <E extends Element>(selector: string) => {
          const found = document.querySelectorAll<E>(selector)
          return found.length > 0 ? found[random(found.length)] : undefined
        }
        const writes = () => {
          const field = one<HTMLTextAreaElement>('[data-field$=".title"]')
          if (!field) return
          field.focus()
          const at = random(field.value.length + 1)
          field.setRangeText(String.fromCharCode(0x3042 + random(80)), at, at, 'end')
          field.dispatchEvent(new InputEvent('input', { bubbles: true }))
        }
        const changesKind = () => {
          const field = one<HTMLSelectElement>('[data-field$=".kind"]')
          if (!field) return
          field.selectedIndex = random(3)
          field.dispatchEvent(new Event('change', { bubbles: true }))
        }
        const presses = (selector: string) => one<HTMLButtonElement>(selector)?.click()
        for (let n = 0; n < acts; n++) {
          const chance = random(100)
          if (chance < 45) presses('.agenda-acts button:not(.icon-button-danger)')
          else if (chance < 75) writes()
          else if (chance < 85) changesKind()
          else if (chance < 95) presses('.agenda-adds button')
          else presses('.icon-button-danger')
          await new Promise(requestAnimationFrame)
        }
      },
      [seed, acts],
    )
  }

  async sees(...rows: string[]) {
    await this.page.waitForFunction(
      (expected) =>
        JSON.stringify(
          [...document.querySelectorAll('.agenda-row')].map((row) => row.getAttribute('aria-label')),
        ) === expected,
      JSON.stringify(rows),
    )
  }

  /** Waits until the title in the document, shown or not yet, is `text`. */
  async holds(id: string, text: string) {
    await this.page.waitForFunction(
      ([id = '', text]) => {
        const item = window.agendaDoc.getMap('items').get(id) as Y.Map<unknown> | undefined
        return item?.get('title')?.toString() === text
      },
      [id, text],
    )
  }

  async isSaved() {
    await this.page.getByText('保存済み').waitFor()
  }

  /** What an accessibility checker finds that would keep somebody out. */
  async seriousIssues(): Promise<string[]> {
    await this.page.evaluate(axeSource)
    return this.page.evaluate(async () => {
      const { violations, passes } = await window.axe.run()
      if (passes.length === 0) throw new Error('the checker looked at nothing')
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
  }
}

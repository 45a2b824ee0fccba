import type { Browser, Page } from 'playwright-core'
import type { EditorServer } from './EditorServer'
import type {} from './page/watch'

interface Visit {
  organisation: string
  document: string
  component?: 'minutes' | 'body' | 'text'
  carets?: 'on' | 'off'
  readOnly?: boolean
  viewport?: { width: number; height: number }
}

/** Somebody of an organisation with the document open in a browser of their own. */
export class Writer {
  readonly misdeeds: string[] = []

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.misdeeds.push(error.message))
    page.on('console', (message) => {
      const text = message.text()
      if (/Content Security Policy/.test(text) || message.type() === 'error') this.misdeeds.push(text)
    })
  }

  static async open(browser: Browser, server: EditorServer, visit: Visit): Promise<Writer> {
    const context = await browser.newContext({
      viewport: visit.viewport ?? { width: 1366, height: 768 },
      locale: 'ja-JP',
    })
    await context.addCookies([
      { name: 'person', value: encodeURIComponent(visit.organisation), url: server.url },
    ])
    const writer = new Writer(await context.newPage())
    const query = new URLSearchParams({
      component: visit.component ?? 'minutes',
      document: visit.document,
      organisation: visit.organisation,
      carets: visit.carets ?? 'on',
      ...(visit.readOnly ? { readOnly: '' } : {}),
    })
    await writer.page.goto(`${server.url}/?${query}`)
    await writer.page.waitForSelector(visit.component === 'text' ? '#field' : '.ProseMirror')
    return writer
  }

  /** The caret, or a selection, in the n-th block, as if clicked there. */
  async caret(block: number, from: number, to = from): Promise<void> {
    await this.page.evaluate(
      ([block, from, to]) => {
        const editor = window.watched.editor()
        let start = 1
        for (let index = 0; index < block; index++) start += editor.state.doc.child(index).nodeSize
        editor
          .chain()
          .focus()
          .setTextSelection({ from: start + from, to: start + to })
          .run()
      },
      [block, from, to] as const,
    )
    await this.focused()
  }

  /** The editor has the keyboard; it takes it at the next frame. */
  async focused(): Promise<void> {
    await this.page.waitForFunction(() => window.watched.editor().view.hasFocus())
  }

  /** Presses a key that changes the document, and makes sure that it did: a loaded machine's browser drops some. */
  async press(key: string): Promise<void> {
    const before = await this.state()
    const hasChanged = async () => (await this.state()) !== before
    await until(async () => {
      await this.page.keyboard.press(key)
      return until(hasChanged, key, 1_500).then(
        () => true,
        () => false,
      )
    }, `${key} changed nothing`)
  }

  /** The text of each block as it stands in the page, without others' carets. */
  blocks(): Promise<string[]> {
    return this.page.evaluate(() => {
      const surface = document.querySelector('.ProseMirror')?.cloneNode(true)
      if (!(surface instanceof Element)) return []
      for (const extra of surface.querySelectorAll('.remote-caret, .block-head, img')) extra.remove()
      return [...surface.children].map((block) => block.textContent ?? '')
    })
  }

  state = () => this.page.evaluate(() => window.watched.state())
  model = () => this.page.evaluate(() => window.watched.editor().getJSON())
  compositions = () => this.page.evaluate(() => window.watched.compositions)

  close = () => this.page.context().close()
}

/** Until both pages hold the same shared document. */
export async function converge(a: Writer, b: Writer): Promise<void> {
  await until(async () => (await a.state()) === (await b.state()), 'the pages never became equal')
}

export async function until(condition: () => Promise<boolean>, complaint: string, timeoutMs = 8_000) {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(complaint)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

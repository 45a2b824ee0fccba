import type { CDPSession, Page } from 'playwright-core'
import { messageType } from '../../shared/collab/protocol'
import { setPreedit } from '../support/browser'
import type { Seated } from '../support/world'

/** What the page's editor is to a test: Tiptap leaves it on its element "so we'll have access to it for tests". */
interface EditorElement extends Element {
  editor: {
    state: { doc: { childCount: number; child(index: number): { nodeSize: number } } }
    view: { hasFocus(): boolean }
    chain(): Chain
    commands: { setContent(content: object): boolean }
  }
}

interface Chain {
  focus(): Chain
  setTextSelection(range: { from: number; to: number }): Chain
  joinBackward(): Chain
  run(): void
}

declare global {
  interface Window {
    /** how often an input method began in the page: more than once in a word means that it was interrupted */
    compositionStarts: number
  }
}

/** Somebody with the product's minutes open, by caret, key and input method. */
export class MinutesWriter {
  private constructor(
    readonly seated: Seated,
    readonly cdp: CDPSession,
  ) {}

  static async open(seated: Seated, meetingId: string): Promise<MinutesWriter> {
    await seated.page.addInitScript(() => {
      window.compositionStarts = 0
      window.addEventListener('compositionstart', () => window.compositionStarts++, true)
    })
    await seated.opens(`/meetings/${meetingId}?tab=minutes`)
    await seated.page.locator('.ProseMirror[contenteditable=true]').waitFor()
    return new MinutesWriter(seated, await seated.context.newCDPSession(seated.page))
  }

  get page() {
    return this.seated.page
  }

  /** The whole minutes become these paragraphs. */
  async begins(...paragraphs: string[]): Promise<void> {
    const content = paragraphs.map((text) => ({
      type: 'paragraph',
      ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
    }))
    await this.page.evaluate((content) => {
      const { editor } = document.querySelector('.ProseMirror') as EditorElement
      editor.commands.setContent({ type: 'doc', content })
      window.compositionStarts = 0
    }, content)
  }

  /** The caret, or a selection, as if clicked: block and place within it. */
  async caret(block: number, at: number, toBlock = block, to = at): Promise<void> {
    await this.page.evaluate(
      (places) => {
        const { editor } = document.querySelector('.ProseMirror') as EditorElement
        // Nothing with a name of its own: what compiles tests for Node would refer to a helper that pages lack.
        const [from = 1, to = 1] = places.map(([which, offset]) => {
          let start = 1
          for (let index = 0; index < which; index++) start += editor.state.doc.child(index).nodeSize
          return start + offset
        })
        const range = { from, to }
        editor.chain().focus().setTextSelection(range).run()
      },
      [
        [block, at],
        [toBlock, to],
      ] as [number, number][],
    )
    // The editor takes the keyboard at the next frame.
    await this.page.waitForFunction(() =>
      (document.querySelector('.ProseMirror') as EditorElement).editor.view.hasFocus(),
    )
  }

  /** Presses a key that changes the document, and makes sure that it did: a loaded machine's browser drops some. */
  async press(key: string): Promise<void> {
    const before = await this.xml()
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.keyboard.press(key)
      if (await becomes(async () => (await this.xml()) !== before, 1_500)) return
    }
    throw new Error(`${key} changed nothing`)
  }

  /** Joins a block to the one above, whatever stands around: no letter is deleted. */
  joins(block: number): Promise<void> {
    return this.page.evaluate((block) => {
      const { editor } = document.querySelector('.ProseMirror') as EditorElement
      let start = 1
      for (let index = 0; index < Math.min(block, editor.state.doc.childCount - 1); index++)
        start += editor.state.doc.child(index).nodeSize
      editor.chain().focus().setTextSelection({ from: start, to: start }).joinBackward().run()
    }, block)
  }

  preedit = (text: string) => setPreedit(this.cdp, text)
  commit = (text: string) => this.cdp.send('Input.insertText', { text })

  /** The shared document as this page has it. */
  xml(): Promise<string> {
    return this.page.evaluate(() => {
      const { state } = (document.querySelector('.ProseMirror') as EditorElement).editor
      // The binding's state, under the name its plugin key has.
      return String((state as unknown as { 'y-sync$': { type: object } })['y-sync$'].type)
    })
  }

  /** The text of each block as it stands on the screen, without others' carets. */
  blocks(): Promise<string[]> {
    return this.page.evaluate(() => {
      const surface = document.querySelector('.ProseMirror')?.cloneNode(true) as Element
      for (const extra of surface.querySelectorAll('.remote-caret, .block-head, img')) extra.remove()
      return [...surface.children].map((block) => block.textContent ?? '')
    })
  }

  compositions = () => this.page.evaluate(() => window.compositionStarts)
}

/** Waits for a condition; tells whether it came true in time. */
export async function becomes(condition: () => Promise<boolean>, timeoutMs = 10_000): Promise<boolean> {
  const deadline = Date.now() + timeoutMs
  while (!(await condition())) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return true
}

/** A page that hears nobody's presence: no caret is drawn, and text nodes are cut differently. */
export async function dropPresence(page: Page): Promise<void> {
  await page.addInitScript((awareness) => {
    const onmessage = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')
    Object.defineProperty(WebSocket.prototype, 'onmessage', {
      ...onmessage,
      set(hear: (event: MessageEvent) => void) {
        onmessage?.set?.call(this, (event: MessageEvent) => {
          const { data } = event
          if (!(data instanceof ArrayBuffer && new Uint8Array(data)[0] === awareness)) hear(event)
        })
      },
    })
  }, messageType.awareness)
}

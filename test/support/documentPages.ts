import type { Locator } from 'playwright-core'
import type { Seated } from './world'

/** What tests read off a page with a co-edited document. */
type Shown = Pick<Seated, 'page'>

/** Until everything on the page is 保存済み. */
export const saved = ({ page }: Shown): Promise<void> =>
  page.getByText('保存済み').filter({ visible: true }).first().waitFor()

/** The titles of the agenda's items. */
export const titles = ({ page }: Shown): Locator => page.locator('[data-field$=".title"]')

/** Until one of them is exactly this. */
export const showsTitle = ({ page }: Shown, text: string) =>
  page.waitForFunction(
    (expected) =>
      [...document.querySelectorAll<HTMLTextAreaElement>('[data-field$=".title"]')].some(
        ({ value }) => value === expected,
      ),
    text,
  )

/** Where minutes, or the body of a proposal, are written. */
export const surface = ({ page }: Shown): Locator => page.locator('.ProseMirror')

/** The words there, without the names at others' carets. */
export const wordsOf = (shown: Shown): Promise<string> =>
  surface(shown).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement
    for (const caret of copy.querySelectorAll('.remote-caret')) caret.remove()
    return copy.textContent ?? ''
  })

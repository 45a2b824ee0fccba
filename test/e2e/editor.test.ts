import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EditorServer } from '../editor/harness/EditorServer'
import { type SeedBlock, seed } from '../editor/harness/seeds'
import { converge, Writer } from '../editor/harness/Writer'
import { compose, launchBrowser, setPreedit } from '../support/browser'

/** The default of a second is short on a busy machine. */
const patience = { timeout: 10_000 }

declare global {
  interface Window {
    axe: typeof axe
  }
}

let server: EditorServer
/** Two processes: what one browser's input method does must not reach the other's. */
let browsers: [Browser, Browser]

beforeAll(async () => {
  server = await EditorServer.start()
  browsers = [await launchBrowser(), await launchBrowser()]
})
afterAll(async () => {
  for (const browser of browsers ?? []) await browser.close()
  await server?.stop()
})

const before = '会議の'
const after = '記録をつける。'
const line = `${before}${after}`
const meeting: readonly SeedBlock[] = [
  ['paragraph', '出席の確認。'],
  ['paragraph', line],
  ['paragraph', '次回の日程。'],
]
/** 観光 as an input method spells it out. */
const spelling = ['ｋ', 'か', 'かｎ', 'かん', 'かんｋ', 'かんこ', 'かんこう', '観光']

async function two(blocks: readonly SeedBlock[] = meeting, carets: 'on' | 'off' = 'on') {
  const id = await server.document('minutes', seed('minutes', blocks))
  const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id, carets })
  const b = await Writer.open(browsers[1], server, { organisation: '木島平村', document: id, carets })
  return { a, b, id }
}

const [first, composed, last] = ['出席の確認。', `${before}観光${after}`, '次回の日程。']
const typed = 'x'.repeat(spelling.length)

const textOf = (xml: string) => xml.replace(/<[^>]*>/g, '')

/** The composed word has arrived at the other, and both are equal. */
async function settled(a: Writer, b: Writer) {
  await b.page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('観光'))
  await converge(a, b)
}

async function leave(...writers: Writer[]) {
  for (const writer of writers) {
    expect(writer.misdeeds).toEqual([])
    await writer.close()
  }
}

/** How often an input method began in the page: more than once means that it was interrupted. */
const expectUninterrupted = async (writer: Writer) => expect(await writer.compositions()).toBe(1)

test('[M4] an attribute changed by another goes into its control and does not interrupt the words', async () => {
  const speech = { id: 's1', organisation: '202118', speaker: null }
  const action = { id: 'a1', owner: null, due: null, done: false }
  const { a, b } = await two([
    ['speech', line, speech],
    ['actionItem', '資料を送る。', action],
  ])
  const ownerOfA = a.page.locator('.block-speech select')
  await a.caret(0, before.length)
  await compose(a.page, spelling, async () => {
    await b.page.locator('.block-speech select').selectOption({ label: '飯山市' })
    await b.page.locator('.block-actionItem input[type=date]').fill('2026-12-01')
    await b.page.locator('.block-actionItem input[type=checkbox]').setChecked(true)
    await converge(a, b)
  })
  await settled(a, b)
  await expectUninterrupted(a)
  expect(await a.blocks()).toEqual([composed, '資料を送る。'])
  expect(await ownerOfA.inputValue()).toBe('202134')
  expect(await a.page.locator('.block-actionItem input[type=date]').inputValue()).toBe('2026-12-01')
  expect(await a.page.locator('.block-actionItem input[type=checkbox]').isChecked()).toBe(true)
  await leave(a, b)
})

test('who composes is seen to write, and sees that others went on; nothing on the page moves', async () => {
  const { a, b } = await two()
  await a.caret(1, before.length)
  const label = b.page.locator('.remote-caret-label')
  await expect.poll(() => label.textContent(), patience).toBe('中野市')
  const places = () =>
    b.page
      .locator('.ProseMirror p')
      .evaluateAll((blocks) => blocks.map((block) => JSON.stringify(block.getBoundingClientRect())))
  const placesBefore = await places()
  const cdp = await a.page.context().newCDPSession(a.page)
  await setPreedit(cdp, 'かん')
  await expect.poll(() => label.textContent(), patience).toBe('中野市 入力中')
  expect(await places()).toEqual(placesBefore)
  const behind = a.page.getByText('他の参加者の更新あり')
  expect(await behind.isVisible()).toBe(false)
  await b.caret(0, 0)
  await b.press('x')
  await behind.waitFor({ state: 'visible' })
  // Signs for the eye: a screen reader is not told at each letter.
  expect(await a.page.locator('[role=status], [aria-live]').getByText('更新あり').count()).toBe(0)
  await cdp.send('Input.insertText', { text: '観光' })
  await behind.waitFor({ state: 'hidden' })
  await expect.poll(() => label.textContent(), patience).toBe('中野市')
  await leave(a, b)
})

test('undo takes back my own words only, a composition in one step', async () => {
  const { a, b } = await two()
  await a.caret(1, before.length)
  await compose(a.page, spelling)
  await settled(a, b)
  await b.caret(0, 0)
  await b.press('x')
  await converge(a, b)
  await a.press('Control+z')
  await converge(a, b)
  expect(await b.blocks()).toEqual([`x${first}`, line, last])
  await a.press('Control+y')
  await converge(a, b)
  expect(await b.blocks()).toEqual([`x${first}`, composed, last])
  await leave(a, b)
})

test('others\u2019 carets take no room: no U+2060, no line moves', async () => {
  const { a, b } = await two([['paragraph', '広域連合の観光に関する協議の記録を、'.repeat(12)]])
  const layout = () =>
    a.page.evaluate(() => {
      const range = document.createRange()
      const walker = document.createTreeWalker(
        document.querySelector('.ProseMirror p') ?? document.body,
        NodeFilter.SHOW_TEXT,
        (node) =>
          node.parentElement?.closest('.remote-caret') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
      )
      const places: string[] = []
      while (walker.nextNode()) {
        const { length } = walker.currentNode.textContent ?? ''
        for (let index = 0; index < length; index++) {
          range.setStart(walker.currentNode, index)
          range.setEnd(walker.currentNode, index + 1)
          const { x, y } = range.getBoundingClientRect()
          places.push(`${Math.round(x)},${Math.round(y)}`)
        }
      }
      return places
    })
  const empty = await layout()
  for (const position of [1, 30, 57, 58, 59, 60, 116, 117]) {
    await b.caret(0, position)
    await a.page.waitForFunction((expected) => {
      const caret = document.querySelector('.ProseMirror .remote-caret')
      if (!caret) return false
      const range = document.createRange()
      range.setStart(document.querySelector('.ProseMirror p') ?? document.body, 0)
      range.setEndBefore(caret)
      return range.toString().length === expected
    }, position)
    expect(await layout()).toEqual(empty)
  }
  expect(await a.page.locator('.remote-caret-label').textContent()).toBe('木島平村')
  expect(await a.page.evaluate(() => document.body.innerHTML.includes('\u2060'))).toBe(false)
  await leave(a, b)
})

test('[schema/old-client-cannot-delete-unknown-nodes] [M5] content of a newer version stops the editor and is not deleted', async () => {
  const id = await server.document('minutes', seed('minutes', [...meeting, ['vote', '賛成多数']]))
  const xml = async () => (await server.stored(id)).getXmlFragment('minutes').toString()
  const unharmed = await xml()
  const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id })
  await a.page.getByText('この画面の円卓は古い版です').waitFor()
  expect(await a.page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false')
  await a.page.locator('.ProseMirror').click()
  await a.page.keyboard.type('xyz')
  await a.page.waitForFunction(() => document.querySelector('.document-status')?.textContent === '保存済み')
  expect(await xml()).toBe(unharmed)
  await leave(a)
})

test('a block split here gets an id of its own, the first half keeps the old one', async () => {
  const { a, b } = await two([['decision', '甲を進める。乙を見送る。', { id: 'd1', itemId: null }]])
  await a.caret(0, 6)
  await a.press('Enter')
  await converge(a, b)
  const { content = [] } = await b.model()
  const ids = content.map(({ attrs }) => attrs?.id)
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe('d1')
  expect(ids[1]).toMatch(/^[0-9a-z]{20}$/)
  expect(await b.blocks()).toEqual(['甲を進める。', '乙を見送る。'])
  await leave(a, b)
})

test('a heading of the agenda shows its title live, and says when its item was deleted', async () => {
  const { a, b } = await two([
    ['agendaRef', '', { itemId: 'item-1' }],
    ['agendaRef', '', { itemId: 'gone' }],
    ['paragraph', line],
  ])
  const headings = a.page.locator('.block-agenda h2')
  expect(await headings.allTextContents()).toEqual(['議題1　広域観光の進め方', '削除された議題'])
  await a.page.evaluate(() => window.dispatchEvent(new Event('rename')))
  expect(await headings.first().textContent()).toBe('議題1　広域観光の進め方（改）')
  await leave(a, b)
})

test('the tools make headings of the agenda, speeches, decisions and homework, by keyboard too', async () => {
  const { a, b } = await two([['paragraph', '']])
  await a.page.getByLabel('議題の見出しを入れる').selectOption({ label: 'すべての議題を順に入れる' })
  await a.focused()
  await a.press('Control+Alt+7')
  await a.page.keyboard.type('speech')
  await a.page.getByLabel('団体').selectOption({ label: '飯山市' })
  await a.page.getByLabel('職').fill('企画課長')
  await a.page.getByLabel('職').press('Tab')
  await a.caret(1, 6)
  await a.press('Enter')
  await a.page.keyboard.type('homework')
  await a.page.getByRole('button', { name: '宿題' }).click()
  await converge(a, b)
  const { content = [] } = await b.model()
  expect(content.map(({ type }) => type)).toEqual([
    'agendaRef',
    'speech',
    'actionItem',
    'agendaRef',
    'paragraph',
  ])
  expect(content[1]?.attrs).toMatchObject({ organisation: '202134', speaker: '企画課長' })
  await a.caret(2, 0)
  await a.press('Backspace')
  await converge(a, b)
  expect((await b.model()).content?.[2]?.type).toBe('paragraph')
  expect((await b.blocks())[2]).toBe('homework')
  await leave(a, b)
})

test('words can be put in front of a heading of the agenda that begins the minutes', async () => {
  const { a, b } = await two([
    ['agendaRef', '', { itemId: 'item-1' }],
    ['paragraph', line],
  ])
  await a.caret(1, 0)
  await a.page.keyboard.press('ArrowUp')
  await a.page.keyboard.press('ArrowUp')
  await a.press('x')
  await converge(a, b)
  expect((await b.model()).content?.map(({ type }) => type)).toEqual(['paragraph', 'agendaRef', 'paragraph'])
  await leave(a, b)
})

test('the toolbar is one stop of the Tab key and its tools are reached by arrows', async () => {
  const { a, b } = await two()
  await a.caret(1, 0)
  await a.page.keyboard.press('Shift+Tab')
  const focused = () =>
    a.page.evaluate(() => document.activeElement?.textContent || document.activeElement?.ariaLabel)
  expect(await focused()).toBe('発言')
  await a.page.keyboard.press('ArrowRight')
  expect(await focused()).toBe('決定')
  await a.page.keyboard.press('Enter')
  await b.page.locator('.block-decision').waitFor()
  await a.focused()
  await leave(a, b)
})

describe('the body of a proposal', () => {
  test('[M4] one composes in a list while the other types above', async () => {
    const id = await server.document('proposal', seed('body', [['paragraph', first]]))
    const body = { document: id, component: 'body' } as const
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', ...body })
    const b = await Writer.open(browsers[1], server, { organisation: '木島平村', ...body })
    await a.caret(0, first.length)
    await a.press('Enter')
    await a.page.getByRole('button', { name: /^箇条書き/ }).click()
    await a.focused()
    await b.caret(0, 0)
    await compose(a.page, spelling, () => b.press('x'))
    await settled(a, b)
    await expectUninterrupted(a)
    await a.press('Enter')
    await a.press('y')
    await converge(a, b)
    const { content = [] } = await b.model()
    expect(content.map(({ type }) => type)).toEqual(['paragraph', 'bulletList'])
    expect(content[1]?.content).toHaveLength(2)
    expect(await b.blocks()).toEqual([`${typed}${first}`, '観光y'])
    expect(await a.page.getByRole('button', { name: '発言' }).count()).toBe(0)
    await leave(a, b)
  })
})

test('leaving the page in the middle of a composition keeps its words', async () => {
  const { a, b } = await two()
  await a.caret(1, before.length)
  const cdp = await a.page.context().newCDPSession(a.page)
  await setPreedit(cdp, '観光')
  await b.caret(1, 0)
  await b.press('x')
  await a.page.evaluate(() => window.dispatchEvent(new Event('leave')))
  await b.page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.includes('観光'))
  expect(await b.blocks()).toEqual([first, `x${composed}`, last])
  await leave(a, b)
})

test('an input method left open is asked for its words after a while, when others write', async () => {
  const { a, b } = await two()
  await a.caret(1, before.length)
  const cdp = await a.page.context().newCDPSession(a.page)
  await setPreedit(cdp, '観光')
  await b.caret(1, 0)
  await b.press('x')
  expect(await a.blocks()).toEqual([first, composed, last])
  await b.page.waitForFunction(
    () => document.querySelector('.ProseMirror')?.textContent?.includes('観光'),
    undefined,
    { timeout: 40_000 },
  )
  await converge(a, b)
  expect(await a.blocks()).toEqual([first, `x${composed}`, last])
  await leave(a, b)
})

test.each([
  { width: 1366, height: 768 },
  { width: 390, height: 844 },
])(
  'nothing to object to for axe at $width × $height, and nothing wider than the screen',
  async (viewport) => {
    const id = await server.document(
      'minutes',
      seed('minutes', [
        ['agendaRef', '', { itemId: 'item-1' }],
        ...meeting,
        ['speech', line, { id: 's1', organisation: '202118', speaker: '企画課長' }],
        ['decision', line, { id: 'd1', itemId: null }],
        ['actionItem', line, { id: 'a1', owner: '202118', due: '2026-12-18', done: false }],
      ]),
    )
    const b = await Writer.open(browsers[1], server, { organisation: '木島平村', document: id })
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id, viewport })
    await b.caret(1, 2)
    await a.page.locator('.remote-caret').waitFor({ state: 'attached' })
    await a.page.evaluate(axe.source)
    const found = await a.page.evaluate(async () => {
      const { violations } = await window.axe.run(document.querySelector('.document') ?? document)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    })
    expect(found).toEqual([])
    expect(await a.page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width)
    await a.close()
    await leave(b)
  },
)

test('whoever may only read sees the text live and has no tools', async () => {
  const id = await server.document('minutes', seed('minutes', meeting))
  const reader = { organisation: '長野県', document: id, readOnly: true }
  const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id })
  const b = await Writer.open(browsers[1], server, reader)
  await b.page.getByText('閲覧のみ').waitFor()
  expect(await b.page.getByRole('toolbar').count()).toBe(0)
  expect(await b.page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false')
  await a.caret(0, 0)
  await a.press('x')
  await b.page.waitForFunction(() => document.querySelector('.ProseMirror')?.textContent?.startsWith('x'))
  await leave(a, b)
})

describe('the connection', () => {
  const badge = (writer: Writer) => writer.page.locator('.document-status')

  test('[S2] 保存済み waits for the log, and 未保存 is counted while the line is down', async () => {
    const id = await server.document('minutes', seed('minutes', meeting))
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id })
    await badge(a).getByText('保存済み').waitFor()
    await a.page.context().setOffline(true)
    server.cut()
    await a.caret(0, 0)
    await a.press('x')
    await badge(a).getByText('未保存 1件・オフライン').waitFor({ timeout: 15_000 })
    await a.page.context().setOffline(false)
    await badge(a).getByText('保存済み').waitFor({ timeout: 20_000 })
    const xml = (await server.stored(id)).getXmlFragment('minutes').toString()
    expect(textOf(xml)).toBe(`x${first}${line}${last}`)
    await a.close()
  })

  test('[S6] minutes confirmed meanwhile say so and hand back the words that came too late', async () => {
    const id = await server.document('minutes', seed('minutes', meeting))
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', document: id })
    await badge(a).getByText('保存済み').waitFor()
    await a.page.context().setOffline(true)
    server.cut()
    await a.caret(0, 0)
    await compose(a.page, spelling)
    await server.freeze(id)
    await a.page.context().setOffline(false)
    await a.page.getByText('この議事録は確定しました').waitFor({ timeout: 20_000 })
    expect(await a.page.getByLabel('保存されていない入力の控え').inputValue()).toBe('観光')
    expect(await a.page.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false')
    const xml = (await server.stored(id)).getXmlFragment('minutes').toString()
    expect(textOf(xml)).toBe(`${first}${line}${last}`)
    await a.close()
  })
})

describe('a text field', () => {
  async function twoFields(text: string) {
    const id = await server.document('agenda', (doc) => doc.getText('items').insert(0, text))
    const field = { document: id, component: 'text' } as const
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', ...field })
    const b = await Writer.open(browsers[1], server, { organisation: '木島平村', ...field })
    const has = (writer: Writer, value: string) =>
      writer.page.waitForFunction((expected) => document.querySelector('input')?.value === expected, value)
    await has(a, text)
    await has(b, text)
    return { a, b, has }
  }
  const place = (writer: Writer, at: number) =>
    writer.page.locator('#field').evaluate((input: HTMLInputElement, at) => {
      input.focus()
      input.setSelectionRange(at, at)
    }, at)

  test('[M4] one composes while the other types before it: both stand, nothing is interrupted', async () => {
    const { a, b, has } = await twoFields(line)
    await place(a, before.length)
    await place(b, 1)
    await compose(a.page, spelling, () => b.page.keyboard.press('x'))
    await has(a, `会${typed}議の観光${after}`)
    await has(b, `会${typed}議の観光${after}`)
    await expectUninterrupted(a)
    await leave(a, b)
  })

  test('typing is not reversed and the caret stays, while the other types before it', async () => {
    const { a, b, has } = await twoFields(line)
    await place(a, before.length)
    await place(b, 0)
    for (const letter of 'abcdef') {
      await a.page.keyboard.press(letter)
      await b.page.keyboard.press('z')
    }
    await has(a, `zzzzzz${before}abcdef${after}`)
    await has(b, `zzzzzz${before}abcdef${after}`)
    await leave(a, b)
  })
})

test('a table pasted from a spreadsheet becomes a line per row, its cells apart', async () => {
  const { a, b } = await two([['paragraph', '']])
  await a.caret(0, 0)
  await a.page.locator('.ProseMirror').evaluate((editor) => {
    const clipboardData = new DataTransfer()
    const rows = [
      ['団体', '負担額'],
      ['中野市', '120千円'],
    ]
    const cells = (row: string[]) => row.map((cell) => `<td>${cell}</td>`).join('')
    const html = `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`
    clipboardData.setData('text/html', html)
    editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await expect.poll(() => b.blocks(), patience).toEqual(['団体　負担額', '中野市　120千円'])
  await converge(a, b)
})

describe('[editor/surrogate-pair-never-split] 𠮷, 𩸽 and 🙂 stay whole while two write around them', () => {
  // 𠮷 and 𠮟, 🙂 and 🙃 differ in their second half only: a change cut as small as it goes would cut the pair.
  const [before, after] = ['𠮷田𩸽🙂', '𠮟田x🙃']

  test.each(['minutes', 'body'] as const)('in the %s', async (component) => {
    const kind = component === 'body' ? 'proposal' : 'minutes'
    const id = await server.document(kind, seed(component, [['paragraph', before]]))
    const visit = { document: id, component }
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', ...visit })
    const b = await Writer.open(browsers[1], server, { organisation: '木島平村', ...visit })
    await a.caret(0, 0, 2)
    await b.caret(0, 3)
    await Promise.all([a.page.keyboard.insertText('𠮟'), b.page.keyboard.insertText('x')])
    for (const writer of [a, b]) await expect.poll(() => writer.blocks(), patience).toEqual(['𠮟田x𩸽🙂'])
    await a.caret(0, 6)
    await b.caret(0, 6, 8)
    await Promise.all([a.page.keyboard.press('Backspace'), b.page.keyboard.insertText('🙃')])
    await expect.poll(() => a.blocks(), patience).toEqual([after])
    await converge(a, b)
    expect(textOf((await server.stored(id)).getXmlFragment(component).toString())).toBe(after)
    await leave(a, b)
  })

  test('in a field of the agenda', async () => {
    const id = await server.document('agenda', (doc) => doc.getText('items').insert(0, before))
    const field = { document: id, component: 'text' } as const
    const a = await Writer.open(browsers[0], server, { organisation: '中野市', ...field })
    const b = await Writer.open(browsers[1], server, { organisation: '木島平村', ...field })
    const select = (writer: Writer, from: number, to = from) =>
      writer.page.locator('#field').evaluate(
        (input: HTMLInputElement, [from = 0, to = 0]) => {
          input.focus()
          input.setSelectionRange(from, to)
        },
        [from, to],
      )
    const values = () => Promise.all([a, b].map(({ page }) => page.locator('#field').inputValue()))
    await expect.poll(values, patience).toEqual([before, before])
    await select(a, 0, 2)
    await select(b, 3)
    await Promise.all([a.page.keyboard.insertText('𠮟'), b.page.keyboard.insertText('x')])
    await expect.poll(values, patience).toEqual(['𠮟田x𩸽🙂', '𠮟田x𩸽🙂'])
    await select(a, 6)
    await select(b, 6, 8)
    await Promise.all([a.page.keyboard.press('Backspace'), b.page.keyboard.insertText('🙃')])
    await expect.poll(values, patience).toEqual([after, after])
    expect((await server.stored(id)).getText('items').toString()).toBe(after)
    await leave(a, b)
  })
})

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { addAgendaItem, readAgenda } from '../../shared/meetings/agendaDocument'
import { agendaOutline, numberedItems } from '../../shared/meetings/agendaNumbering'
import { layTable, type SeatedPerson, type Table } from '../meetings/harness/agendaTable'
import { compose, setPreedit } from '../support/browser'

/** What an input method shows on the way to 観光. */
const kankou = ['ｋ', 'か', 'かｎ', 'かん', 'かんｋ', 'かんこ', 'かんこう', '観光']
const phone = { width: 390, height: 844 }
/** High enough for all rows of a drag: where the page scrolls under the pointer is the library's business. */
const tall = { width: 1366, height: 1200 }

let table: Table
beforeAll(async () => {
  table = await layTable()
})
afterEach(async () => {
  expect(await table.clear()).toEqual([])
})
afterAll(() => table.close())

const three = (doc: Y.Doc) => {
  addAgendaItem(doc, { id: 'a', kind: 'deliberation', title: '会議の記録をつける。' })
  addAgendaItem(doc, { id: 'b', kind: 'deliberation', title: '専門職' })
  addAgendaItem(doc, { id: 'c', kind: 'deliberation', title: 'バス' })
}
const sixty = (doc: Y.Doc) => {
  for (let n = 1; n <= 60; n++)
    addAgendaItem(doc, {
      id: `i${n}`,
      kind: (['report', 'deliberation', 'other'] as const)[n % 3] ?? 'other',
      title: n % 5 === 0 ? '公共施設の長寿命化計画の策定と維持管理業務の共同発注'.repeat(5) : `議題${n}`,
      minutes: n % 6 ? 5 : 0,
      proposedBy: n % 7 === 0 ? ['202118', '202134', '205613', '205621', '205630', '206024'] : [],
    })
}

describe('at one table', () => {
  test('two municipalities and the secretariat write one 次第 at once, and nobody loses a word', async () => {
    const agenda = await table.server.newAgenda()
    const [sakae, nakano, secretariat] = await Promise.all(
      ['sakae', 'nakano', 'secretariat'].map((who) => table.seat(agenda, who)),
    )
    if (!sakae || !nakano || !secretariat) throw new Error('three sit at the table')
    const everybody = [sakae, nakano, secretariat]
    const [snow, bus] = await Promise.all([
      sakae.adds('協議事項を加える', '村道除雪の共同発注について'),
      nakano.adds('協議事項を加える', 'デマンド交通について'),
      secretariat.adds('報告事項を加える', '令和7年度の実績について'),
    ])
    await nakano.row(snow).waitFor()
    await Promise.all([
      nakano
        .title(snow)
        .press('End')
        .then(() => nakano.page.keyboard.type('（中野市も）')),
      secretariat.row(snow).getByLabel('所要').fill('２０分'),
      sakae.row(bus).getByLabel('種別').selectOption({ label: 'その他' }),
    ])
    await secretariat.page.keyboard.press('Enter')
    for (const person of everybody)
      await person.sees(
        '４(1) 令和7年度の実績について',
        '５(1) 村道除雪の共同発注について（中野市も）',
        '６(1) デマンド交通について',
      )
    for (const person of everybody) await person.isSaved()
    const stored = readAgenda(await table.server.stored(agenda))
    expect(stored.find(({ id }) => id === snow)).toMatchObject({ minutes: 20, proposedBy: ['206024'] })
    expect(stored.find(({ kind }) => kind === 'report')?.proposedBy).toEqual([])
    await sakae.page.getByText('合計 20分').waitFor()
    await sakae.page.getByText('午後1時50分ごろ終了の見込み').waitFor()
  })

  test('the field in which another organisation writes bears its name', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await nakano.title('b').focus()
    await sakae.row('b').getByText('中野市 入力中').waitFor()
    await nakano.row('c').getByLabel('説明者').focus()
    await sakae.row('c').getByText('中野市 入力中').waitFor()
    expect(await sakae.page.getByText('入力中').count()).toBe(1)
    await nakano.page.context().close()
    await sakae.page.getByText('入力中').waitFor({ state: 'detached' })
  })

  test('who may only read sees the printed 次第 and no field', async () => {
    const agenda = await table.server.newAgenda(three)
    const reader = await table.seat(agenda, 'observer')
    await reader.page.getByText('専門職').waitFor()
    expect(await reader.page.locator('textarea, select, input').count()).toBe(0)
    const writer = await table.seat(agenda, 'sakae')
    await writer.title('b').press('End')
    await writer.page.keyboard.type('の確保')
    await reader.page.getByText('専門職の確保').waitFor()
  })
})

describe('Japanese input', () => {
  /** Where the other types, what the title is meanwhile, and what it may be in the end. */
  const places: [string, number, (typed: string) => string, (typed: string) => string[]][] = [
    [
      'before it',
      0,
      (typed) => `${typed}会議の記録をつける。`,
      (typed) => [`${typed}会議の観光記録をつける。`],
    ],
    [
      'exactly where it began',
      3,
      (typed) => `会議の${typed}記録をつける。`,
      (typed) => [`会議の${typed}観光記録をつける。`, `会議の観光${typed}記録をつける。`],
    ],
    [
      'after it',
      5,
      (typed) => `会議の記録${typed}をつける。`,
      (typed) => [`会議の観光記録${typed}をつける。`],
    ],
  ]
  test.each(places)('is not disturbed by typing %s in the same field', async (_where, at, meanwhile, end) => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.putsCaret('a', 3)
    await nakano.putsCaret('a', at)
    let typed = ''
    await compose(sakae.page, kankou, async () => {
      await nakano.page.keyboard.type('Ｘ')
      typed += 'Ｘ'
      await sakae.holds('a', meanwhile(typed))
    })
    expect(await sakae.compositions()).toBe(1)
    const written = await sakae.title('a').inputValue()
    expect(end(typed)).toContain(written)
    for (const person of [sakae, nakano]) await person.holds('a', written)
    expect(await nakano.title('a').inputValue()).toBe(written)
  })

  const disturbances: [string, (nakano: SeatedPerson) => Promise<unknown>, string[]][] = [
    [
      'its row is moved down',
      (nakano) =>
        nakano
          .row('a')
          .getByRole('button', { name: /下へ移す/ })
          .click(),
      ['４(1) 専門職', '４(2) 会議の観光記録をつける。', '４(3) バス'],
    ],
    [
      'another row is moved across it',
      (nakano) =>
        nakano
          .row('b')
          .getByRole('button', { name: /上へ移す/ })
          .click(),
      ['４(1) 専門職', '４(2) 会議の観光記録をつける。', '４(3) バス'],
    ],
    [
      'it becomes another kind',
      (nakano) => nakano.row('a').getByLabel('種別').selectOption({ label: 'その他' }),
      ['４(1) 専門職', '４(2) バス', '５(1) 会議の観光記録をつける。'],
    ],
    [
      'an item is added above',
      (nakano) => nakano.adds('報告事項を加える', '実績'),
      ['４(1) 実績', '５(1) 会議の観光記録をつける。', '５(2) 専門職', '５(3) バス'],
    ],
    [
      'the item below is deleted',
      (nakano) => nakano.row('b').getByRole('button', { name: /削除/ }).click(),
      ['４(1) 会議の観光記録をつける。', '４(2) バス'],
    ],
  ]
  test.each(disturbances)('is not interrupted when %s', async (_what, disturb, rows) => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.putsCaret('a', 3)
    let step = 0
    await compose(sakae.page, kankou, async () => {
      step += 1
      if (step !== 3) return
      await disturb(nakano)
      const told = nakano.page.evaluate(() => JSON.stringify(window.agendaDoc.getMap('items').toJSON()))
      await sakae.page.waitForFunction(
        (expected) => JSON.stringify(window.agendaDoc.getMap('items').toJSON()).length === expected,
        (await told).length,
      )
    })
    for (const person of [sakae, nakano]) await person.sees(...rows)
    expect(await sakae.compositions()).toBe(1)
    expect(await sakae.hasFocusIn('a')).toBe(true)
    expect(await sakae.caret('a')).toBe(5)
    await sakae.page.keyboard.type('続き')
    await nakano.holds('a', '会議の観光続き記録をつける。')
  })

  test('typing without an input method goes on at the same letter when the row is moved', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.putsCaret('a', 3)
    await sakae.page.keyboard.type('12')
    await nakano.holds('a', '会議の12記録をつける。')
    await nakano.row('a').getByLabel('種別').selectOption({ label: 'その他' })
    await sakae.sees('４(1) 専門職', '４(2) バス', '５(1) 会議の12記録をつける。')
    await sakae.page.keyboard.type('34')
    await nakano.holds('a', '会議の1234記録をつける。')
  })

  test('of two who compose in one field, each keeps the word', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.putsCaret('a', 3)
    await nakano.putsCaret('a', 5)
    const other = await nakano.page.context().newCDPSession(nakano.page)
    await compose(sakae.page, kankou, () => setPreedit(other, 'きろ').then(() => undefined))
    await other.send('Input.insertText', { text: '木曽' })
    for (const person of [sakae, nakano]) await person.holds('a', '会議の観光記録木曽をつける。')
    expect([await sakae.compositions(), await nakano.compositions()]).toEqual([1, 1])
    expect(await sakae.title('a').inputValue()).toBe('会議の観光記録木曽をつける。')
  })

  test('the item that somebody deletes under the composer comes back with the words when asked for', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.putsCaret('a', 3)
    let step = 0
    await compose(sakae.page, kankou, async () => {
      step += 1
      if (step !== 3) return
      await nakano.row('a').getByRole('button', { name: /削除/ }).click()
      await sakae.page.waitForFunction(() => !window.agendaDoc.getMap('items').has('a'))
    })
    expect(await sakae.compositions()).toBe(1)
    // However far down the agenda goes, it is said where one looks.
    const taken = sakae.page.getByText('ほかの人が削除しました')
    await sakae.page.setViewportSize({ width: 1366, height: 400 })
    await sakae.page.evaluate(() => scrollTo(0, 0))
    const box = await taken.boundingBox()
    expect((box?.y ?? 400) + (box?.height ?? 0)).toBeLessThan(400)
    await nakano.sees('４(1) 専門職', '４(2) バス')
    await sakae.page.getByRole('button', { name: 'もう一度加える' }).click()
    for (const person of [sakae, nakano])
      await person.sees('４(1) 会議の観光記録をつける。', '４(2) 専門職', '４(3) バス')
    expect(await sakae.hasFocusIn('a')).toBe(true)
  })
})

test('three who move, write, add and delete in disorder end with one 次第, on the screen as in the log', async () => {
  const agenda = await table.server.newAgenda(three)
  const people = await Promise.all(['sakae', 'nakano', 'secretariat'].map((who) => table.seat(agenda, who)))
  await Promise.all(people.map((person, index) => person.romps(index + 1, 60)))
  for (const person of people) await person.isSaved()
  const stored = await table.server.stored(agenda)
  const outline = agendaOutline(readAgenda(stored), { hasEarlierMeeting: true })
  const rows = numberedItems(outline).map(({ number, title }) => `${number} ${title || '（議題名なし）'}`)
  expect(rows.length).toBeGreaterThan(2)
  for (const person of people) {
    await person.sees(...rows)
    expect(await person.titles()).toEqual(numberedItems(outline).map(({ title }) => title))
  }
})

describe('putting in order', () => {
  const before = ['４(1) 会議の記録をつける。', '４(2) 専門職', '４(3) バス']

  test('buttons move an item one place, keep the focus, and say where it went', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae.sees(...before)
    const up = sakae.row('c').getByRole('button', { name: '「バス」を上へ移す' })
    await up.click()
    await sakae.page.getByText('「バス」を４(2)に移しました。').waitFor()
    await sakae.page.keyboard.press('Enter')
    for (const person of [sakae, nakano])
      await person.sees('４(1) バス', '４(2) 会議の記録をつける。', '４(3) 専門職')
    await sakae.page.keyboard.press('Enter')
    await sakae.page.getByText('この種別の先頭です').waitFor()
    expect(await up.evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('dragging by pointer puts an item beside another, into its kind, alike for everybody', async () => {
    const agenda = await table.server.newAgenda((doc) => {
      three(doc)
      addAgendaItem(doc, { id: 'd', kind: 'other', title: '次回日程' })
    })
    const [sakae, nakano] = [
      await table.seat(agenda, 'sakae', { viewport: tall }),
      await table.seat(agenda, 'nakano'),
    ]
    await drags(sakae, 'a', 'b', 'after')
    for (const person of [sakae, nakano])
      await person.sees('４(1) 専門職', '４(2) 会議の記録をつける。', '４(3) バス', '５(1) 次回日程')
    await drags(sakae, 'c', 'd', 'before')
    for (const person of [sakae, nakano])
      await person.sees('４(1) 専門職', '４(2) 会議の記録をつける。', '５(1) バス', '５(2) 次回日程')
  })

  test('an item dragged while others move and delete lands beside the one it was dropped at', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [
      await table.seat(agenda, 'sakae', { viewport: tall }),
      await table.seat(agenda, 'nakano'),
    ]
    await drags(sakae, 'a', 'c', 'after', async () => {
      await nakano.row('b').getByRole('button', { name: /削除/ }).click()
      await nakano.adds('協議事項を加える', '新しい議題')
      await sakae.page.waitForFunction(() => !window.agendaDoc.getMap('items').has('b'))
    })
    for (const person of [sakae, nakano])
      await person.sees('４(1) バス', '４(2) 会議の記録をつける。', '４(3) 新しい議題')
  })

  test('dragging by keyboard works and is announced in Japanese; Escape leaves all as it was', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    const announced = (text: string) => sakae.page.locator('[aria-live]').getByText(text).waitFor()
    const handle = sakae.row('a').getByRole('button', { name: /つかんで並べ替える/ })
    expect(await handle.getAttribute('aria-roledescription')).toBe('並べ替えのつまみ')
    await handle.focus()
    await sakae.page.keyboard.press('Space')
    await announced('「会議の記録をつける。」をつかみました。')
    await sakae.page.keyboard.press('ArrowDown')
    await announced('「会議の記録をつける。」は４(2)の位置にあります。')
    await sakae.page.keyboard.press('Escape')
    await announced('元の位置のままです。')
    await sakae.sees(...before)
    await handle.focus()
    await sakae.page.keyboard.press('Space')
    await announced('をつかみました。')
    await sakae.page.keyboard.press('ArrowDown')
    await announced('４(2)の位置にあります。')
    await sakae.page.keyboard.press('Space')
    for (const person of [sakae, nakano])
      await person.sees('４(1) 専門職', '４(2) 会議の記録をつける。', '４(3) バス')
    expect(await handle.evaluate((button) => button === document.activeElement)).toBe(true)
  })
})

describe('by keyboard alone', () => {
  test('an item is added, filled, deleted and brought back', async () => {
    const agenda = await table.server.newAgenda()
    const sakae = await table.seat(agenda, 'sakae')
    const { keyboard } = sakae.page
    await sakae.page.getByRole('button', { name: '報告事項を加える' }).focus()
    await keyboard.press('Enter')
    await keyboard.type('実績について')
    // Enter makes no line break; the fields follow in the order of the screen.
    await keyboard.press('Enter')
    // 公開・提案, up, down and delete stand between.
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Tab']) await keyboard.press(key)
    expect(await focusedField(sakae)).toMatch(/\.kind$/)
    await keyboard.press('Tab')
    await keyboard.type('15')
    await keyboard.press('Tab')
    expect(await focusedField(sakae)).toMatch(/\.presenter$/)
    await keyboard.type('事務局')
    await sakae.sees('４(1) 実績について')
    await sakae.page.getByText('合計 15分').waitFor()
    await sakae.page.getByRole('button', { name: '「実績について」を削除' }).focus()
    await keyboard.press('Enter')
    await sakae.sees()
    await sakae.page.getByText('「実績について」を削除しました').waitFor()
    await keyboard.press('Enter')
    await sakae.sees('４(1) 実績について')
    expect(await sakae.page.getByLabel('説明者').inputValue()).toBe('事務局')
    expect(await sakae.page.getByLabel('所要').inputValue()).toBe('15')
    await keyboard.press('Shift+Tab')
    expect(await sakae.page.locator('.agenda-row').count()).toBe(1)
  })

  test('undo takes back what this person did and nothing of the others', async () => {
    const agenda = await table.server.newAgenda(three)
    const [sakae, nakano] = [await table.seat(agenda, 'sakae'), await table.seat(agenda, 'nakano')]
    await sakae
      .row('b')
      .getByRole('button', { name: /上へ移す/ })
      .click()
    await nakano.sees('４(1) 専門職', '４(2) 会議の記録をつける。', '４(3) バス')
    await nakano.title('b').press('End')
    await nakano.page.keyboard.type('の確保')
    await sakae.sees('４(1) 専門職の確保', '４(2) 会議の記録をつける。', '４(3) バス')
    await sakae.page.getByRole('button', { name: '元に戻す' }).click()
    for (const person of [sakae, nakano])
      await person.sees('４(1) 会議の記録をつける。', '４(2) 専門職の確保', '４(3) バス')
    await sakae.page.keyboard.press('Enter')
    await sakae.page.getByText('元に戻す操作はありません。').waitFor()
    await sakae.page.getByRole('button', { name: 'やり直す' }).click()
    await nakano.sees('４(1) 専門職の確保', '４(2) 会議の記録をつける。', '４(3) バス')
  })
})

describe('what is typed wrongly', () => {
  test('a title that is too long and minutes that are no number are told at the field', async () => {
    const agenda = await table.server.newAgenda(three)
    const sakae = await table.seat(agenda, 'sakae')
    await sakae.title('b').fill('長'.repeat(190))
    await sakae.page.getByText('あと10文字入れられます。').waitFor()
    await sakae.title('b').fill('長'.repeat(203))
    await sakae.page.getByText('議題名は200文字までです。3文字減らしてください。').waitFor()
    expect(await sakae.title('b').getAttribute('aria-invalid')).toBe('true')
    const minutes = sakae.row('b').getByLabel('所要')
    await minutes.fill('半日')
    await minutes.press('Tab')
    await sakae.page.getByText('0から600までの数字で入れてください。').waitFor()
    expect(readAgenda(await table.server.stored(agenda))[1]?.minutes).toBe(0)
    await minutes.fill('600')
    await minutes.press('Tab')
    await sakae.page.getByText('合計 10時間').waitFor()
  })

  test('pasted line breaks become spaces', async () => {
    const agenda = await table.server.newAgenda(three)
    const sakae = await table.seat(agenda, 'sakae')
    await sakae.title('c').fill('')
    await sakae.title('c').evaluate((field) => {
      const data = new DataTransfer()
      data.setData('text/plain', '一行目\r\n二行目\n')
      field.dispatchEvent(
        new InputEvent('beforeinput', {
          inputType: 'insertFromPaste',
          dataTransfer: data,
          bubbles: true,
          cancelable: true,
        }),
      )
    })
    await sakae.holds('c', '一行目 二行目')
  })
})

describe('for everybody', () => {
  const agendas: [string, (doc: Y.Doc) => void, number][] = [
    ['no item', () => undefined, 6],
    ['three items', three, 6],
    ['sixty items of twenty members', sixty, 20],
  ]
  const screens = [
    ['a desk', { width: 1366, height: 768 }],
    ['a telephone', phone],
  ] as const
  test.each(agendas.flatMap((agenda) => screens.map((screen) => [...agenda, ...screen] as const)))(
    'with %s the page has no serious accessibility issue and fits',
    async (_what, seed, members, _screen, viewport) => {
      const agenda = await table.server.newAgenda(seed)
      const sakae = await table.seat(agenda, 'sakae', { viewport, members })
      const chooser = sakae.page.getByRole('button', { name: '提案団体を選ぶ' }).first()
      if (await chooser.count()) await chooser.click()
      expect(await sakae.seriousIssues()).toEqual([])
      const fit = await sakae.page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        small: [
          ...document.querySelectorAll(
            '.agenda button, .agenda select, .agenda textarea, .agenda label.choice',
          ),
        ]
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ box }) => box.height < 44 || box.width < 44)
          .map(({ element }) => element.outerHTML.slice(0, 120)),
      }))
      expect(fit).toEqual({ overflow: 0, small: [] })
    },
  )

  test('on paper there is the printed 次第 and no button', async () => {
    const agenda = await table.server.newAgenda(three)
    const sakae = await table.seat(agenda, 'sakae')
    await sakae.page.emulateMedia({ media: 'print' })
    await sakae.page.locator('.agenda-print').getByText('専門職').waitFor()
    expect(await sakae.page.locator('.agenda button:visible').count()).toBe(0)
  })
})

const focusedField = ({ page }: SeatedPerson) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-field') ?? '')

/** Drags one row by its handle to the upper or lower half of another. */
async function drags(
  { page }: SeatedPerson,
  dragged: string,
  target: string,
  side: 'before' | 'after',
  meanwhile = async () => {},
) {
  const rowOf = (id: string) => page.locator(`[data-item="${id}"]`)
  const from = await rowOf(dragged)
    .getByRole('button', { name: /つかんで/ })
    .boundingBox()
  if (!from) throw new Error(`the row ${dragged} is not on the screen`)
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2 + 20, { steps: 3 })
  const to = await rowOf(target).boundingBox()
  if (!to) throw new Error(`the row ${target} is not on the screen`)
  const y = to.y + to.height * (side === 'before' ? 0.25 : 0.75)
  await page.mouse.move(from.x + from.width / 2, y, { steps: 8 })
  await page.locator(`[data-item="${target}"][data-drop="${side}"]`).waitFor()
  await meanwhile()
  await page.mouse.up()
}

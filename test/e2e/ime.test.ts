import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  caretAt,
  type Disturbance,
  disturbances,
  line,
  paragraphs,
  spelling,
  strayLetters,
} from '../ime/disturbances'
import { becomes } from '../ime/MinutesWriter'
import { type ImeTable, layImeTable, type Pair } from '../ime/table'
import { type Cable, layCable } from '../support/cable'

/** Japanese input on the product itself. `npm run ime` is the long form. */
const rounds = Number(process.env.ENTAKU_IME_ROUNDS ?? 1)
const seeds = Array.from({ length: Number(process.env.ENTAKU_IME_SEEDS ?? 2) }, (_, index) => index + 1)
/** A round of eighteen words takes half a minute on a busy machine. */
const roundMs = 60_000

type Timing = 'in step' | 'racing'

let table: ImeTable
let cable: Cable
/** With others' carets, over a cable that can be slow; and without. */
let pair: Pair
let bare: Pair
beforeAll(async () => {
  table = await layImeTable()
  cable = await layCable(table.world.product.url)
  pair = await table.sit('on', cable.url)
  bare = await table.sit('off')
})
afterAll(async () => {
  table.world.expectNoMisdeeds()
  await table.close()
  await cable.close()
})

test.each([
  ['on', 'in step'],
  ['on', 'racing'],
  ['off', 'in step'],
  ['off', 'racing'],
] as const)(
  `[M4] whatever another does in ${disturbances.length} ways, carets %s, %s, a word is not interrupted and stands where it belongs`,
  async (carets, timing) => {
    const failures: string[] = []
    for (let round = 0; round < rounds; round++)
      for (const disturbance of disturbances) {
        const wrong = await trial(carets === 'on' ? pair : bare, disturbance, timing)
        if (wrong.length > 0) failures.push(`${disturbance.name}: ${wrong.join(', ')}`)
      }
    expect(failures).toEqual([])
  },
  rounds * roundMs * 2,
)

/** One word composed while another disturbs; answers what went wrong. */
async function trial(writers: Pair, disturbance: Disturbance, timing: Timing): Promise<string[]> {
  const { one, other } = writers
  await one.begins(...paragraphs)
  await table.agree(writers)
  await disturbance.prepare(other)
  await one.caret(1, caretAt)
  await composeAgainst(writers, disturbance, timing)
  await becomes(async () => (await other.xml()).includes('観光'))
  await table.agree(writers)
  const blocks = await one.blocks()
  const text = blocks.join('')
  const wrong: string[] = []
  const starts = await one.compositions()
  if (starts !== 1) wrong.push(`interrupted ${starts - 1} times`)
  if (strayLetters.test(text)) wrong.push('stray letters')
  if (text.split('観光').length !== 2) wrong.push('the word does not stand once')
  if (!disturbance.expected.every((block, index) => isLike(blocks[index], block))) wrong.push('wrong text')
  if ((await other.blocks()).join('|') !== blocks.join('|')) wrong.push('the other sees something else')
  return wrong.length > 0 ? [...wrong, blocks.join('｜')] : []
}

async function composeAgainst(writers: Pair, { act, when, isSilent }: Disturbance, timing: Timing) {
  const { one, other } = writers
  const isRacing = timing === 'racing'
  // Racing, what happens once happens at the last letter: its news is on the way while the word is finished.
  const onceAt = isRacing ? spelling.length - 1 : 2
  for (const [step, preedit] of spelling.entries()) {
    const isNow = when === 'always' || step === onceAt
    if (isRacing) await Promise.all([one.preedit(preedit), isNow && act(other, step)])
    else {
      await one.preedit(preedit)
      if (isNow) await act(other, step)
      if (isNow && !isSilent) await table.agree(writers)
    }
  }
  await one.commit('観光')
}

const isLike = (text: string | undefined, expected: string | RegExp) =>
  typeof expected === 'string' ? text === expected : expected.test(text ?? '')

/** How another reshapes the paragraph: the selection, the key, and the blocks when the word on its way has come back. */
const reshapes: [string, [number, number, number, number], string, string[]][] = [
  [
    'makes a heading of',
    [1, 1, 1, 1],
    'Control+Alt+2',
    ['出席の確認。', '会議の観光記録をつける。', '次回の日程。'],
  ],
  ['splits', [1, 1, 1, 1], 'Enter', ['出席の確認。', '会', '議の観光記録をつける。', '次回の日程。']],
  ['deletes', [0, 6, 1, line.length], 'Backspace', ['出席の確認。', '観光', '次回の日程。']],
]

test.each(reshapes)(
  '[M4] a word on its way while another %s its paragraph comes back in place or as a paragraph, marked, within two seconds',
  async (_how, [block, at, toBlock, to], key, expected) => {
    const { one, other } = pair
    for (const write of [compose, type]) {
      await one.begins(...paragraphs)
      await table.agree(pair)
      await other.caret(block, at, toBlock, to)
      await one.caret(1, caretAt)
      cable.hold()
      await write(pair)
      await other.press(key)
      cable.release()
      const released = Date.now()
      await other.page.getByText('観光').waitFor()
      expect(Date.now() - released).toBeLessThan(2_000)
      await table.agree(pair)
      expect(await one.blocks()).toEqual(expected)
      await one.page.locator('.restored-words').getByText('観光').waitFor()
      expect(await other.page.locator('.restored-words').count()).toBe(0)
      // Whoever goes on writing goes on behind the word.
      await one.page.keyboard.insertText('課')
      await table.agree(pair)
      expect((await other.blocks()).join('')).toContain('観光課')
    }
  },
)

const type = ({ one }: Pair) => one.page.keyboard.insertText('観光')

async function compose({ one }: Pair) {
  for (const preedit of spelling) await one.preedit(preedit)
  await one.commit('観光')
}

test.each(seeds)(
  '[M4] whatever another does at whatever moment, ten words are not interrupted and each keeps its letters in order (seed %i)',
  async (seed) => {
    const pair = await table.sit('on')
    const { one, other } = pair
    await one.begins(...paragraphs)
    await table.agree(pair)
    await one.caret(1, caretAt)
    let isComposing = true
    const disturbing = disturb(pair, seed, () => isComposing)
    const words = [...'一二三四五六七八九十'].map((number) => `観光${number}`)
    for (const word of words) {
      for (const preedit of spelling) {
        await one.preedit(preedit)
        await one.page.waitForTimeout(15)
      }
      await one.commit(word)
    }
    isComposing = false
    await disturbing
    await table.agree(pair)
    expect(await one.compositions()).toBe(words.length)
    const blocks = await one.blocks()
    expect(await other.blocks()).toEqual(blocks)
    const text = blocks.join('').replaceAll('x', '')
    expect(text).not.toMatch(strayLetters)
    // Every word once, its letters in order, though another may have broken a line within it.
    const letters = words.join('')
    const written = [...text].filter((letter) => letters.includes(letter)).join('')
    expect(written.split(/(?=観)/).sort(), blocks.join('｜')).toEqual([...words].sort())
    const whole = words.filter((word) => text.includes(word))
    expect(whole.length, blocks.join('｜')).toBeGreaterThanOrEqual(words.length - 1)
  },
)

/** Types, breaks, joins and reshapes lines at moments of its own, until told to stop; the same for the same seed. It deletes no letter. */
async function disturb({ other }: Pair, seed: number, goesOn: () => boolean) {
  let state = seed
  const below = (limit: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * limit)
  }
  const acts = ['x', 'x', 'x', 'Enter', 'Control+Alt+2', 'Control+b', 'join', 'ArrowLeft', 'ArrowRight']
  await other.caret(1, 1)
  while (goesOn()) {
    const act = acts[below(acts.length)] ?? 'x'
    if (act === 'join') await other.joins(1 + below(3))
    else await other.page.keyboard.press(act)
    await other.page.waitForTimeout(below(60))
  }
}

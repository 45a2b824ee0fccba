import type { MinutesWriter } from './MinutesWriter'

const before = '会議の'
const after = '記録をつける。'
export const line = `${before}${after}`
export const paragraphs = ['出席の確認。', line, '次回の日程。']
export const caretAt = before.length
/** 観光 as an input method spells it out. No letter of it stands in the paragraphs. */
export const spelling = ['ｋ', 'か', 'かｎ', 'かん', 'かんｋ', 'かんこ', 'かんこう', '観光']
export const strayLetters = /[ｋｎかんこう]/

/** What another does while one composes 観光 in the second paragraph. */
export interface Disturbance {
  name: string
  prepare: (other: MinutesWriter) => Promise<void>
  /** at each letter, or once: at the third letter, or, when they race, in the moment the word is finished */
  when: 'always' | 'once'
  act: (other: MinutesWriter, step: number) => Promise<unknown>
  /** does not change the document, so nothing has to arrive */
  isSilent?: boolean
  /** the blocks at the end */
  expected: readonly (string | RegExp)[]
}

const [first, last] = ['出席の確認。', '次回の日程。']
const composed = `${before}観光${after}`
const typed = 'x'.repeat(spelling.length)
const at = (block: number, place: number, toBlock?: number, to?: number) => (other: MinutesWriter) =>
  other.caret(block, place, toBlock, to)
const press = (key: string) => (other: MinutesWriter) => other.press(key)

const types = (
  where: string,
  block: number,
  place: number,
  expected: Disturbance['expected'],
): Disturbance => ({
  name: `types ${where}`,
  prepare: at(block, place),
  when: 'always',
  act: press('x'),
  expected,
})
const presses = (
  key: string,
  name: string,
  prepare: Disturbance['prepare'],
  expected: Disturbance['expected'],
): Disturbance => ({ name, prepare, when: 'once', act: press(key), expected })

/** 予算, spelled out by the other in the same paragraph. */
const second = ['ｙ', 'よ', 'よさ', 'よさｎ', 'よさん', '予算', '予算']

export const disturbances: readonly Disturbance[] = [
  types('in the paragraph above', 0, 2, [`出席${typed}の確認。`, composed, last]),
  types('in the paragraph below', 2, 2, [first, composed, `次回${typed}の日程。`]),
  types('at the start of the same paragraph', 1, 0, [first, `${typed}${composed}`, last]),
  types('in the same paragraph, before the word', 1, 1, [first, `会${typed}議の観光${after}`, last]),
  types('in the same paragraph, behind the word', 1, 5, [first, `${before}観光記録${typed}をつける。`, last]),
  types('at the end of the same paragraph', 1, line.length, [first, `${composed}${typed}`, last]),
  types('exactly where the word is', 1, caretAt, [first, /^会議の(観光x{8}|x{8}観光)記録をつける。$/, last]),
  presses('Backspace', 'deletes before the word', at(1, 2), [first, `会の観光${after}`, last]),
  presses('Delete', 'deletes behind the word', at(1, 5), [first, `${before}観光記録つける。`, last]),
  presses('Enter', 'presses Enter before the word', at(1, 1), [first, '会', `議の観光${after}`, last]),
  presses('Enter', 'presses Enter behind the word', at(1, 5), [
    first,
    `${before}観光記録`,
    'をつける。',
    last,
  ]),
  {
    ...presses('Enter', 'presses Enter in the paragraph above', at(0, 2), [
      '出席',
      ...Array<string>(spelling.length - 1).fill(''),
      'の確認。',
      composed,
      last,
    ]),
    when: 'always',
  },
  presses('Control+Alt+2', 'makes the paragraph a heading', at(1, 1), [first, composed, last]),
  presses('Control+Alt+8', 'makes the paragraph a decision', at(1, 1), [first, composed, last]),
  presses('Control+b', 'makes the whole paragraph bold', at(1, 0, 1, line.length), [first, composed, last]),
  {
    name: 'moves a caret through the word',
    prepare: at(1, 1),
    when: 'always',
    act: (other) => other.page.keyboard.press('ArrowRight'),
    isSilent: true,
    expected: [first, composed, last],
  },
  // From the end of the paragraph above: one key takes the whole paragraph. The word survives, on its own or beside a neighbour.
  presses('Backspace', 'deletes the paragraph', at(0, first?.length ?? 0, 1, line.length), [
    /^出席の確認。(観光)?$/,
    /^(観光)?(次回の日程。)?$/,
  ]),
  {
    name: 'composes too in the same paragraph',
    prepare: at(1, line.length - 1),
    when: 'always',
    act: (other, step) =>
      step < second.length - 1
        ? other.preedit(second[step] ?? '')
        : step === second.length - 1
          ? other.commit('予算')
          : Promise.resolve(),
    isSilent: true,
    expected: [first, `${before}観光記録をつける予算。`, last],
  },
]

/** 定型文: sentences that stand in most minutes, with the item's title and presenter filled in. */
import type { Outcome } from '../meetings/outcome'

export interface TextBlock {
  /** what the menu calls it */
  name: string
  text: string
}

export interface SpokenItem {
  title: string
  presenter: string
}

/** `item`: what is spoken of where the caret stands; without one the sentence begins with 本件. */
export function textBlocks(item: SpokenItem | undefined): TextBlock[] {
  const matter = item === undefined || item.title === '' ? '本件' : bare(item.title)
  const speaker = item === undefined || item.presenter === '' ? '事務局' : item.presenter
  return [
    { name: '説明・了承', text: `${matter}について${speaker}が説明し、異議なく了承された。` },
    { name: '説明・質疑なし', text: `${matter}について${speaker}が説明した。質疑・意見はなかった。` },
    { name: '原案のとおり', text: `${matter}について、異議なく原案のとおり決定した。` },
    { name: '一部修正', text: `${matter}について、一部修正のうえ決定した。` },
    { name: '継続', text: `${matter}について、継続して協議することとした。` },
    { name: '次回日程', text: '次回会議の日程は、事務局で調整することとした。' },
    { name: '閉会', text: '以上で本日の議事を終了し、閉会した。' },
  ]
}

/** 専門職の共同確保について → 専門職の共同確保: the sentence says について itself. */
const bare = (title: string) => title.replace(/について$/, '')

/** One line for what became of an item, as the skeleton (骨子) puts it below the heading. */
export function outcomeLine(
  outcome: { outcome: Outcome; hasNoObjection: boolean; note: string },
  { presenter }: SpokenItem,
): { block: 'decision' | 'understanding'; text: string } {
  const calmly = outcome.hasNoObjection ? '異議なく' : ''
  const note = outcome.note === '' ? '' : `（${outcome.note}）`
  const line = (text: string, block: 'decision' | 'understanding') => ({ block, text: `${text}${note}` })
  switch (outcome.outcome) {
    case 'agreed':
      return line(`${calmly}原案のとおり決定した。`, 'decision')
    case 'amended':
      return line(`${calmly}一部修正のうえ決定した。`, 'decision')
    case 'rejected':
      return line('否決した。', 'decision')
    case 'noted':
      return line(
        `${presenter === '' ? '事務局' : presenter}が説明し、${calmly}了承された。`,
        'understanding',
      )
    case 'continued':
      return line('継続して協議することとした。', 'understanding')
    case 'withdrawn':
      return line('提案が取り下げられた。', 'understanding')
  }
}

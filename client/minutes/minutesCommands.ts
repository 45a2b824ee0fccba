import type { Editor } from '@tiptap/core'
import type { MinutesBlockName } from '../../shared/minutes/blocks'
import { textBlocks } from '../../shared/minutes/textBlocks'
import type { TypedCommand } from '../editor/commandMenu'
import { editorText } from '../text/editor'
import type { AgendaItemTitle } from './minutesContext'

const text = editorText.minutes

const blocks: readonly { block: MinutesBlockName; name: string; keys: string; words: readonly string[] }[] = [
  { block: 'decision', name: text.decision, keys: 'Ctrl+Alt+8', words: ['決定', 'けってい', 'kettei'] },
  {
    block: 'actionItem',
    name: text.actionItem,
    keys: 'Ctrl+Alt+9',
    words: ['宿題', 'しゅくだい', 'shukudai', 'syukudai'],
  },
  {
    block: 'understanding',
    name: text.understanding,
    keys: 'Ctrl+Alt+0',
    words: ['確認', 'かくにん', 'kakunin'],
  },
  {
    block: 'speech',
    name: text.speech,
    keys: 'Ctrl+Alt+7',
    words: ['発言', 'はつげん', 'hatsugen', 'hatugen'],
  },
]

/** 定型文 can be called together by this word, and each by its own name. */
const sentenceWords = ['定型文', 'ていけいぶん', 'teikeibun']

/** /決定 /宿題 /確認 /発言, and 定型文 with the title of the item the caret stands under. */
export function minutesCommands(editor: Editor, items: readonly AgendaItemTitle[]): TypedCommand[] {
  const item = itemAbove(editor, items)
  return [
    ...blocks.map(
      ({ block, name, keys, words }): TypedCommand => ({
        name,
        hint: keys,
        words,
        run: (chain) => chain.clearNodes().setNode(block),
      }),
    ),
    ...textBlocks(item && { title: item.title, presenter: item.presenter ?? '' }).map(
      (sentence): TypedCommand => ({
        name: sentence.name,
        hint: sentence.text,
        words: [sentence.name, ...sentenceWords],
        run: (chain) => chain.insertContent({ type: 'text', text: sentence.text }),
      }),
    ),
  ]
}

/** The item whose heading stands nearest above the caret. */
function itemAbove({ state }: Editor, items: readonly AgendaItemTitle[]): AgendaItemTitle | undefined {
  let itemId: unknown
  for (let index = state.selection.$from.index(0); index >= 0 && itemId === undefined; index -= 1) {
    const block = state.doc.child(index)
    if (block.type.name === 'agendaRef') itemId = block.attrs.itemId
  }
  return items.find(({ id }) => id === itemId)
}

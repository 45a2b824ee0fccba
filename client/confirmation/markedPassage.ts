import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import { anchorTo, flatten, type Passage, positionOf, sectionAt } from '../../shared/confirmation/anchor'
import { quoteLengthMax } from '../../shared/confirmation/commands'
import { headSection } from '../../shared/minutes/sections'
import { bindingOf, positionOf as editorPositionOf, sharedSelection } from '../editor/binding'
import type { Marked } from './passages'

/** The words that are marked in the editor, in terms of the shared document. */
export function markedIn(editor: Editor): Marked | undefined {
  const binding = bindingOf(editor.state)
  if (!binding || editor.state.selection.empty) return undefined
  const { anchor, head } = sharedSelection(binding, editor.state)
  const flat = flatten(binding.type)
  const places = [anchor, head].map((position) => {
    const found = position && Y.createAbsolutePositionFromRelativePosition(position, binding.doc)
    return found?.type instanceof Y.XmlText
      ? positionOf(flat, { text: found.type, index: found.index })
      : undefined
  })
  const [one, other] = places
  if (one === undefined || other === undefined) return undefined
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const made = anchorTo(flat, from, to)
  const quote = flat.text.slice(from, to)
  if (!made || quote.trim() === '' || quote.length > quoteLengthMax) return undefined
  return { quote, anchor: made, section: sectionAt(flat, from) ?? headSection }
}

/** Marks a passage in the editor and brings it into view. */
export function showPassage(editor: Editor, passage: Passage): void {
  const binding = bindingOf(editor.state)
  if (!binding || passage.state === 'gone') return
  const at = ({ text, index }: { text: Y.XmlText; index: number }, side: 0 | -1) =>
    editorPositionOf(binding, Y.createRelativePositionFromTypeIndex(text, index, side))
  const from = at(passage.start, 0)
  const to = at(passage.end, -1)
  if (from === undefined || to === undefined) return
  editor.chain().focus().setTextSelection({ from, to }).scrollIntoView().run()
}

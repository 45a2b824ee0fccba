import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import ClipboardCheckIcon from 'lucide-solid/icons/clipboard-check'
import HandshakeIcon from 'lucide-solid/icons/handshake'
import MessageIcon from 'lucide-solid/icons/message-square'
import StampIcon from 'lucide-solid/icons/stamp'
import type { MinutesBlockName } from '../../shared/minutes/blocks'
import type { Tool } from '../editor/Toolbar'
import { editorText } from '../text/editor'

type TextBlockName = Exclude<MinutesBlockName, 'agendaRef'>

const textBlocks = {
  speech: { icon: MessageIcon, label: editorText.minutes.speech, digit: '7' },
  decision: { icon: StampIcon, label: editorText.minutes.decision, digit: '8' },
  understanding: { icon: HandshakeIcon, label: editorText.minutes.understanding, digit: '0' },
  actionItem: { icon: ClipboardCheckIcon, label: editorText.minutes.actionItem, digit: '9' },
} satisfies Record<TextBlockName, { icon: Tool['icon']; label: string; digit: string }>

const textBlockNames = Object.keys(textBlocks) as TextBlockName[] // Object.keys forgets the keys' type

/** 発言・決定・宿題: each makes the line with the caret such a block, or a plain line again. */
export const minutesTools: readonly Tool[] = textBlockNames.map((name) => ({
  icon: textBlocks[name].icon,
  label: textBlocks[name].label,
  keys: `Ctrl+Alt+${textBlocks[name].digit}`,
  hasWord: true,
  isActive: (editor) => editor.isActive(name),
  run: (editor) => toggleBlock(editor, name),
}))

export const MinutesKeys = Extension.create({
  name: 'minutesKeys',
  // Before the general Backspace, which would pour the words into the block above.
  priority: 200,
  addKeyboardShortcuts() {
    const shortcuts = textBlockNames.map((name) => [
      `Mod-Alt-${textBlocks[name].digit}`,
      () => toggleBlock(this.editor, name),
    ])
    return { ...Object.fromEntries(shortcuts), Backspace: () => unwrapAtStart(this.editor) }
  },
})

function toggleBlock(editor: Editor, name: TextBlockName): boolean {
  const chain = editor.chain().focus()
  return editor.isActive(name) ? chain.setNode('paragraph').run() : chain.clearNodes().setNode(name).run()
}

/** At its very start Backspace makes a block a plain line: its words stay where they are. */
function unwrapAtStart(editor: Editor): boolean {
  const { selection } = editor.state
  const isOwn = textBlockNames.some((name) => name === selection.$from.parent.type.name)
  if (!selection.empty || selection.$from.parentOffset > 0 || !isOwn) return false
  return editor.commands.setNode('paragraph')
}

/** Puts 議題見出し below the line with the caret, or in its place when it is empty, and the caret below them. */
export function insertAgendaRefs(editor: Editor, itemIds: readonly string[]): boolean {
  return editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const { agendaRef, paragraph } = state.schema.nodes
      if (!agendaRef || !paragraph) return false
      const { from, to } = placeFor(tr.doc, tr.selection.from, tr.selection.to)
      const nodes = itemIds.flatMap((itemId) => [agendaRef.create({ itemId }), paragraph.create()])
      if (tr.doc.nodeAt(to)?.isTextblock) nodes.pop()
      tr.replaceWith(from, to, Fragment.fromArray(nodes))
      const below = tr.doc.resolve(from + 1)
      tr.setSelection(TextSelection.near(below, 1)).scrollIntoView()
      return true
    })
    .run()
}

function placeFor(doc: Node, from: number, to: number): { from: number; to: number } {
  const $to = doc.resolve(to)
  if ($to.depth === 0) return { from: to, to }
  const top = $to.node(1)
  const isEmptyLine = from === to && top.type.name === 'paragraph' && top.content.size === 0
  return { from: isEmptyLine ? $to.before(1) : $to.after(1), to: $to.after(1) }
}

import type { Editor } from '@tiptap/core'
import BoldIcon from 'lucide-solid/icons/bold'
import Heading2Icon from 'lucide-solid/icons/heading-2'
import Heading3Icon from 'lucide-solid/icons/heading-3'
import ListIcon from 'lucide-solid/icons/list'
import ListOrderedIcon from 'lucide-solid/icons/list-ordered'
import RedoIcon from 'lucide-solid/icons/redo-2'
import UndoIcon from 'lucide-solid/icons/undo-2'
import { yUndoPluginKey } from 'y-prosemirror'
import { editorText } from '../text/editor'
import type { Tool } from './Toolbar'

const heading = (level: 2 | 3, icon: Tool['icon'], label: string): Tool => ({
  icon,
  label,
  keys: `Ctrl+Alt+${level}`,
  isActive: (editor) => editor.isActive('heading', { level }),
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
})

const historyOf = (editor: Editor) => yUndoPluginKey.getState(editor.state)?.undoManager

/** What every document of ours can be formatted with, in the order of the toolbar. */
export const plainTools: readonly (readonly Tool[])[] = [
  [
    heading(2, Heading2Icon, editorText.toolbar.heading),
    heading(3, Heading3Icon, editorText.toolbar.subheading),
    {
      icon: BoldIcon,
      label: editorText.toolbar.bold,
      keys: 'Ctrl+B',
      isActive: (editor) => editor.isActive('bold'),
      run: (editor) => editor.chain().focus().toggleBold().run(),
    },
    {
      icon: ListIcon,
      label: editorText.toolbar.bulletList,
      keys: 'Ctrl+Shift+8',
      isActive: (editor) => editor.isActive('bulletList'),
      run: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
    {
      icon: ListOrderedIcon,
      label: editorText.toolbar.orderedList,
      keys: 'Ctrl+Shift+7',
      isActive: (editor) => editor.isActive('orderedList'),
      run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
  ],
  [
    {
      icon: UndoIcon,
      label: editorText.toolbar.undo,
      keys: 'Ctrl+Z',
      isEnabled: (editor) => historyOf(editor)?.canUndo() ?? false,
      run: (editor) => editor.chain().focus().undo().run(),
    },
    {
      icon: RedoIcon,
      label: editorText.toolbar.redo,
      keys: 'Ctrl+Y',
      isEnabled: (editor) => historyOf(editor)?.canRedo() ?? false,
      run: (editor) => editor.chain().focus().redo().run(),
    },
  ],
]

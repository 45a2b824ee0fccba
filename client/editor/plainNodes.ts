import type { Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Heading } from '@tiptap/extension-heading'
import { BulletList } from '@tiptap/extension-list/bullet-list'
import { ListItem } from '@tiptap/extension-list/item'
import { ListKeymap } from '@tiptap/extension-list/keymap'
import { OrderedList } from '@tiptap/extension-list/ordered-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Gapcursor } from '@tiptap/extensions/gap-cursor'
import { Placeholder } from '@tiptap/extensions/placeholder'
import { PastedTables } from './pastedTables'

/**
 * What every document of ours may hold: paragraphs, headings, lists, bold, line breaks. Containers take any number of
 * children, none included: two people's edits can add up to a list item without a paragraph, and y-prosemirror deletes
 * from everybody's document what its schema calls invalid.
 */
export const plainNodes = (placeholder: string): Extensions => [
  Paragraph,
  Text,
  Bold,
  HardBreak,
  // The page has the first level; a document begins with the second.
  Heading.configure({ levels: [2, 3] }),
  BulletList.extend({ content: 'listItem*' }),
  OrderedList.extend({ content: 'listItem*' }),
  ListItem.extend({ content: 'block*' }),
  ListKeymap,
  // A place for the caret where a document begins or ends with a block that holds no text.
  Gapcursor,
  PastedTables,
  Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
]

import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { isRemote } from '../editor/minimizeRemote'

/**
 * Every block that has an `id` gets one of its own when it is made, split off or pasted here. Never for what came from
 * others: two browsers would give the same block two ids and each correct the other for ever.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, after) => {
        const changes = transactions.filter((transaction) => transaction.docChanged)
        if (changes.length === 0 || changes.some(isRemote)) return null
        return giveIds(changes, before, after)
      },
    }),
  ],
})

function giveIds(
  changes: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const holders = blocksWithId(after.doc)
  const kept = new Set<number>()
  const taken = new Set<string>()
  // The block that was there before keeps its id, whichever of the two comes first now.
  for (const { id, position } of blocksWithId(before.doc)) {
    const moved = changes.reduce((at, { mapping }) => mapping.map(at, 1), position)
    if (id === null || !holders.some((holder) => holder.position === moved && holder.id === id)) continue
    kept.add(moved)
    taken.add(id)
  }
  const transaction = after.tr
  for (const { id, position } of holders) {
    if (kept.has(position)) continue
    if (id === null || taken.has(id)) transaction.setNodeAttribute(position, 'id', newBlockId())
    else taken.add(id)
  }
  return transaction.docChanged ? transaction : null
}

/** Blocks with an id stand at the top of the document, never deeper. */
function blocksWithId(doc: Node) {
  const found: { id: string | null; position: number }[] = []
  doc.forEach((node, position) => {
    if ('id' in node.attrs) found.push({ id: node.attrs.id, position })
  })
  return found
}

/** Not randomUUID: offices reach the server over plain http too, where browsers do not offer it. */
function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('')
}

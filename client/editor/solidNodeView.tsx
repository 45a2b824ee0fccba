import type { Editor, NodeViewRenderer } from '@tiptap/core'
import type { Attrs, Node } from '@tiptap/pm/model'
import { createRoot, createSignal, type JSX, untrack } from 'solid-js'
import { insert } from 'solid-js/web'
import { withinEditor } from './createEditor'

export interface NodeViewProps<A> {
  attrs: A
  isSelected: boolean
  isEditable: boolean
  /** where ProseMirror keeps the text; null for a block without any */
  content: HTMLElement | null
  change: (attrs: Partial<A>) => void
  remove: () => void
}

/**
 * A block drawn by a Solid component. An attribute changed by somebody else changes its control in place: the block is never
 * drawn anew, so an input method open in its text goes on.
 */
export function solidNodeView<A extends Attrs>(
  component: (props: NodeViewProps<A>) => JSX.Element,
): NodeViewRenderer {
  return ({ node: initial, editor, getPos }) => {
    let node = initial
    // The schema defines these attributes for this node, and A is their type.
    const [attrs, setAttrs] = createSignal(node.attrs as A, { equals: sameAttrs })
    const [isSelected, setSelected] = createSignal(false)
    const [isEditable, setEditable] = createSignal(editor.isEditable)
    const dom = document.createElement('div')
    dom.className = `block block-${node.type.name}`
    const content = node.isLeaf ? null : document.createElement('div')
    if (content) content.className = 'block-text'
    const followEditable = () => setEditable(editor.isEditable)
    editor.on('update', followEditable)
    const props: NodeViewProps<A> = {
      get attrs() {
        return attrs()
      },
      get isSelected() {
        return isSelected()
      },
      get isEditable() {
        return isEditable()
      },
      content,
      change: (changed) => changeNode(editor, getPos(), { ...node.attrs, ...changed }),
      remove: () => removeNode(editor, getPos(), node),
    }
    const dispose = withinEditor(editor, () =>
      createRoot((disposeRoot) => {
        insert(dom, () => untrack(() => component(props)))
        return disposeRoot
      }),
    )
    return {
      dom,
      contentDOM: content,
      update: (next) => {
        if (next.type !== node.type) return false
        node = next
        setAttrs(() => next.attrs as A)
        return true
      },
      selectNode: () => setSelected(true),
      deselectNode: () => setSelected(false),
      // The editor keeps its hands off the controls, and off what Solid does to them.
      stopEvent: ({ target }) => isControl(target) && !content?.contains(target),
      ignoreMutation: ({ type, target }) =>
        type !== 'selection' && target !== content && !content?.contains(target),
      destroy: () => {
        editor.off('update', followEditable)
        dispose?.()
      },
    }
  }
}

const sameAttrs = (a: Attrs, b: Attrs) => Object.keys({ ...a, ...b }).every((name) => a[name] === b[name])

const isControl = (target: EventTarget | null): target is Element =>
  target instanceof Element && target.closest('input, select, button, textarea, label') !== null

function changeNode({ view, state }: Editor, position: number | undefined, attrs: Attrs) {
  if (position !== undefined) view.dispatch(state.tr.setNodeMarkup(position, undefined, attrs))
}

function removeNode({ view, state }: Editor, position: number | undefined, node: Node) {
  if (position !== undefined) view.dispatch(state.tr.delete(position, position + node.nodeSize))
}

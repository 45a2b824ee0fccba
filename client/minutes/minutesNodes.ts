import { type Extensions, mergeAttributes, Node } from '@tiptap/core'
import type { Attrs } from '@tiptap/pm/model'
import { type MinutesBlockName, type MinutesBlocks, minutesBlockDefaults } from '../../shared/minutes/blocks'
import { type NodeViewProps, solidNodeView } from '../editor/solidNodeView'
import { ActionItemView, AgendaRefView, DecisionView, SpeechView, UnderstandingView } from './blockViews'
import type { MinutesContext } from './minutesContext'

/** A flat document: the minutes' own blocks stand only at the top, so that no edit can hide one inside a list. */
const MinutesDocument = Node.create({ name: 'doc', topNode: true, content: '(block | record)+' })

export const minutesNodes = (context: MinutesContext): Extensions => [
  MinutesDocument,
  recordNode('agendaRef', (props) => AgendaRefView({ block: props, context })),
  recordNode('speech', (props) => SpeechView({ block: props, context })),
  recordNode('decision', (props) => DecisionView({ block: props })),
  recordNode('understanding', (props) => UnderstandingView({ block: props })),
  recordNode('actionItem', (props) => ActionItemView({ block: props, context })),
]

function recordNode<Name extends MinutesBlockName>(
  name: Name,
  view: (props: NodeViewProps<MinutesBlocks[Name] & Attrs>) => ReturnType<typeof AgendaRefView>,
) {
  const isAtom = name === 'agendaRef'
  const content = isAtom ? {} : { content: 'inline*' }
  return Node.create({
    name,
    group: 'record',
    ...content,
    atom: isAtom,
    selectable: isAtom,
    defining: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(minutesBlockDefaults[name]).map(([attribute, value]) => [
          attribute,
          attributeSpec(attribute, value),
        ]),
      ),
    parseHTML: () => [{ tag: `div[data-block="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => {
      const attributes = mergeAttributes(HTMLAttributes, { 'data-block': name })
      return isAtom ? ['div', attributes] : ['div', attributes, 0]
    },
    addNodeView: () => solidNodeView(view),
  })
}

/** Attributes go through the clipboard as `data-…`, which is how a block is copied within and between minutes. */
function attributeSpec(attribute: string, initial: string | boolean | null) {
  const html = `data-${attribute.toLowerCase()}`
  return {
    default: initial,
    // The second half of a split block is another block: blockIds gives it an id of its own.
    keepOnSplit: attribute !== 'id',
    parseHTML: (element: HTMLElement) => {
      const value = element.getAttribute(html)
      return typeof initial === 'boolean' ? value === 'true' : value
    },
    renderHTML: (attributes: Record<string, unknown>) => {
      const value = attributes[attribute]
      return value === null || value === undefined ? {} : { [html]: String(value) }
    },
  }
}

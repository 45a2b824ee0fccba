import * as Y from 'yjs'
import { plainText, type Run } from '../../shared/minutes/record'

/** The minutes document as plain blocks, with ids where a record will show names. */
export type MinutesBlock =
  | { type: 'paragraph'; runs: Run[] }
  | { type: 'heading'; level: number; runs: Run[] }
  | { type: 'agendaRef'; itemId: string }
  | { type: 'speech'; organisationId: string | null; speaker: string; runs: Run[] }
  | DecisionBlock
  | { type: 'understanding'; runs: Run[] }
  | ActionItemBlock
  | { type: 'list'; isOrdered: boolean; items: MinutesBlock[][] }

interface DecisionBlock {
  type: 'decision'
  id: string
  /** the agenda item it belongs to: the one it names, else the heading it stands under */
  itemId: string | null
  runs: Run[]
}
interface ActionItemBlock {
  type: 'actionItem'
  id: string
  itemId: string | null
  ownerId: string | null
  dueOn: string | null
  isDone: boolean
  runs: Run[]
}

/**
 * Reads the minutes without an editor's schema, hence without y-prosemirror, which deletes from the document what it
 * does not know. Nothing is written, and a node of a newer version is kept as its text.
 */
export function walkMinutes(doc: Y.Doc): MinutesBlock[] {
  return new Walk().blocks(doc.getXmlFragment('minutes'))
}

/** The blocks one behind the other, those of lists among them. */
export const flatBlocks = (blocks: readonly MinutesBlock[]): MinutesBlock[] =>
  blocks.flatMap((block) => (block.type === 'list' ? block.items.flatMap(flatBlocks) : [block]))

/** A block somebody has only just put in says nothing yet. */
export const isSaid = ({ runs }: { runs: readonly Run[] }): boolean => plainText(runs).trim() !== ''

class Walk {
  /** the agenda item whose section is being read: a section lasts until the next agendaRef */
  #section: string | null = null
  readonly #ids = new Set<string>()

  blocks(parent: Y.XmlFragment): MinutesBlock[] {
    return parent.toArray().flatMap((node) => this.#block(node))
  }

  #block(node: Y.XmlElement | Y.XmlText | Y.XmlHook): MinutesBlock[] {
    if (!(node instanceof Y.XmlElement)) return paragraphOf(runsOfText(node))
    switch (node.nodeName) {
      case 'paragraph':
        return [{ type: 'paragraph', runs: runsOf(node) }]
      case 'heading':
        return [{ type: 'heading', level: headingLevel(attribute(node, 'level')), runs: runsOf(node) }]
      case 'agendaRef':
        return this.#agendaRef(node)
      case 'speech':
        return [
          {
            type: 'speech',
            organisationId: text(node, 'organisation'),
            speaker: text(node, 'speaker') ?? '',
            runs: runsOf(node),
          },
        ]
      case 'decision':
        return [this.#decision(node)]
      case 'understanding':
        return [{ type: 'understanding', runs: runsOf(node) }]
      case 'actionItem':
        return [this.#actionItem(node)]
      case 'bulletList':
      case 'orderedList':
        return [this.#list(node)]
      default:
        return this.#unknown(node)
    }
  }

  #agendaRef(node: Y.XmlElement): MinutesBlock[] {
    this.#section = text(node, 'itemId')
    return this.#section === null ? [] : [{ type: 'agendaRef', itemId: this.#section }]
  }

  #decision(node: Y.XmlElement): DecisionBlock {
    return {
      type: 'decision',
      id: this.#ownId(node),
      itemId: text(node, 'itemId') ?? this.#section,
      runs: runsOf(node),
    }
  }

  #actionItem(node: Y.XmlElement): ActionItemBlock {
    const due = text(node, 'due')
    return {
      type: 'actionItem',
      id: this.#ownId(node),
      itemId: this.#section,
      ownerId: text(node, 'owner'),
      dueOn: due !== null && isDay(due) ? due : null,
      isDone: attribute(node, 'done') === true,
      runs: runsOf(node),
    }
  }

  #list(node: Y.XmlElement): MinutesBlock {
    const items = node
      .toArray()
      .map((item) => (item instanceof Y.XmlElement ? this.blocks(item) : paragraphOf(runsOfText(item))))
    return { type: 'list', isOrdered: node.nodeName === 'orderedList', items }
  }

  /** A container is replaced by its blocks, anything else by its text. */
  #unknown(node: Y.XmlElement): MinutesBlock[] {
    const children = node.toArray()
    const isContainer = children.some((child) => child instanceof Y.XmlElement && !isInline(child))
    return isContainer ? this.blocks(node) : paragraphOf(runsOf(node))
  }

  /** Splitting or pasting a block can leave its id twice for a moment; rows need one id each. */
  #ownId(node: Y.XmlElement): string {
    const given = text(node, 'id') ?? 'unnamed'
    let id = given
    for (let n = 2; this.#ids.has(id); n += 1) id = `${given}-${n}`
    this.#ids.add(id)
    return id
  }
}

function runsOf(node: Y.XmlElement): Run[] {
  return node.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return runsOfText(child)
    return isInline(child) ? [{ text: '\n', isBold: false }] : runsOf(child)
  })
}

function runsOfText(node: Y.XmlText | Y.XmlHook): Run[] {
  if (!(node instanceof Y.XmlText)) return []
  // Yjs types a delta as any; its ops are { insert, attributes } and an embed's insert is no string.
  const delta = node.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    return [{ text: insert, isBold: Boolean(attributes?.bold) }]
  })
}

const isInline = (node: Y.XmlElement) => node.nodeName === 'hardBreak'

const paragraphOf = (runs: Run[]): MinutesBlock[] =>
  plainText(runs).trim() === '' ? [] : [{ type: 'paragraph', runs }]

/** ProseMirror's attributes keep their JSON type in the document, though Yjs calls them strings. */
const attribute = (node: Y.XmlElement, name: string): unknown => node.getAttribute(name)

function text(node: Y.XmlElement, name: string): string | null {
  const value = attribute(node, name)
  return typeof value === 'string' && value !== '' ? value : null
}

const headingLevel = (level: unknown): number => (level === 3 ? 3 : 2)
const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

import * as Y from 'yjs'

/** Lists nested deeper than this are printed at this depth: a submitted text needs no more. */
const depthMax = 8

/**
 * The body document as plain text, one line per block: what is locked and hashed at 提出.
 * It walks the shared type itself, so that the same document always gives the same bytes.
 */
export function bodyText(body: Y.XmlFragment): string {
  return linesOf(body, 0).join('\n').trim()
}

type Part = Y.XmlElement | Y.XmlText | Y.XmlHook

const partsOf = (node: Y.XmlFragment): Part[] => node.toArray()

function linesOf(node: Y.XmlFragment, depth: number): string[] {
  return partsOf(node).flatMap((part, index) => {
    if (!(part instanceof Y.XmlElement)) return part instanceof Y.XmlText ? [textOf(part)] : []
    if (part.nodeName === 'listItem') return listItem(part, markOf(node, index), depth)
    if (isList(part)) return linesOf(part, depth + 1)
    return isInline(part) ? inlineText(part).split('\n') : linesOf(part, depth)
  })
}

function listItem(item: Y.XmlElement, mark: string, depth: number): string[] {
  const indent = '　'.repeat(Math.min(depth, depthMax) - 1)
  const [first = '', ...rest] = linesOf(item, depth)
  return [`${indent}${mark}${first}`, ...rest]
}

const isList = (node: Y.XmlElement) => node.nodeName === 'bulletList' || node.nodeName === 'orderedList'
const markOf = (list: Y.XmlFragment, index: number) =>
  list instanceof Y.XmlElement && list.nodeName === 'orderedList' ? `${index + 1} ` : '・'

/** A block whose content is text; everything else is a container of blocks. */
const isInline = (node: Y.XmlElement) =>
  partsOf(node).every(
    (part) => part instanceof Y.XmlText || (part instanceof Y.XmlElement && part.nodeName === 'hardBreak'),
  )

const inlineText = (node: Y.XmlElement) =>
  partsOf(node)
    .map((part) => (part instanceof Y.XmlText ? textOf(part) : '\n'))
    .join('')

/** `toString` would write formatting as tags; the delta holds the bare text. */
function textOf(text: Y.XmlText): string {
  const delta: { insert?: unknown }[] = text.toDelta()
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

import * as Y from 'yjs'

interface SignOf {
  id: Y.ID
  /** one code unit, by which signs are compared */
  shape: string
  wasThere: boolean
  isThere: boolean
  /** written by this client */
  isMine: boolean
  /** gone, though nobody named it */
  isLost: boolean
  /** still there, but everything beside it in its block went: its deleter did not know of it either */
  isAdrift: boolean
  /** carried away before, but its deleter had not heard of that */
  isLeft: boolean
  /** the element whose text it belongs to */
  block: Y.XmlElement | undefined
  /** how many blocks of the document stand before it now */
  blocksBefore: number
}

/** A letter, the beginning of a block that holds text, or a thing without text, in the order of the document. */
export type Sign = SignOf &
  ({ kind: 'letter'; text: Y.XmlText; index: number } | { kind: 'block' | 'thing'; element: Y.XmlElement })

/** What is known of letters beyond what the document says. */
export interface Knowledge {
  isLost: (id: Y.ID) => boolean
  /** whether somebody deleted letters where they had stood before this client carried them away */
  isAnyLeft: boolean
  /** such a letter */
  leftAt: (id: Y.ID) => string | undefined
}

const blockShape = '\n'
const thingShape = '\ufffc'

/**
 * The document as it was before a transaction and as it is after it, in one row. To be read before Yjs lets go of what was
 * deleted, that is before its observers are called.
 */
export function signsOf(
  fragment: Y.XmlFragment,
  transaction: Y.Transaction,
  { isLost, isAnyLeft, leftAt }: Knowledge,
  holdsText: (nodeName: string) => boolean,
): Sign[] {
  const signs: Sign[] = []
  const touched = touchedBlocks(fragment, transaction)
  let blocksBefore = 0

  const presence = (item: Y.Item, offset = 0) => {
    const id = Y.createID(item.id.client, item.id.clock + offset)
    const isOld = id.clock < (transaction.beforeState.get(id.client) ?? 0)
    const isLeft = item.deleted && leftAt(id) !== undefined
    const wasThere = isLeft || (isOld && (!item.deleted || Y.isDeleted(transaction.deleteSet, id)))
    return {
      id,
      wasThere,
      isThere: !item.deleted,
      isMine: id.client === transaction.doc.clientID,
      isLost: wasThere && isLost(id),
      isAdrift: false,
      isLeft,
      blocksBefore,
    }
  }
  const readText = (text: Y.XmlText, block: Y.XmlElement | undefined) => {
    let index = 0
    for (const item of itemsOf(text)) {
      for (const [offset, shape] of lettersOf(item, leftAt).entries()) {
        const place = item.deleted ? index : index + offset
        if (shape !== undefined)
          signs.push({ kind: 'letter', shape, text, index: place, block, ...presence(item, offset) })
      }
      if (!item.deleted && item.countable) index += item.length
    }
  }
  const readElement = (element: Y.XmlElement, item: Y.Item, block: Y.XmlElement | undefined) => {
    const isBlock = holdsText(element.nodeName)
    if (isBlock) signs.push({ kind: 'block', shape: blockShape, element, block: element, ...presence(item) })
    else if (element._start === null)
      signs.push({ kind: 'thing', shape: thingShape, element, block, ...presence(item) })
    readChildren(element, isBlock ? element : block)
  }
  const readChildren = (parent: Y.XmlFragment, block: Y.XmlElement | undefined) => {
    for (const item of itemsOf(parent)) {
      const { wasThere, isThere } = presence(item)
      if (!(item.content instanceof Y.ContentType) || !(wasThere || isThere)) continue
      const child = item.content.type
      if (child instanceof Y.XmlText) readText(child, block)
      else if (!(child instanceof Y.XmlElement)) continue
      else if (parent !== fragment || isAnyLeft || touched.has(child) || !(wasThere && isThere))
        readElement(child, item, block)
      else signs.push({ kind: 'thing', shape: thingShape, element: child, block, ...presence(item) })
      if (parent === fragment && isThere) blocksBefore++
    }
  }
  readChildren(fragment, undefined)
  const seen = signs.filter(({ wasThere, isThere }) => wasThere || isThere)
  markAdrift(seen)
  return seen
}

/** The top blocks in which something changed: of a long document the rest need not be read. */
function touchedBlocks(fragment: Y.XmlFragment, { changed }: Y.Transaction): Set<unknown> {
  const touched = new Set<unknown>()
  for (const type of changed.keys()) {
    let block = type
    while (block.parent && block.parent !== fragment) block = block.parent
    touched.add(block)
  }
  return touched
}

/**
 * My letters that stand where they stood while what was on both sides of them went: the second half of a block that was split,
 * say, left them behind in the first.
 */
function markAdrift(signs: readonly Sign[]) {
  const isGone = (sign: Sign | undefined, block: Sign['block']) =>
    sign?.block === block && sign?.wasThere === true && !sign.isThere
  let start = 0
  while (start < signs.length) {
    const block = signs[start]?.block
    let end = start
    while (isMyLetter(signs[end]) && signs[end]?.block === block) end++
    const isEnd = signs[end]?.block !== block
    if (end > start && isGone(signs[start - 1], block) && (isEnd || isGone(signs[end], block)))
      for (const sign of signs.slice(start, end)) sign.isAdrift = true
    start = Math.max(end, start + 1)
  }
}

const isMyLetter = (sign: Sign | undefined) =>
  sign?.kind === 'letter' && sign.isMine && sign.wasThere && sign.isThere

/** Of what was deleted earlier Yjs keeps the place alone. */
function lettersOf({ id, length, content }: Y.Item, leftAt: Knowledge['leftAt']): (string | undefined)[] {
  if (content instanceof Y.ContentString) return content.str.split('')
  if (!(content instanceof Y.ContentDeleted)) return []
  return Array.from({ length }, (_, offset) => leftAt(Y.createID(id.client, id.clock + offset)))
}

function itemsOf(type: Y.XmlText | Y.XmlFragment): Y.Item[] {
  const items: Y.Item[] = []
  for (let item = type._start; item !== null; item = item.right) items.push(item)
  return items
}

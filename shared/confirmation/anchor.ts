/**
 * Where a 修正依頼 points: two relative positions in the minutes document, which move with the words around them. The first holds to the
 * character it stands before, the last to the one it stands behind, so what others write beside the passage stays outside of it.
 */
import * as Y from 'yjs'

export interface Anchor {
  start: unknown
  end: unknown
}

/** A place between two characters of the flat text. */
export interface Spot {
  text: Y.XmlText
  index: number
}

export type Passage =
  /** it says what was quoted; or others changed it since */
  | { state: 'whole' | 'changed'; text: string; section: string | null; start: Spot; end: Spot }
  /** nobody knows any more where it stood: the quote is all there is */
  | { state: 'gone' }

const blockBreak = '\n'

/** The minutes as one text, a line per block, with the places of its characters in the document. */
export interface FlatText {
  text: string
  stretches: { node: Y.XmlText; from: number; to: number }[]
  /** 議題見出し: where the section of an item begins */
  sections: { key: string; from: number }[]
}

export function flatten(fragment: Y.XmlFragment): FlatText {
  const flat: FlatText = { text: '', stretches: [], sections: [] }
  for (const child of fragment.toArray()) walk(child, flat)
  return flat
}

function walk(node: Y.XmlElement | Y.XmlText | Y.XmlHook, flat: FlatText): void {
  if (node instanceof Y.XmlText) {
    const from = flat.text.length
    flat.text += wordsOf(node)
    flat.stretches.push({ node, from, to: flat.text.length })
    return
  }
  if (!(node instanceof Y.XmlElement)) return
  if (node.nodeName === 'hardBreak') {
    flat.text += blockBreak
    return
  }
  const item: unknown = node.nodeName === 'agendaRef' ? node.getAttribute('itemId') : null
  if (typeof item === 'string') flat.sections.push({ key: item, from: flat.text.length })
  for (const child of node.toArray()) walk(child, flat)
  // A block that holds blocks has had its break from the last of them.
  const isTextBlock = node.toArray().every((child) => child instanceof Y.XmlText || isBreak(child))
  if (isTextBlock) flat.text += blockBreak
}

const isBreak = (node: unknown) => node instanceof Y.XmlElement && node.nodeName === 'hardBreak'

/** One character for whatever is no text, as Yjs counts it. */
function wordsOf(node: Y.XmlText): string {
  // Yjs types a delta as any; its ops are { insert } and an embed's insert is no string.
  const delta = node.toDelta() as { insert: unknown }[]
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('')
}

/** Undefined where the document holds no text at the place. */
function spotAt({ stretches }: FlatText, position: number, side: 'after' | 'before'): Spot | undefined {
  const found =
    side === 'after'
      ? stretches.find(({ to, from }) => position < to && position >= from)
      : stretches.findLast(({ to, from }) => position > from && position <= to)
  return found && { text: found.node, index: position - found.from }
}

export const positionOf = ({ stretches }: FlatText, { text, index }: Spot): number | undefined => {
  const found = stretches.find(({ node }) => node === text)
  return found && found.from + index
}

/** The item whose section a place is in; null before the first 議題見出し. */
export const sectionAt = ({ sections }: FlatText, position: number): string | null =>
  sections.findLast(({ from }) => from <= position)?.key ?? null

/** An anchor to the characters from one place of the flat text to another; undefined where there are none. */
export function anchorTo(flat: FlatText, from: number, to: number): Anchor | undefined {
  const start = spotAt(flat, from, 'after')
  const end = spotAt(flat, to, 'before')
  if (!start || !end || from >= to) return undefined
  return {
    start: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(start.text, start.index, 0)),
    end: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(end.text, end.index, -1)),
  }
}

/** Where the passage stands now. A block that was split or moved takes its words along: then the quote finds them, if it is there once. */
export function passageOf(fragment: Y.XmlFragment, anchor: Anchor | null, quote: string): Passage {
  const flat = flatten(fragment)
  const range = (anchor && anchoredRange(fragment, flat, anchor)) ?? quotedRange(flat, quote)
  if (!range) return { state: 'gone' }
  const start = spotAt(flat, range.from, 'after')
  const end = spotAt(flat, range.to, 'before')
  if (!start || !end) return { state: 'gone' }
  const text = flat.text.slice(range.from, range.to)
  const state = text === quote ? 'whole' : 'changed'
  return { state, text, section: sectionAt(flat, range.from), start, end }
}

interface Range {
  from: number
  to: number
}

function anchoredRange(fragment: Y.XmlFragment, flat: FlatText, anchor: Anchor): Range | undefined {
  const { doc } = fragment
  const from = doc && absolute(doc, flat, anchor.start)
  const to = doc && absolute(doc, flat, anchor.end)
  if (from === undefined || to === undefined || from === null || to === null || from >= to) return undefined
  return flat.text.slice(from, to).trim() === '' ? undefined : { from, to }
}

function absolute(doc: Y.Doc, flat: FlatText, json: unknown): number | undefined {
  try {
    const position = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(json), doc)
    return position?.type instanceof Y.XmlText
      ? positionOf(flat, { text: position.type, index: position.index })
      : undefined
  } catch {
    // What somebody else sent as a position may be no position at all: then the quote has to do.
    return undefined
  }
}

function quotedRange({ text }: FlatText, quote: string): Range | undefined {
  if (quote.trim() === '') return undefined
  const from = text.indexOf(quote)
  return from >= 0 && text.indexOf(quote, from + 1) < 0 ? { from, to: from + quote.length } : undefined
}

/** What was stored as an anchor, or null where it is none. */
export function parseAnchor(stored: string | null): Anchor | null {
  if (stored === null) return null
  try {
    const parsed: unknown = JSON.parse(stored)
    return typeof parsed === 'object' && parsed !== null && 'start' in parsed && 'end' in parsed
      ? { start: parsed.start, end: parsed.end }
      : null
  } catch {
    return null
  }
}

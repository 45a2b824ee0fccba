/**
 * What a sitting puts into the minutes by itself: the heading of an item (議題見出し) when it begins, and at the end what is missing of
 * headings and outcome lines (議事録の骨子). Written to the shared document, not through an editor: an input method that is open in one
 * goes on. The item's id is the key, and only what is missing is put in [T7].
 */
import * as Y from 'yjs'
import type { AgendaItem } from '../meetings/agendaItem'
import type { Outcome } from '../meetings/outcome'
import { outcomeLine } from './textBlocks'

/** So that undo, which knows the editor's own changes, takes nothing of this back. */
const skeletonOrigin = Symbol('skeleton')

type SkeletonItem = Pick<AgendaItem, 'id' | 'title' | 'presenter'>
interface SkeletonOutcome {
  itemId: string
  outcome: Outcome
  hasNoObjection: boolean
  note: string
}

/** `items` in the order of the agenda. Tells what it put in; undefined when the heading stands there already. */
export function insertHeading(
  doc: Y.Doc,
  itemId: string,
  items: readonly { id: string }[],
): Y.XmlElement | undefined {
  const minutes = fragmentOf(doc)
  if (headingOf(minutes, itemId)) return undefined
  const heading = new Y.XmlElement('agendaRef')
  heading.setAttribute('itemId', itemId)
  doc.transact(() => {
    const at = placeOfHeading(minutes, itemId, items)
    // What stands empty at the end is the line to write on: the heading goes above it.
    const isLineThere = at === minutes.length && isEmptyLine(minutes.get(at - 1))
    minutes.insert(isLineThere ? at - 1 : at, isLineThere ? [heading] : [heading, emptyLine()])
  }, skeletonOrigin)
  return heading
}

/** Headings that are missing, and below each what became of its item where nothing says so yet. Tells what it put in. */
export function insertSkeleton(
  doc: Y.Doc,
  items: readonly SkeletonItem[],
  outcomes: readonly SkeletonOutcome[],
): Y.XmlElement[] {
  const put: Y.XmlElement[] = []
  doc.transact(() => {
    for (const item of items) {
      const heading = insertHeading(doc, item.id, items)
      if (heading) put.push(heading)
      const outcome = outcomes.find(({ itemId }) => itemId === item.id)
      const line = outcome && insertOutcome(doc, item, outcome)
      if (line) put.push(line)
    }
  }, skeletonOrigin)
  return put
}

/**
 * Two who begin an item, or ask for the skeleton, in the same moment each find nothing and put it in. Whoever put in the later one
 * takes theirs out again: the first in the document stays, on every side.
 */
export function dropDoubles(doc: Y.Doc, own: readonly Y.XmlElement[]): void {
  const minutes = fragmentOf(doc)
  const blocks = elementsOf(minutes)
  const doubled = own.filter((each) => blocks.includes(each) && hasFirst(blocks, each))
  if (doubled.length === 0) return
  doc.transact(() => {
    for (const element of doubled) {
      const at = minutes.toArray().indexOf(element)
      const isLineLeft = isHeading(element) && at + 1 < minutes.length && isEmptyLine(minutes.get(at + 1))
      minutes.delete(at, isLineLeft ? 2 : 1)
    }
  }, skeletonOrigin)
}

/** Whether an earlier one stands for the same item. */
function hasFirst(blocks: readonly Y.XmlElement[], element: Y.XmlElement): boolean {
  const key = keyOf(element)
  return blocks.slice(0, blocks.indexOf(element)).some((other) => keyOf(other) === key)
}

const keyOf = (block: Y.XmlElement) =>
  block.nodeName === 'agendaRef' ? `heading ${block.getAttribute('itemId')}` : block.getAttribute('id')

/** The id of an outcome line: two people's lines for one item bear the same, so that they are known as one. */
const outcomeId = (itemId: string) => `outcome-${itemId}`

function insertOutcome(doc: Y.Doc, item: SkeletonItem, outcome: SkeletonOutcome): Y.XmlElement | undefined {
  const minutes = fragmentOf(doc)
  const section = sectionOf(minutes, item.id)
  const { block, text } = outcomeLine(outcome, item)
  const isSaid = (each: Y.XmlElement) =>
    each.nodeName === 'decision' || each.getAttribute('id') === outcomeId(item.id) || textOf(each) === text
  if (section.some(isSaid)) return undefined
  const line = new Y.XmlElement(block)
  line.setAttribute('id', outcomeId(item.id))
  line.insert(0, [new Y.XmlText(text)])
  const last = section.findLast((block) => !isEmptyLine(block)) ?? headingOf(minutes, item.id)
  minutes.insert(last ? minutes.toArray().indexOf(last) + 1 : minutes.length, [line])
  return line
}

/** In the order of the agenda: above the first heading of a later item, else at the end. */
function placeOfHeading(minutes: Y.XmlFragment, itemId: string, items: readonly { id: string }[]): number {
  const later = new Set(items.slice(items.findIndex(({ id }) => id === itemId) + 1).map(({ id }) => id))
  const at = minutes
    .toArray()
    .findIndex((block) => isHeading(block) && later.has(block.getAttribute('itemId') ?? ''))
  return at < 0 ? minutes.length : at
}

/** The blocks below the heading of an item, up to the next heading. */
function sectionOf(minutes: Y.XmlFragment, itemId: string): Y.XmlElement[] {
  const blocks = elementsOf(minutes)
  return blocks.filter((block) => !isHeading(block) && itemAbove(blocks, block) === itemId)
}

function itemAbove(blocks: readonly Y.XmlElement[], block: Y.XmlElement): string | undefined {
  return blocks.slice(0, blocks.indexOf(block)).findLast(isHeading)?.getAttribute('itemId')
}

const fragmentOf = (doc: Y.Doc) => doc.getXmlFragment('minutes')
const elementsOf = (minutes: Y.XmlFragment): Y.XmlElement[] =>
  minutes.toArray().filter((block) => block instanceof Y.XmlElement)
const isHeading = (block: unknown): block is Y.XmlElement =>
  block instanceof Y.XmlElement && block.nodeName === 'agendaRef'
const headingOf = (minutes: Y.XmlFragment, itemId: string) =>
  elementsOf(minutes).find((block) => isHeading(block) && block.getAttribute('itemId') === itemId)
const emptyLine = () => new Y.XmlElement('paragraph')
const isEmptyLine = (block: unknown): boolean =>
  block instanceof Y.XmlElement && block.nodeName === 'paragraph' && textOf(block) === ''

function textOf(block: Y.XmlElement): string {
  return block
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText ? plain(child) : child instanceof Y.XmlElement ? textOf(child) : '',
    )
    .join('')
    .trim()
}

/** Without the marks, which toString writes as tags. */
function plain(text: Y.XmlText): string {
  // Yjs types a delta as any; an embed's insert is no string.
  const delta = text.toDelta() as { insert: unknown }[]
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}

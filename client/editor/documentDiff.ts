import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { splice } from '../collab/splice'

/** One step of the way from a document to another. Positions are in the first, those named `target` in the second. */
export type DocumentChange =
  | { kind: 'replace'; from: number; to: number; targetFrom: number; targetTo: number }
  /** the node at `at` keeps its content and takes the type and attributes of `node` */
  | { kind: 'markup'; at: number; node: Node }
  /** the text from `at` on stays, its marks become those of `content` */
  | { kind: 'marks'; at: number; content: Fragment }

/**
 * What differs between two documents, in ascending order and as small as reading child by child finds it: nodes outside a
 * change keep their identity, and with it their DOM, their decorations and an input method that is open in them.
 */
export function changesBetween(before: Node, after: Node): DocumentChange[] {
  const changes: DocumentChange[] = []
  compare(before.content, after.content, 0, 0, changes)
  return changes
}

export function applyChanges(
  transaction: Transaction,
  changes: readonly DocumentChange[],
  target: Node,
): Transaction {
  // Backwards, so that the positions of the changes before stay true.
  for (const change of [...changes].reverse()) applyChange(transaction, change, target)
  return transaction
}

function applyChange(transaction: Transaction, change: DocumentChange, target: Node) {
  switch (change.kind) {
    case 'replace': {
      const { from, to, targetFrom, targetTo } = change
      const slice = targetFrom === targetTo ? Slice.empty : target.slice(targetFrom, targetTo)
      transaction.step(new ReplaceStep(from, to, slice))
      return
    }
    case 'markup':
      transaction.setNodeMarkup(change.at, change.node.type, change.node.attrs, change.node.marks)
      return
    case 'marks':
      setMarks(transaction, change.at, change.content)
  }
}

function setMarks(transaction: Transaction, at: number, content: Fragment) {
  let from = at
  content.forEach((node) => {
    const to = from + node.nodeSize
    transaction.removeMark(from, to)
    for (const mark of node.marks) transaction.addMark(from, to, mark)
    from = to
  })
}

/** The children that differ: `before[start..beforeEnd)` stands where `after[start..afterEnd)` should. */
interface Window {
  before: Fragment
  after: Fragment
  start: number
  beforeEnd: number
  afterEnd: number
  at: number
  targetAt: number
}

function compare(before: Fragment, after: Fragment, at: number, targetAt: number, changes: DocumentChange[]) {
  const window = differingChildren(before, after, at, targetAt)
  if (window.start === window.beforeEnd && window.start === window.afterEnd) return
  if (window.start === window.beforeEnd || window.start === window.afterEnd)
    changes.push(replaceChildren(window))
  else if (onlyMarksDiffer(window))
    changes.push({ kind: 'marks', at: window.at, content: childrenOf(after, window.start, window.afterEnd) })
  else if (isPaired(window)) comparePairs(window, changes)
  else changes.push(replaceDifference(before, after, at, targetAt))
}

function differingChildren(before: Fragment, after: Fragment, at: number, targetAt: number): Window {
  let start = 0
  let [beforeEnd, afterEnd] = [before.childCount, after.childCount]
  const skipped = () =>
    start < beforeEnd && start < afterEnd && equal(before.child(start), after.child(start))
  while (skipped()) {
    at += before.child(start).nodeSize
    targetAt += after.child(start).nodeSize
    start++
  }
  while (
    beforeEnd > start &&
    afterEnd > start &&
    equal(before.child(beforeEnd - 1), after.child(afterEnd - 1))
  ) {
    beforeEnd--
    afterEnd--
  }
  return { before, after, start, beforeEnd, afterEnd, at, targetAt }
}

const equal = (a: Node, b: Node) => a === b || a.eq(b)

/** Whole children came or went: replaced at the boundary, the neighbours are not touched. */
function replaceChildren(window: Window): DocumentChange {
  const { before, after, start, beforeEnd, afterEnd, at, targetAt } = window
  return {
    kind: 'replace',
    from: at,
    to: at + sizeOf(before, start, beforeEnd),
    targetFrom: targetAt,
    targetTo: targetAt + sizeOf(after, start, afterEnd),
  }
}

function onlyMarksDiffer({ before, after, start, beforeEnd, afterEnd }: Window): boolean {
  const [old, next] = [childrenOf(before, start, beforeEnd), childrenOf(after, start, afterEnd)]
  return isText(old) && isText(next) && textOf(old) === textOf(next)
}

/** Same number of children, each recognisable in its successor. */
function isPaired({ before, after, start, beforeEnd, afterEnd }: Window): boolean {
  if (beforeEnd !== afterEnd) return false
  for (let index = start; index < beforeEnd; index++)
    if (!isSuccessor(before.child(index), after.child(index))) return false
  return true
}

function isSuccessor(before: Node, after: Node): boolean {
  if (before.isText || after.isText) return before.isText && after.isText && before.sameMarkup(after)
  if (before.isLeaf || after.isLeaf) return before.isLeaf && before.type === after.type
  if (before.type === after.type) return true
  return before.isTextblock && after.isTextblock && before.textContent === after.textContent
}

function comparePairs({ before, after, start, beforeEnd, at, targetAt }: Window, changes: DocumentChange[]) {
  let [position, targetPosition] = [at, targetAt]
  for (let index = start; index < beforeEnd; index++) {
    const [old, next] = [before.child(index), after.child(index)]
    if (!equal(old, next)) comparePair(old, next, position, targetPosition, changes)
    position += old.nodeSize
    targetPosition += next.nodeSize
  }
}

function comparePair(old: Node, next: Node, at: number, targetAt: number, changes: DocumentChange[]) {
  if (old.isText) {
    const { at: start, deleted, inserted } = splice(old.text ?? '', next.text ?? '')
    changes.push({
      kind: 'replace',
      from: at + start,
      to: at + start + deleted,
      targetFrom: targetAt + start,
      targetTo: targetAt + start + inserted.length,
    })
    return
  }
  if (!old.sameMarkup(next)) changes.push({ kind: 'markup', at, node: next })
  compare(old.content, next.content, at + 1, targetAt + 1, changes)
}

/** Splits, joins and everything else: one replacement over the stretch that differs, cut as tight as it goes. */
function replaceDifference(before: Fragment, after: Fragment, at: number, targetAt: number): DocumentChange {
  const from = before.findDiffStart(after, at) ?? at
  const end = before.findDiffEnd(after, at + before.size, targetAt + after.size) ?? { a: at, b: targetAt }
  const targetFrom = from - at + targetAt
  // The same run can be matched from both ends ("aa" → "a"): then the ends must not pass the starts.
  const overlap = Math.max(0, from - end.a, targetFrom - end.b)
  return { kind: 'replace', from, to: end.a + overlap, targetFrom, targetTo: end.b + overlap }
}

const isText = (content: Fragment) => {
  for (let index = 0; index < content.childCount; index++) if (!content.child(index).isText) return false
  return content.childCount > 0
}
const textOf = (content: Fragment) => content.textBetween(0, content.size)

function childrenOf(fragment: Fragment, start: number, end: number): Fragment {
  return Fragment.fromArray(fragment.content.slice(start, end))
}

function sizeOf(fragment: Fragment, start: number, end: number): number {
  return childrenOf(fragment, start, end).size
}

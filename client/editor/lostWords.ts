import * as Y from 'yjs'
import { splice } from '../collab/splice'
import type { Sign } from './documentSigns'

/*
 * Yjs has no "move": who splits, joins or reshapes a block deletes it, or half of it, and inserts a copy. Words that were on
 * their way to it stay behind: in a deleted block they vanish, though nobody deleted them, in the half that was left they stand
 * alone. Whoever wrote them finds them and puts them where they belong:
 *
 *   - Lost are characters of mine that another's update deletes without naming them. An update names every character its author
 *     had seen, so what somebody deletes on purpose is named, and never comes back.
 *   - They go beside the copy of their old neighbour, which is found by comparing what the block said with what stands there now;
 *     where no neighbour was copied they become a paragraph of their own.
 *   - Only their author's browser does it, so it is done once.
 */

/** Where words stand again. */
export interface Restored {
  text: string
  from: Y.RelativePosition
  to: Y.RelativePosition
  /** the letters that were carried there, when they were not lost but left behind */
  carried: readonly Y.ID[]
}

/** What has to be done about my words after `transaction`, which merged `incoming`; in the order of the document. */
export function movesOf(signs: readonly Sign[]): Move[] {
  return runsOf(signs).flatMap((run) => moveOf(run, signs))
}

/** Letters side by side in one block that share a fate. */
interface Run {
  text: string
  ids: Y.ID[]
  first: Letter
  /** index of the first among all signs */
  at: number
}

function runsOf(signs: readonly Sign[]): Run[] {
  const runs: Run[] = []
  let last: Sign | undefined
  for (const [at, sign] of signs.entries()) {
    const run = runs.at(-1)
    if (sign.kind === 'letter' && (sign.isLost || sign.isAdrift)) {
      const goesOn = last && isUnseen(last) && last.block === sign.block && last.isLost === sign.isLost
      if (!run || !goesOn) runs.push({ text: sign.shape, ids: [sign.id], first: sign, at })
      else {
        run.text += sign.shape
        run.ids.push(sign.id)
      }
    }
    last = sign
  }
  return runs
}

/** Whoever changed its surroundings did not know of it. */
const isUnseen = ({ isLost, isAdrift }: Sign) => isLost || isAdrift

/** One change of the shared document, within a transaction of the caller's. */
export type Move = (fragment: Y.XmlFragment) => Restored

/** What is to be done about a run: one move, or none. */
function moveOf(run: Run, signs: readonly Sign[]): Move[] {
  const beside = neighbourOf(run, signs)
  const { first } = run
  if (first.isAdrift) return beside && beside.sign.block !== first.block ? [() => carry(run, beside)] : []
  if (beside) return [() => putBeside(run, beside)]
  return isCopied(run, signs) ? [] : [(fragment) => putApart(run, fragment)]
}

/**
 * Letters that came with a copy of what this client had carried away: they stand twice now. The carried ones stay, since the
 * word is whole and in order only there.
 */
export function copiesOf(signs: readonly Sign[]): Letter[] {
  return signs.flatMap((sign, at) => {
    const copy = sign.isLeft ? successorOf(at, sign.block, signs) : undefined
    return copy?.kind === 'letter' && !copy.wasThere && copy.shape === sign.shape ? [copy] : []
  })
}

export type Letter = Sign & { kind: 'letter' }

/** A whole block of mine that went with what held it is no loss when the same words were carried elsewhere. */
const isCopied = ({ first, text }: Run, signs: readonly Sign[]) =>
  signs.some((sign) => sign.kind === 'block' && sign.isLost && sign.block === first.block) &&
  shapesOf(signs.filter(({ isThere }) => isThere)).includes(text)

/** A living sign, and the side of it on which the words belong. */
interface Beside {
  sign: Sign
  side: 'before' | 'after'
}

function neighbourOf({ first, at }: Run, signs: readonly Sign[]): Beside | undefined {
  const behind = successorOf(
    signs.findLastIndex((sign, index) => index < at && stood(sign)),
    first.block,
    signs,
  )
  if (behind) return { sign: behind, side: 'after' }
  const ahead = successorOf(
    signs.findIndex((sign, index) => index > at && stood(sign)),
    first.block,
    signs,
  )
  return ahead?.kind === 'letter' ? { sign: ahead, side: 'before' } : undefined
}

/** Was there before, for its deleter too. */
const stood = (sign: Sign) => sign.wasThere && !isUnseen(sign)

/**
 * A sign of the block that still stands, or its copy: between the nearest two signs that survived, what stood there is
 * compared with what stands there now.
 */
function successorOf(at: number, block: Y.XmlElement | undefined, signs: readonly Sign[]): Sign | undefined {
  const sign = signs[at]
  if (sign?.block !== block) return undefined
  if (!sign || sign.isThere) return sign
  const survives = (each: Sign) => stood(each) && each.isThere
  const start = signs.findLastIndex((each, index) => index < at && survives(each)) + 1
  const next = signs.findIndex((each, index) => index > at && survives(each))
  const between = signs.slice(start, next < 0 ? signs.length : next)
  const before = between.filter(stood)
  const after = between.filter(({ isThere, isAdrift }) => isThere && !isAdrift)
  const change = splice(shapesOf(before), shapesOf(after))
  const index = before.indexOf(sign)
  if (index < change.at) return after[index]
  if (index < change.at + change.deleted) return undefined
  return after[index - change.deleted + change.inserted.length]
}

const shapesOf = (signs: readonly Sign[]) => signs.map(({ shape }) => shape).join('')

function carry(run: Run, beside: Beside): Restored {
  const { text, first, ids } = run
  first.text.delete(first.index, text.length)
  return { ...putBeside(run, beside), carried: ids }
}

function putBeside({ text }: Run, { sign, side }: Beside): Restored {
  if (sign.kind === 'letter') return put(sign.text, sign.index + (side === 'after' ? 1 : 0), text)
  const isBlock = sign.kind === 'block'
  const next = isBlock ? sign.element.get(0) : sign.element.nextSibling
  if (next instanceof Y.XmlText) return put(next, 0, text)
  const own = new Y.XmlText()
  if (isBlock) sign.element.insert(0, [own])
  else sign.block?.insertAfter(sign.element, [own])
  return put(own, 0, text)
}

function putApart({ text, first }: Run, fragment: Y.XmlFragment): Restored {
  const paragraph = new Y.XmlElement('paragraph')
  const own = new Y.XmlText()
  paragraph.insert(0, [own])
  fragment.insert(first.blocksBefore, [paragraph])
  return put(own, 0, text)
}

function put(target: Y.XmlText, index: number, text: string): Restored {
  target.insert(index, text)
  return {
    text,
    carried: [],
    from: Y.createRelativePositionFromTypeIndex(target, index, 0),
    to: Y.createRelativePositionFromTypeIndex(target, index + text.length, -1),
  }
}

import * as Y from 'yjs'
import { isHighSurrogate } from './movedText'
import type { Deleted, Replay, Stamp, Written } from './Replay'

/** What became of something between the two ends of a replay. */
export type Change = 'kept' | 'inserted' | 'deleted'

/** A stretch of text with one fate and one author. */
export interface ChangedRun {
  text: string
  isBold: boolean
  change: Change
  /** who inserted or deleted it; undefined where it is kept */
  by: Stamp | undefined
  /** the words were only brought here, or from here, within one row */
  isMoved: boolean
  /** of what was brought here: who had written it, as far as the replay reaches */
  original: Stamp | undefined
}

/** One fate of an item or a stretch of it; undefined when it was there at neither end. */
export type Fate = Pick<ChangedRun, 'change' | 'by' | 'isMoved' | 'original'>

function fateOf(
  isDeleted: boolean,
  written: Written | undefined,
  deleted: Deleted | undefined,
): Fate | undefined {
  if (!isDeleted) return written ? { change: 'inserted', ...written } : kept
  // Deleted before the replay began, or come and gone within it.
  if (!deleted || written) return undefined
  return { change: 'deleted', ...deleted, original: undefined }
}

const kept: Fate = { change: 'kept', by: undefined, isMoved: false, original: undefined }

/** The fate of something that is one whole, such as an element or the value of a field. */
export function fateOfItem(replay: Replay, { id, deleted }: Y.Item): Fate | undefined {
  const { client, clock } = id
  return fateOf(deleted, replay.written.at(client, clock), replay.deleted.at(client, clock))
}

/** All text of a Y.Text that was there at one of the two ends, in reading order. */
export function changedText(replay: Replay, text: Y.Text): ChangedRun[] {
  const runs: ChangedRun[] = []
  let isBold = false
  for (let item = text._start; item !== null; item = item.right) {
    const { content } = item
    if (content instanceof Y.ContentFormat && !item.deleted && content.key === 'bold')
      isBold = content.value !== null
    if (!(content instanceof Y.ContentString)) continue
    for (const { words, fate } of cutByFate(replay, item, content.str))
      addRun(runs, { text: words, isBold, ...fate })
  }
  return runs
}

function cutByFate(replay: Replay, item: Y.Item, text: string): { words: string; fate: Fate }[] {
  const { client, clock } = item.id
  const end = clock + item.length
  const found: { words: string; fate: Fate }[] = []
  for (const written of replay.written.pieces(client, clock, end)) {
    const pieces = item.deleted
      ? replay.deleted.pieces(client, written.from, written.to)
      : [{ from: written.from, to: written.to, value: undefined }]
    for (const { from, to, value } of pieces) {
      const fate = fateOf(item.deleted, written.value, value)
      if (fate) found.push({ words: text.slice(from - clock, to - clock), fate })
    }
  }
  return found
}

/** Runs of one author that are closer in time than this are one. */
const togetherMs = 10 * 60_000

/** Adds text behind a list of runs, to its last one when they are alike. */
export function addRun(runs: ChangedRun[], run: ChangedRun): void {
  const last = runs.at(-1)
  // A foreign client may have written the halves of one character in two rows: they are shown as one all the same.
  const isHalf = last !== undefined && isHighSurrogate(last.text.charCodeAt(last.text.length - 1))
  if (last && (isHalf || isAlike(last, run))) last.text += run.text
  else runs.push(run)
}

const isAlike = (one: ChangedRun, other: ChangedRun) =>
  one.change === other.change &&
  one.isBold === other.isBold &&
  one.isMoved === other.isMoved &&
  isTogether(one.by, other.by) &&
  isTogether(one.original, other.original)

export function isTogether(one: Stamp | undefined, other: Stamp | undefined): boolean {
  if (!one || !other) return one === other
  return one.author === other.author && Math.abs(one.at - other.at) < togetherMs
}

import * as Y from 'yjs'
import { type ChangedRun, isTogether } from './changes'
import { lettersOf } from './passages'
import type { Replay, Stamp, Written } from './Replay'
import type { IdRange } from './ranges'

/** Whose words stand somewhere. */
export interface Authorship {
  by: Stamp
  /** who brought the words here, where that was somebody else */
  movedBy: Stamp | undefined
}

/** 記入者 of a stretch of what is there now, by the ids it has in everybody's copy of the document. */
export interface AuthorStretch extends IdRange, Authorship {}

/** Who wrote the text that stands in a document now; `replay` has played its whole log. */
export function authorStretches(replay: Replay, root: Y.XmlFragment): AuthorStretch[] {
  const stretches: AuthorStretch[] = []
  for (const text of textsIn(root))
    for (const { client, ...letters } of lettersOf(text))
      for (const { from, to, value } of replay.written.pieces(client, letters.from, letters.to))
        if (value) addStretch(stretches, { client, from, to, ...authorOf(value) })
  return stretches
}

/** The same of a run that is shown; undefined for words that were there before the replay began. */
export const authorOfRun = ({ by, isMoved, original }: ChangedRun): Authorship | undefined =>
  by && authorOf({ by, isMoved, original })

function authorOf({ by, isMoved, original }: Written): Authorship {
  if (!isMoved || !original) return { by, movedBy: undefined }
  return { by: original, movedBy: original.author === by.author ? undefined : by }
}

function* textsIn(parent: Y.XmlFragment): Generator<Y.XmlText> {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlText) yield child
    else if (child instanceof Y.XmlElement) yield* textsIn(child)
  }
}

function addStretch(stretches: AuthorStretch[], stretch: AuthorStretch): void {
  const last = stretches.at(-1)
  const isNext = last?.client === stretch.client && last.to === stretch.from
  if (last && isNext && isTogether(last.by, stretch.by) && isTogether(last.movedBy, stretch.movedBy))
    last.to = stretch.to
  else stretches.push(stretch)
}

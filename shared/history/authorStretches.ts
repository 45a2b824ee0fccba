import * as Y from 'yjs'
import { isTogether } from './changes'
import type { IdRange, Replay, Stamp, Written } from './Replay'

/** 記入者 of a stretch of what is there now: the ids it has in everybody's copy of the document, and whose words they are. */
export interface AuthorStretch extends IdRange {
  by: Stamp
  /** who brought the words here, where that was somebody else */
  movedBy: Stamp | undefined
}

/** Who wrote the text that stands in a document now; `replay` has played its whole log. */
export function authorStretches(replay: Replay, root: Y.XmlFragment): AuthorStretch[] {
  const stretches: AuthorStretch[] = []
  for (const text of textsIn(root))
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue
      const { client, clock } = item.id
      for (const { from, to, value } of replay.written.pieces(client, clock, clock + item.length))
        if (value) addStretch(stretches, { client, from, to, ...authorOf(value) })
    }
  return stretches
}

/** Whose words they are, and who moved them if that was another. */
export function authorOf({
  by,
  isMoved,
  original,
}: Pick<Written, 'isMoved' | 'original'> & { by: Stamp }): Pick<AuthorStretch, 'by' | 'movedBy'> {
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

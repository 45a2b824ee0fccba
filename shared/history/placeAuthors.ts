import * as Y from 'yjs'
import type { AuthorStretch } from './authorStretches'
import { lettersOf } from './passages'
import type { Ranges } from './ranges'

/** A stretch of an editor's document by whoever wrote it; undefined for words that are not in the log yet. */
export interface PlacedAuthor {
  from: number
  to: number
  author: AuthorStretch | undefined
}

/**
 * Where in an editor's document the known stretches are. Positions are ProseMirror's, whose document has the shape of the shared one:
 * a letter is one, an element without content one, any other its content and two. `size` is that of the whole, to
 * be compared with the editor's: while an input method is open the two are apart.
 */
export function placeAuthors(
  root: Y.XmlFragment,
  stretches: Ranges<AuthorStretch>,
  isLeaf: (name: string) => boolean,
): { placed: PlacedAuthor[]; size: number } {
  const placed: PlacedAuthor[] = []
  const walk = (parent: Y.XmlFragment, start: number): number => {
    let position = start
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) position = placeText(child, position, stretches, placed)
      else if (child instanceof Y.XmlElement)
        position = isLeaf(child.nodeName) ? position + 1 : walk(child, position + 1) + 1
    }
    return position
  }
  return { size: walk(root, 0), placed }
}

function placeText(
  text: Y.XmlText,
  start: number,
  stretches: Ranges<AuthorStretch>,
  placed: PlacedAuthor[],
): number {
  let position = start
  for (const letters of lettersOf(text))
    for (const { from, to, value } of stretches.pieces(letters.client, letters.from, letters.to)) {
      addPlaced(placed, { from: position, to: position + to - from, author: value })
      position += to - from
    }
  return position
}

/** Neighbours of one author and one moving are one; the tooltip tells the first one's time. */
function addPlaced(placed: PlacedAuthor[], next: PlacedAuthor): void {
  const last = placed.at(-1)
  const isNext = last?.to === next.from && last.author?.by.author === next.author?.by.author
  if (last && isNext && last.author?.movedBy?.author === next.author?.movedBy?.author) last.to = next.to
  else placed.push(next)
}

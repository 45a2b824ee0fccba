import * as Y from 'yjs'
import type { IdRange } from './ranges'

/** Characters that stand together in a document, in reading order, with their ids. */
export interface Passage {
  text: string
  ids: IdRange[]
}

/** The text of these ids, joined where nothing that can be read stands between. `isMine` tells whether an item is among them. */
export function passagesOf(
  doc: Y.Doc,
  ranges: readonly IdRange[],
  isMine: (item: Y.Item) => boolean,
): Passage[] {
  const passages: Passage[] = []
  for (const parent of textParents(doc, ranges)) {
    let open: Passage | undefined
    for (let item = parent._start; item !== null; item = item.right) {
      const { client, clock } = item.id
      if (item.content instanceof Y.ContentString && isMine(item)) {
        if (!open) {
          open = { text: '', ids: [] }
          passages.push(open)
        }
        open.text += item.content.str
        open.ids.push({ client, from: clock, to: clock + item.length })
      } else if (!item.deleted && item.countable) open = undefined
    }
  }
  return passages
}

/** The ids of the letters that stand in a text now, in reading order. */
export function* lettersOf(text: Y.XmlText): Generator<IdRange> {
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    if (!item.deleted && item.content instanceof Y.ContentString)
      yield { client, from: clock, to: clock + item.length }
  }
}

function textParents(doc: Y.Doc, ranges: readonly IdRange[]): Set<Y.AbstractType<unknown>> {
  const parents = new Set<Y.AbstractType<unknown>>()
  for (const { client, from, to } of ranges)
    for (const item of itemsIn(doc, client, from, to))
      if (item.content instanceof Y.ContentString && item.parent instanceof Y.AbstractType)
        parents.add(item.parent)
  return parents
}

function* itemsIn(doc: Y.Doc, client: number, from: number, to: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client)
  if (!structs) return
  for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
    const struct = structs[index]
    if (!struct || struct.id.clock >= to) return
    if (struct instanceof Y.Item) yield struct
  }
}

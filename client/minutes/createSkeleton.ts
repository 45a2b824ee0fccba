import { type Accessor, createEffect, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { dropDoubles, insertHeading, insertSkeleton } from '../../shared/minutes/skeleton'
import type { DocumentConnection } from '../collab/connectDocument'

type Items = Parameters<typeof insertSkeleton>[1]
type Outcomes = Parameters<typeof insertSkeleton>[2]

/** What this page puts into the minutes under the ids of items; of two who put in the same, one stays [T7]. */
export function createSkeleton(connection: Accessor<DocumentConnection | undefined>) {
  const own: Y.XmlElement[] = []
  createEffect(() => {
    const doc = connection()?.doc
    if (!doc) return
    const tidy = ({ local }: Y.Transaction) => {
      if (!local && own.length > 0) queueMicrotask(() => dropDoubles(doc, own))
    }
    doc.on('afterTransaction', tidy)
    onCleanup(() => doc.off('afterTransaction', tidy))
  })
  /** Only a document that is here in full knows what it has. */
  const whole = (): Y.Doc | undefined => {
    const here = connection()
    return here?.synced() && !here.closed() ? here.doc : undefined
  }
  return {
    isReady: () => whole() !== undefined,
    putHeading: (itemId: string, items: readonly { id: string }[]): void => {
      const doc = whole()
      const put = doc && insertHeading(doc, itemId, items)
      if (put) own.push(put)
    },
    /** How many were missing; undefined while the document is not here. */
    fillIn: (items: Items, outcomes: Outcomes): number | undefined => {
      const doc = whole()
      if (!doc) return undefined
      const put = insertSkeleton(doc, items, outcomes)
      own.push(...put)
      return put.length
    },
  }
}

import { type Accessor, createSignal, onCleanup } from 'solid-js'
import { type Anchor, type Passage, parseAnchor, passageOf } from '../../shared/confirmation/anchor'
import type { DocumentConnection } from '../collab/connectDocument'

/** Words somebody marked in the minutes, with what holds to them. */
export interface Marked {
  quote: string
  anchor: Anchor
  section: string | null
}

/** Between the text of the minutes and the list beside it: what is marked there is asked about here, and a line here leads there. */
export interface Passages {
  /** the editor tells how to read its marked words and how to go to a passage */
  attach(surface: { marked: () => Marked | undefined; show: (passage: Passage) => void }): void
  marked(): Marked | undefined
  /** the panel says what happens to marked words, once it knows that the reader may ask for anything */
  onRequest(ask: (() => void) | undefined): void
  /** asks for a correction of what is marked; undefined for who may not */
  request(): (() => void) | undefined
  show(correction: { anchor: string | null; quote: string }): void
  /** where a passage stands now; follows the document */
  stateOf(correction: { anchor: string | null; quote: string }): Passage['state'] | undefined
}

/** Others type all the time: the list need not follow every letter. */
const lookAgainMs = 500

export function createPassages(connection: Accessor<DocumentConnection | undefined>): Passages {
  let surface: Parameters<Passages['attach']>[0] | undefined
  const [ask, setAsk] = createSignal<(() => void) | undefined>()
  const [looks, setLooks] = createSignal(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let followed: DocumentConnection | undefined
  const lookAgain = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      setLooks((count) => count + 1)
    }, lookAgainMs)
  }
  const follow = () => {
    const current = connection()
    if (current && current !== followed) {
      followed?.doc.off('update', lookAgain)
      followed = current
      current.doc.on('update', lookAgain)
    }
    return current
  }
  onCleanup(() => {
    clearTimeout(timer)
    followed?.doc.off('update', lookAgain)
  })
  const passage = ({ anchor, quote }: { anchor: string | null; quote: string }) => {
    const current = follow()
    return current && passageOf(current.doc.getXmlFragment('minutes'), parseAnchor(anchor), quote)
  }
  return {
    attach: (made) => {
      surface = made
    },
    marked: () => surface?.marked(),
    onRequest: (ask) => setAsk(() => ask),
    request: ask,
    show: (correction) => {
      const found = passage(correction)
      if (found) surface?.show(found)
    },
    stateOf: (correction) => {
      looks()
      return correction.quote === '' ? undefined : passage(correction)?.state
    },
  }
}

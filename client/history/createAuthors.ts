import { createEffect, createSignal, onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import type { AuthorStretch } from '../../shared/history/authorStretches'
import { Ranges } from '../../shared/history/ranges'
import type { HistorySeat } from '../../shared/history/seats'
import type { ApiError } from '../data/ApiError'
import { createLatest } from './createLatest'
import { fetchAuthors } from './fetchHistory'

/** 記入者表示 of a document that is open: asked of the server while it is on, and again when the writing rests. */
export interface Authors {
  isOn: () => boolean
  toggle: () => void
  /** undefined until the first answer, and while it is off */
  known: () => KnownAuthors | undefined
  error: () => ApiError | undefined
  /** the stretch at the caret; null for words that the server does not know yet */
  pointed: () => AuthorStretch | null | undefined
  point: (stretch: AuthorStretch | null | undefined) => void
}

export interface KnownAuthors {
  seats: readonly HistorySeat[]
  /** numbers of the seats whose words are still there */
  present: ReadonlySet<number>
  stretches: Ranges<AuthorStretch>
}

/** After the last letter, so that who types is not in the way of who looks. */
const restMs = 2_000
/** When it could not be asked, as while the line is broken. */
const againMs = 10_000

export function createAuthors(documentId: string, doc: Y.Doc): Authors {
  const [isOn, setOn] = createSignal(false)
  const [pointed, point] = createSignal<AuthorStretch | null>()
  const [round, setRound] = createSignal(0)
  const answer = createLatest(
    () => (isOn() ? { round: round() } : undefined),
    async (): Promise<KnownAuthors> => {
      const { seats, stretches } = await fetchAuthors(documentId)
      const present = new Set(stretches.map(({ by }) => by.author))
      return { seats, present, stretches: rangesOf(stretches) }
    },
  )
  createEffect(() => {
    if (!isOn()) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = (delayMs: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => setRound((number) => number + 1), delayMs)
    }
    const whenWritten = () => ask(restMs)
    doc.on('update', whenWritten)
    if (answer.error()) ask(againMs)
    onCleanup(() => {
      clearTimeout(timer)
      doc.off('update', whenWritten)
    })
  })
  return {
    isOn,
    toggle: () => setOn((on) => !on),
    known: () => (isOn() ? answer() : undefined),
    error: answer.error,
    pointed,
    point,
  }
}

function rangesOf(stretches: readonly AuthorStretch[]): Ranges<AuthorStretch> {
  const ranges = new Ranges<AuthorStretch>()
  for (const stretch of stretches) ranges.add(stretch.client, stretch.from, stretch.to, stretch)
  return ranges
}

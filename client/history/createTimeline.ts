import { createMemo, createSignal } from 'solid-js'
import type { HistorySeat } from '../../shared/history/seats'
import type { Session } from '../../shared/history/sessions'
import { createCommand } from '../data/createCommand'
import { createLatest } from './createLatest'
import { fetchChange, fetchSessions } from './fetchHistory'

/** A point one can go back to: the end of a session. */
export interface Stop extends Omit<Session, 'authors'> {
  seats: HistorySeat[]
}

/** What the shown moment is compared with: the one before it, none, or the row of an earlier one (0: before the first). */
export type Comparison = 'previous' | 'none' | number

/** The way back through a document: its stops, the one that is shown, and what had changed until then. */
export function createTimeline(documentId: string) {
  const [older, setOlder] = createSignal<Stop[]>([])
  const [before, setBefore] = createSignal<number | null>()
  const [chosen, setChosen] = createSignal<number>()
  const [comparison, setComparison] = createSignal<Comparison>('previous')

  const newest = createLatest(
    () => documentId,
    async (id) => {
      const page = await fetchSessions(id)
      setBefore(page.before)
      return stopsOf(page)
    },
  )
  const stops = createMemo(() => [...older(), ...(newest() ?? [])])
  /** By its row, not its place: older stops may come in before it. */
  const index = () => {
    const place = stops().findIndex(({ toSeq }) => toSeq === chosen())
    return place < 0 ? stops().length - 1 : place
  }
  const from = (): number => {
    const compared = comparison()
    const stop = stops()[index()]
    if (compared === 'none') return stop?.toSeq ?? 0
    return compared === 'previous' ? (stop?.fromSeq ?? 1) - 1 : Math.min(compared, stop?.toSeq ?? 0)
  }
  const change = createLatest(
    createMemo(
      () => {
        const stop = stops()[index()]
        return stop && { from: from(), to: stop.toSeq }
      },
      undefined,
      { equals: (one, other) => one?.from === other?.from && one?.to === other?.to },
    ),
    ({ from, to }) => fetchChange(documentId, from, to),
  )
  const loadOlder = createCommand(async () => {
    const end = before()
    if (end === null || end === undefined) return
    const page = await fetchSessions(documentId, end)
    setChosen(stops()[index()]?.toSeq)
    setOlder([...stopsOf(page), ...older()])
    setBefore(page.before)
  })
  return {
    newest,
    stops,
    index,
    change,
    comparison,
    compareWith: setComparison,
    goTo: (place: number) => setChosen(stops()[place]?.toSeq),
    hasOlder: () => typeof before() === 'number',
    loadOlder,
  }
}
export type Timeline = ReturnType<typeof createTimeline>

const stopsOf = ({ sessions, seats }: { sessions: Session[]; seats: HistorySeat[] }): Stop[] =>
  sessions.map(({ authors, ...session }) => ({
    ...session,
    seats: authors.flatMap((author) => seats[author] ?? []),
  }))

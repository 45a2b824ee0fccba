import { type Accessor, createContext, createMemo, useContext } from 'solid-js'
import type { HistorySeat } from '../../shared/history/seats'
import { type SeatMark, seatMarks } from './seatMarks'

/** What the parts of a shown document share: who its stamps are, and what is told of them. */
export interface ShownChanges {
  /** 記入者 of everything, or what changed between two moments */
  mode: Accessor<'authors' | 'changes'>
  seats: Accessor<readonly HistorySeat[]>
  marks: Accessor<readonly SeatMark[]>
}

export const ShownChangesContext = createContext<ShownChanges>()

export function useShownChanges(): ShownChanges {
  const shown = useContext(ShownChangesContext)
  if (!shown) throw new Error('a run of text stands outside of a shown document')
  return shown
}

export const shownChanges = (
  mode: ShownChanges['mode'],
  seats: () => readonly HistorySeat[],
): ShownChanges => ({ mode, seats, marks: createMemo(() => seatMarks(seats())) })

import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Sitting } from './sitting'

/**
 * The server's clock, every second: the clocks of halls' terminals are minutes off, and all who look at a meeting shall see one time.
 * Set anew by each answer of the server.
 */
export function createClock(sitting: () => Pick<Sitting, 'now'>): Accessor<number> {
  const [tick, setTick] = createSignal(performance.now())
  const timer = setInterval(() => setTick(performance.now()), 1000)
  onCleanup(() => clearInterval(timer))
  const answered = createMemo(() => ({ server: sitting().now, here: performance.now() }))
  return () => answered().server + Math.max(0, tick() - answered().here)
}

/** Whole minutes, as a person says them: 12分 has passed until 13 have. */
export const minutesOf = (ms: number): number => Math.floor(ms / 60_000)

/** 1:05, 12:30: minutes and seconds of a running item */
export function runningTime(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

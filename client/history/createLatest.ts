import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import { ApiError } from '../data/ApiError'

export interface Latest<T> {
  (): T | undefined
  error(): ApiError | undefined
  isBusy(): boolean
  refetch(): Promise<void>
}

/** A thumb that is dragged passes many moments: only the one it rests at is asked for. */
const restMs = 120

/**
 * The answer to a question that keeps changing. Unlike a page's own content the last answer stays on screen until the next one is
 * there; undefined asks nothing. What `question` reads is tracked.
 */
export function createLatest<Q, T>(
  question: () => Q | undefined,
  ask: (question: Q) => Promise<T>,
): Latest<T> {
  const [answer, setAnswer] = createSignal<T>()
  const [error, setError] = createSignal<ApiError>()
  const [isBusy, setBusy] = createSignal(false)
  let asked = 0

  const run = async (asking: Q) => {
    const mine = ++asked
    setBusy(true)
    try {
      const found = await ask(asking)
      if (mine !== asked) return
      setAnswer(() => found)
      setError(undefined)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      if (mine === asked) setError(failure)
    } finally {
      if (mine === asked) setBusy(false)
    }
  }
  createEffect(
    on(question, (asking) => {
      if (asking === undefined) return
      const timer = setTimeout(() => void run(asking), answer() === undefined ? 0 : restMs)
      onCleanup(() => clearTimeout(timer))
    }),
  )
  onCleanup(() => {
    asked = -1
  })
  const refetch = async () => {
    const asking = question()
    if (asking !== undefined) await run(asking)
  }
  return Object.assign(answer, { error, isBusy, refetch })
}

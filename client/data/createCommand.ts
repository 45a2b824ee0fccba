import { createSignal } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import { ApiError } from './ApiError'
import { newIdempotencyKey } from './idempotencyKey'

/** A formal act on its way: never optimistic, never twice at once, and repeated attempts carry one key. */
export interface Command<I, T> {
  /** The answer, or undefined when it failed; the reason is then in `error` and `faults`. */
  run(input: I): Promise<T | undefined>
  isBusy(): boolean
  error(): ApiError | undefined
  faults(): readonly FieldFault[]
  /** forgets the last failure, for a dialog that is opened again */
  reset(): void
}

/** `createCommand((key, input: Input) => call(api.meetings.$post({ json: { ...input, idempotencyKey: key } })))` */
export function createCommand<T, I = void>(
  work: (idempotencyKey: string, input: I) => Promise<T>,
): Command<I, T> {
  const [isBusy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<ApiError>()
  let key = newIdempotencyKey()

  const run = async (input: I): Promise<T | undefined> => {
    if (isBusy()) return undefined
    setBusy(true)
    setError(undefined)
    try {
      const answer = await work(key, input)
      key = newIdempotencyKey()
      return answer
    } catch (failure) {
      // Anything else is a bug of ours and belongs to the error boundary and the console.
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { run, isBusy, error, faults: () => error()?.faults ?? [], reset: () => setError(undefined) }
}

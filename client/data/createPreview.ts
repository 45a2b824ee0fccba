import { createEffect, createSignal, on } from 'solid-js'
import type { FieldFault } from '../../shared/error'
import type { ApiError } from './ApiError'
import { createCommand } from './createCommand'

/** What is about to be fixed for good, as somebody looks at it. */
export interface Preview<P, R> {
  shown(): P | undefined
  /** fetches it anew */
  refresh(): Promise<void>
  /** acts on exactly what is shown; undefined when it failed */
  send(): Promise<R | undefined>
  isPreparing(): boolean
  isSending(): boolean
  error(): ApiError | undefined
  faults(): readonly FieldFault[]
  /** it could not be fetched, or somebody wrote meanwhile: only looking again helps */
  isStale(): boolean
}

interface PreviewOptions<P, R> {
  /** it is fetched whenever this becomes true */
  isOpen: () => boolean
  onOpen?: () => void
  fetch: () => Promise<P>
  /** `previewed` names the state that was shown; the server refuses (conflict) when it is not the state any more */
  send: (previewed: string, idempotencyKey: string) => Promise<R>
}

/** For acts that freeze a text: it is shown first, and the act holds for what was shown. */
export function createPreview<P extends { previewed: string }, R>(
  options: PreviewOptions<P, R>,
): Preview<P, R> {
  const [shown, setShown] = createSignal<P>()
  const prepare = createCommand(() => options.fetch())
  const act = createCommand((idempotencyKey, previewed: string) => options.send(previewed, idempotencyKey))
  const refresh = async () => {
    setShown(undefined)
    act.reset()
    const fetched = await prepare.run()
    setShown(() => fetched)
  }
  createEffect(
    on(options.isOpen, (isOpen) => {
      if (!isOpen) return
      options.onOpen?.()
      void refresh()
    }),
  )
  return {
    shown,
    refresh,
    send: async () => {
      const preview = shown()
      return preview && (await act.run(preview.previewed))
    },
    isPreparing: prepare.isBusy,
    isSending: act.isBusy,
    error: () => prepare.error() ?? act.error(),
    faults: act.faults,
    isStale: () => prepare.error() !== undefined || act.error()?.code === 'conflict',
  }
}

import { createSignal, untrack } from 'solid-js'
import type { WebsocketProvider } from 'y-websocket'
import { watchAcknowledgements } from './acknowledgements'
import { type Closed, closedBy } from './closed'
import { type DocumentStatus, documentStatus } from './documentStatus'

/** Shorter breaks heal unseen: a person is told of a lost connection only after this. */
const lateAfterMs = 5_000
/** 保存済み comes back after this pause: at once it would flicker with every letter. Later than true is still true [S2]. */
const calmAfterMs = 500

/** What the connection is doing, as signals; keeps the page from being left with unsaved words. */
export function watchLink(provider: WebsocketProvider, readOnly: boolean) {
  const [loaded, setLoaded] = createSignal(false)
  const [closed, setClosed] = createSignal<Closed>()
  const acks = watchAcknowledgements(provider, () => update())
  const late = createLateness(() => update())
  const badge = createBadge({ kind: readOnly ? 'readOnly' : 'connecting' })
  let lastAcked = 0

  const statusNow = () =>
    documentStatus({
      local: acks.local,
      acked: acks.acked,
      synced: provider.synced,
      readOnly,
      closed: untrack(closed) !== undefined,
      late: late.isLate(),
    })
  const update = () => {
    const isSettled = provider.synced && acks.acked === acks.local
    // Somebody who types without a pause is never settled, but every answer is a sign of life.
    if (isSettled || acks.acked > lastAcked) late.stop()
    if (!isSettled) late.start()
    lastAcked = acks.acked
    badge.show(statusNow)
    // What an input method still held when the end came belongs to the copy too.
    const ended = untrack(closed)
    if (ended) setClosed(closedBy(ended.code, acks.unsaved()))
  }

  provider.on('sync', (isSynced) => {
    if (isSynced) setLoaded(true)
    update()
  })
  provider.on('status', update)
  provider.on('closed', ({ code }) => {
    setClosed(closedBy(code, acks.unsaved()))
    update()
  })
  const stopWindow = followWindow(provider, () => acks.acked !== acks.local)
  update()
  return {
    loaded,
    closed,
    status: badge.status,
    stop: () => {
      late.stop()
      badge.stop()
      stopWindow()
    },
  }
}

function createLateness(changed: () => void) {
  let isLate = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const pass = () => {
    isLate = true
    changed()
  }
  return {
    isLate: () => isLate,
    start: () => {
      timer ??= setTimeout(pass, lateAfterMs)
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      isLate = false
    },
  }
}

function createBadge(initial: DocumentStatus) {
  const [status, setStatus] = createSignal(initial, { equals: sameStatus })
  let calm: ReturnType<typeof setTimeout> | undefined
  return {
    status,
    show: (statusNow: () => DocumentStatus) => {
      clearTimeout(calm)
      const next = statusNow()
      if (next.kind === 'saved' && untrack(status).kind === 'saving')
        calm = setTimeout(() => setStatus(statusNow()), calmAfterMs)
      else setStatus(next)
    },
    stop: () => clearTimeout(calm),
  }
}

function followWindow(provider: WebsocketProvider, isUnsaved: () => boolean): () => void {
  const abort = new AbortController()
  const { signal } = abort
  const reconnect = () => {
    if (!provider.shouldConnect) return
    provider.wsUnsuccessfulReconnects = 0
    provider.connect()
  }
  window.addEventListener('online', reconnect, { signal })
  window.addEventListener('beforeunload', (event) => isUnsaved() && event.preventDefault(), { signal })
  return () => abort.abort()
}

const sameStatus = (a: DocumentStatus, b: DocumentStatus) =>
  a.kind === b.kind &&
  (a.kind !== 'unsaved' || b.kind !== 'unsaved' || (a.count === b.count && a.offline === b.offline))

import { createSignal, untrack } from 'solid-js'
import type { WebsocketProvider } from 'y-websocket'
import { watchAcknowledgements } from './acknowledgements'
import { type Closed, closedBy, isOver } from './closed'
import { type DocumentStatus, documentStatus, isSettled } from './documentStatus'
import { tellCopiesChanged } from './offline/copiesChanged'
import type { LocalCopy } from './offline/LocalCopy'
import type { KeptDocument } from './offline/names'

/** Shorter breaks heal unseen: a person is told of a lost connection only after this. */
const lateAfterMs = 5_000
/** 保存済み comes back after this pause: at once it would flicker with every letter. Later than true is still true [S2]. */
const calmAfterMs = 500

export interface Watched {
  document: KeptDocument
  /** a page shows it, and is not left with unsaved words without a question */
  isShown: boolean
  readOnly: boolean
  /** what this browser keeps of the document; undefined for whoever only reads */
  copy: LocalCopy | undefined
  /** lets editors hand over what they hold, before something that was not typed here is merged */
  beforeMerge: () => void
}

/** What the connection is doing, as signals; keeps the page from being left with unsaved words. */
export function watchLink(
  provider: WebsocketProvider,
  { document, isShown, readOnly, copy, beforeMerge }: Watched,
) {
  const [loaded, setLoaded] = createSignal(false)
  const [closed, setClosed] = createSignal<Closed>()
  const acks = watchAcknowledgements(provider, copy, () => update())
  const late = createLateness(() => update())
  const badge = createBadge({ kind: readOnly ? 'readOnly' : 'connecting' })
  let lastAcked = 0

  const linkNow = () => ({
    local: acks.local,
    acked: acks.acked,
    isConfirmed: acks.isConfirmed,
    synced: provider.synced,
    readOnly,
    closed: untrack(closed) !== undefined,
    late: late.isLate(),
    isKept: copy?.isKeeping ?? false,
  })
  const update = () => {
    const isDone = isSettled(linkNow())
    // Somebody who types without a pause is never settled, but every answer is a sign of life.
    if (isDone || acks.acked > lastAcked) late.stop()
    if (!isDone) late.start()
    lastAcked = acks.acked
    badge.show(() => documentStatus(linkNow()))
    // What an input method still held when the end came belongs to the copy too.
    const ended = untrack(closed)
    if (ended && ended.updates.length !== acks.unsaved().length) end(ended.code)
  }
  const end = (code: number) => {
    const ending = closedBy(code, acks.unsaved())
    setClosed({ ...ending, owner: copy?.owner, document, discard: acks.discard })
    if (ending.updates.length === 0 && isOver(code)) void copy?.eraseIfSaved().then(tellCopiesChanged)
  }

  provider.on('sync', (isSynced) => {
    if (isSynced) {
      copy?.markWhole()
      setLoaded(true)
      void lookAgain()
    }
    update()
  })
  provider.on('status', update)
  provider.on('closed', ({ code }) => {
    end(code)
    update()
  })
  /** Takes over what other tabs of the same person left unsaved. */
  const lookAgain = async () => {
    if (!copy || !provider.synced) return
    const left = await copy.takeOver(beforeMerge)
    if (left.length > 0) acks.takeOver(left)
  }
  const load = async (copy: LocalCopy) => {
    const waiting = await copy.load()
    if (copy.isWhole) setLoaded(true)
    // These have waited since another day: no reason to wait five seconds more before saying so.
    if (waiting.length > 0) late.pass()
    acks.takeOver(waiting)
  }
  const isUnsaved = () => acks.acked !== acks.local
  const stopWindow = followWindow(provider, () => isShown && isUnsaved())
  update()
  return {
    loaded,
    closed,
    status: badge.status,
    unsaved: acks.unsaved,
    load,
    lookAgain,
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
    pass,
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
  // What this tab leaves behind is taken to the server by another, if there is one.
  window.addEventListener('pagehide', () => isUnsaved() && tellCopiesChanged(), { signal })
  return () => abort.abort()
}

const sameStatus = (a: DocumentStatus, b: DocumentStatus) => JSON.stringify(a) === JSON.stringify(b)

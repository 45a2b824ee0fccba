import { createComputed, createSignal, on, onCleanup, untrack } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import { noticePath } from '../../shared/collab/protocol'
import { ApiError } from './ApiError'
import { createAsking, isServerThere } from './asking'
import { createNoticeSocket, type NoticeSocket } from './noticeSocket'
import { createRefresher } from './refresher'

/** What a page shows and keeps fresh. Read it like a signal: `page()` is undefined until the first answer. */
export interface Live<T> {
  (): T | undefined
  error(): ApiError | undefined
  refetch(): Promise<void>
}

/**
 * Fetches, and fetches again when one of the topics moved, when the connection came back and when the tab is looked at.
 * What `fetcher` reads before its first await is tracked: other parameters mean another thing, and the old one is dropped.
 * Rows keep their identity by `id`, so a refetch moves no focus and closes no dialog.
 */
export function createLive<T>(topics: TopicsOf, fetcher: () => Promise<T>): Live<T> {
  const [state, setState] = createStore<{ value: T | undefined }>({ value: undefined })
  const [error, setError] = createSignal<ApiError>()
  let generation = 0

  const settle = async (answer: Promise<T>) => {
    const asked = ++generation
    try {
      const value = await answer
      if (asked !== generation) return
      setState('value', reconcile<T | undefined, T | undefined>(value, { key: 'id' }))
      setError(undefined)
    } catch (failure) {
      if (asked !== generation) return
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
    }
  }
  const refetch = createRefresher(() => settle(untrack(fetcher)))

  createComputed(
    on(
      () => fetcher(),
      (first) => {
        setState('value', undefined)
        setError(undefined)
        void settle(first)
      },
    ),
  )
  createComputed(() => onCleanup(listen(topicList(topics), () => void refetch())))

  return Object.assign(() => state.value, { error, refetch })
}

type TopicsOf = string | readonly string[] | (() => string | readonly string[])

function topicList(topics: TopicsOf): readonly string[] {
  const now = typeof topics === 'function' ? topics() : topics
  return typeof now === 'string' ? [now] : now
}

// ---- one socket per tab

interface Subscription {
  topics: readonly string[]
  refresh: () => void
}
const subscriptions = new Set<Subscription>()
const [isReached, setReached] = createSignal(false)
let socket: NoticeSocket | undefined

/** Whether changes of others arrive: at once by the socket, or because the page asks and is answered. */
export const isLiveConnected = isReached

function listen(topics: readonly string[], refresh: () => void): () => void {
  const subscription = { topics, refresh }
  subscriptions.add(subscription)
  return () => subscriptions.delete(subscription)
}

const refreshAll = () => {
  for (const { refresh } of subscriptions) refresh()
}

/** Begins to hear notices as the person who signed in; returns the end of it. Changing the seat means ending and beginning. */
export function startNotices(onRefused: () => void): () => void {
  let wasConnected = false
  const asking = createAsking({
    ask: isServerThere,
    isVisible,
    answered: (isThere) => {
      setReached(isThere)
      if (isThere) refreshAll()
    },
  })
  asking.begin()
  const opened = createNoticeSocket({
    open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}${noticePath}`),
    onNotice: (topic) => {
      for (const { topics, refresh } of subscriptions) if (topics.includes(topic)) refresh()
    },
    onConnected: () => {
      asking.end()
      setReached(true)
      // Notices sent while the socket was away are lost for good.
      if (wasConnected) refreshAll()
      wasConnected = true
    },
    onDisconnected: () => {
      setReached(false)
      asking.begin()
    },
    onRefused,
  })
  socket = opened
  document.addEventListener('visibilitychange', whenLookedAt)
  window.addEventListener('online', whenOnline)
  return () => {
    asking.end()
    document.removeEventListener('visibilitychange', whenLookedAt)
    window.removeEventListener('online', whenOnline)
    opened.close()
    if (socket === opened) socket = undefined
    setReached(false)
  }
}

const isVisible = () => document.visibilityState === 'visible'

const whenLookedAt = () => {
  if (!isVisible()) return
  socket?.wake()
  refreshAll()
}
const whenOnline = () => {
  socket?.wake()
  refreshAll()
}

import {
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  useContext,
} from 'solid-js'
import type { SessionInfo, SignedIn } from '../../shared/accounts/session'
import { assert } from '../../shared/assert'
import { type Action, can, type SubjectOf } from '../../shared/permission'
import { ApiError } from './ApiError'
import { api, call, onSignedOut } from './api'
import { isAttended } from './attendance'
import { startNotices } from './live'

interface Session {
  /** undefined until the first answer */
  info(): SessionInfo | undefined
  /** who is acting; stays while the screen is locked, so that the page beneath keeps what was typed */
  me(): SignedIn | undefined
  /** the session ended while somebody was at work: the page is covered until they sign in again */
  isLocked(): boolean
  /** why the session could not be read */
  error(): ApiError | undefined
  can<A extends Action>(action: A, subject: SubjectOf<A>): boolean
  /** asks the server again */
  refresh(): Promise<void>
  /** takes over the answer to signing in, switching the seat or accepting an invitation */
  adopt(info: SessionInfo): void
}

const SessionContext = createContext<Session>()

export function useSession(): Session {
  const session = useContext(SessionContext)
  assert(session, 'useSession is called inside SessionProvider')
  return session
}

/** The signed-in person; for pages, which the frame shows to nobody else. */
export function useMe(): () => SignedIn {
  const session = useSession()
  return () => {
    const me = session.me()
    assert(me, 'useMe is called on a page behind the sign-in')
    return me
  }
}

export function SessionProvider(props: { children: JSX.Element }) {
  const session = createSession()
  return <SessionContext.Provider value={session}>{props.children}</SessionContext.Provider>
}

/** As long as a hand counts as lately moved (attendance.ts): no act falls between two looks. */
const keepAliveMs = 60_000

function createSession(): Session {
  const [info, setInfo] = createSignal<SessionInfo>()
  const [me, setMe] = createSignal<SignedIn | undefined>(undefined, { equals: isSame })
  const [isLocked, setLocked] = createSignal(false)
  const [error, setError] = createSignal<ApiError>()
  const tabs = new BroadcastChannel('entaku-session')

  /** A session that ran out locks the page; one that somebody ended, here or in another tab, leaves it. */
  const take = (next: SessionInfo, isEnd: boolean) => {
    setError(undefined)
    if (next.signedIn) setMe(next)
    else if (isEnd) setMe(undefined)
    setLocked(!next.signedIn && me() !== undefined)
    setInfo(next)
  }
  const ask = async (isEnd: boolean) => {
    try {
      take(await call(api.session.$get()), isEnd)
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure
      setError(failure)
    }
  }

  tabs.onmessage = () => void ask(true)
  onMount(() => void ask(false))
  onCleanup(onSignedOut(() => !isLocked() && void ask(false)))
  onCleanup(() => tabs.close())
  const whenLookedAt = () => document.visibilityState === 'visible' && void ask(false)
  document.addEventListener('visibilitychange', whenLookedAt)
  onCleanup(() => document.removeEventListener('visibilitychange', whenLookedAt))

  // Whoever writes in a document for an hour sends all of it by a socket; the session has to hear of the hands at work.
  const alive = setInterval(() => {
    if (me() && !isLocked() && isAttended()) void ask(false)
  }, keepAliveMs)
  onCleanup(() => clearInterval(alive))

  const seat = createMemo(() => (isLocked() ? undefined : seatKey(me())))
  createEffect(() => {
    if (seat()) onCleanup(startNotices(() => void ask(false)))
  })

  return {
    info,
    me,
    isLocked,
    error,
    can: (action, subject) => {
      const acting = me()
      return acting !== undefined && can(acting.actor, action, subject)
    },
    refresh: () => ask(false),
    adopt: (next) => {
      take(next, true)
      tabs.postMessage(null)
    },
  }
}

const isSame = (a: SignedIn | undefined, b: SignedIn | undefined) => JSON.stringify(a) === JSON.stringify(b)

/** Names the person in the seat: pages of one are never carried over to another. */
export const seatKey = (me: SignedIn | undefined): string | undefined =>
  me && `${me.actor.personId} ${me.actor.seatId}`

export { pathAfterSignIn, signInPath } from './signInPath'

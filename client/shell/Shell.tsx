import { type RouteSectionProps, useLocation } from '@solidjs/router'
import { createEffect, createSignal, ErrorBoundary, on, onCleanup, Show, Suspense } from 'solid-js'
import { tidyCopies } from '../collab/offline/kept'
import { UnsavedNotice } from '../collab/offline/UnsavedNotice'
import { isLiveConnected } from '../data/live'
import { useSession } from '../data/session'
import { commonText, shellText } from '../text/common'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'
import { ToastRegion } from '../ui/Toast'
import { Broken } from './Broken'
import { LockScreen } from './LockScreen'
import { PrintStamp } from './PrintStamp'
import { SiteHeader } from './SiteHeader'
import './shell.css'

/** The frame of every page: skip link, header, one main, footer, and the place where messages appear. */
export function Shell(props: RouteSectionProps) {
  const session = useSession()
  const location = useLocation()
  const isOffline = createOffline()
  let main: HTMLElement | undefined

  // After a move to another page the keyboard stands at its beginning, and readers hear its title.
  createEffect(
    on(
      () => location.pathname,
      () => main?.focus(),
      { defer: true },
    ),
  )

  // [S12] Somebody sits here: what others kept in this browser goes, but for the words that still wait for their owner.
  createEffect(() => {
    const me = session.me()
    if (me) void tidyCopies(me.actor.personId)
  })

  return (
    <div class="site">
      <a class="skip-link" href="#main" rel="external">
        {shellText.skipToMain}
      </a>
      <div>
        <SiteHeader />
        <Show when={session.me()?.sample}>
          <aside class="sample-strip" aria-label={commonText.sample}>
            <div class="site-inner">
              <strong>{commonText.sample}</strong>　{commonText.sampleHint}
            </div>
          </aside>
        </Show>
        <Show when={isOffline()}>
          <div class="site-inner">
            <NoticeBanner tone="warning">
              <p>{shellText.offline}</p>
            </NoticeBanner>
          </div>
        </Show>
        <Show when={session.isLocked() ? undefined : session.me()}>
          {(me) => (
            <div class="site-inner">
              <UnsavedNotice me={me()} />
            </div>
          )}
        </Show>
      </div>
      <Show when={session.me()}>{(me) => <PrintStamp me={me()} />}</Show>
      <main
        class="site-main"
        id="main"
        tabindex={-1}
        ref={(element) => {
          main = element
        }}
      >
        <div class="site-inner">
          <Show when={session.isLocked()}>
            <LockScreen />
          </Show>
          <div hidden={session.isLocked()}>
            <ErrorBoundary fallback={(error, retry) => <Broken error={error} onRetry={retry} />}>
              <Suspense fallback={<Loading />}>{props.children}</Suspense>
            </ErrorBoundary>
          </div>
        </div>
      </main>
      <footer class="site-footer">
        <div class="site-inner">
          <p>{shellText.dataSource}</p>
          <p>{shellText.licence}</p>
        </div>
      </footer>
      <ToastRegion />
    </div>
  )
}

/** A cut of a few seconds is nobody's business; a warning that flickers is soon believed by nobody. */
const offlineShownMs = 5_000

function createOffline(): () => boolean {
  const session = useSession()
  const [isOffline, setOffline] = createSignal(false)
  createEffect(() => {
    const isAway = session.me() !== undefined && !session.isLocked() && !isLiveConnected()
    if (!isAway) return setOffline(false)
    const timer = setTimeout(() => setOffline(true), offlineShownMs)
    onCleanup(() => clearTimeout(timer))
  })
  return isOffline
}

import { Navigate, useLocation } from '@solidjs/router'
import { type JSX, Match, Switch } from 'solid-js'
import { seatKey, useSession } from '../data/session'
import { signInPath } from '../data/signInPath'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { Loading } from '../ui/Loading'
import { NoticeBanner } from '../ui/NoticeBanner'

/** Pages behind the sign-in. They are built anew when the seat changes: nothing of one seat stays on the screen of another. */
export function SignedInOnly(props: { children?: JSX.Element }) {
  const session = useSession()
  const location = useLocation()
  return (
    <Switch fallback={<Loading />}>
      <Match when={seatKey(session.me())} keyed>
        {(_seat) => props.children}
      </Match>
      <Match when={session.info()}>
        <Navigate href={signInPath(`${location.pathname}${location.search}`)} />
      </Match>
      <Match when={session.error()}>
        {(error) => (
          <NoticeBanner
            tone="error"
            actions={
              <Button small onClick={() => void session.refresh()}>
                {commonText.retry}
              </Button>
            }
          >
            <p>{error().message}</p>
          </NoticeBanner>
        )}
      </Match>
    </Switch>
  )
}

import { useLocation } from '@solidjs/router'
import { useSession } from '../data/session'
import { signInPath } from '../data/signInPath'
import { shellText } from '../text/common'
import { Button } from '../ui/Button'
import { Cover } from '../ui/Cover'
import { LinkButton } from '../ui/LinkButton'

/**
 * Covers the page and whatever dialog is open when the session ended under somebody's hands. They stay beneath, hidden: after a
 * sign-in in another tab as the same seat they come back with everything that was typed.
 */
export function LockScreen() {
  const session = useSession()
  const location = useLocation()
  return (
    <Cover title={shellText.lockedTitle}>
      <p class="measure">{shellText.lockedBody}</p>
      <div class="cluster">
        <a class="button button-solid" href="/sign-in" target="_blank" rel="noopener">
          {shellText.signInElsewhere}
        </a>
        <Button onClick={() => void session.refresh()}>{shellText.signedInAgain}</Button>
      </div>
      <LinkButton variant="text" href={signInPath(location.pathname)}>
        {shellText.leaveAndSignIn}
      </LinkButton>
    </Cover>
  )
}

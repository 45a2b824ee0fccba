import { shellText } from '../text/common'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'

/** What an error of ours leaves on the page: what is safe, and what to do. */
export function Broken(props: { error: unknown; onRetry: () => void }) {
  console.error(props.error)
  return (
    <div class="stack">
      <NoticeBanner
        tone="error"
        title={shellText.brokenTitle}
        actions={
          <>
            <Button small onClick={() => props.onRetry()}>
              {shellText.showAgain}
            </Button>
            <Button small onClick={() => location.reload()}>
              {shellText.reload}
            </Button>
          </>
        }
      >
        <p>{shellText.brokenBody}</p>
        <details>
          <summary>{shellText.brokenDetails}</summary>
          <p class="quiet small" lang="en">
            {props.error instanceof Error ? props.error.message : String(props.error)}
          </p>
        </details>
      </NoticeBanner>
    </div>
  )
}

import { ErrorBoundary, type JSX } from 'solid-js'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'

/**
 * An editor whose code could not be fetched (the line broke, or a newer release took it away) leaves the rest of the page alone:
 * what stands unsaved in the fields beside it would be lost with the page.
 */
export function SurfaceBoundary(props: { children: JSX.Element }) {
  return <ErrorBoundary fallback={(error) => <NotLoaded error={error} />}>{props.children}</ErrorBoundary>
}

function NotLoaded(props: { error: unknown }) {
  console.error(props.error)
  return (
    <NoticeBanner
      tone="error"
      title={editorText.notLoaded.title}
      actions={
        <Button small onClick={() => location.reload()}>
          {editorText.reload}
        </Button>
      }
    >
      <p>{editorText.notLoaded.body}</p>
    </NoticeBanner>
  )
}

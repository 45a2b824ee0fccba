import { onCleanup, Show } from 'solid-js'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { Closed } from './closed'
import './collab.css'
import { enterDocument } from './offline/openDocuments'
import { RescueActs } from './offline/RescueActs'

/** Says why the document cannot be edited any more and hands back the words the server did not take. */
export function ClosedNotice(props: { closed: Closed }) {
  // The page may have let go of the connection; what is offered here is not offered a second time.
  onCleanup(
    enterDocument({
      owner: props.closed.owner,
      document: props.closed.document,
      unsaved: () => props.closed.updates,
      lookAgain: () => undefined,
    }),
  )
  return (
    <NoticeBanner
      tone={props.closed.updates.length === 0 ? 'info' : 'warning'}
      live="assertive"
      title={props.closed.message}
      actions={
        <Button variant="outline" onClick={() => window.location.reload()}>
          {editorText.reload}
        </Button>
      }
    >
      <Show when={props.closed.updates.length > 0}>
        <RescueActs
          document={props.closed.document}
          updates={props.closed.updates}
          reason={props.closed.reason}
          onDiscard={props.closed.discard}
        />
      </Show>
    </NoticeBanner>
  )
}

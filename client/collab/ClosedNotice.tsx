import { createSignal, Show } from 'solid-js'
import { editorText } from '../text/editor'
import { Button } from '../ui/Button'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { Closed } from './closed'
import './collab.css'

/** Says why the document cannot be edited any more and hands back the words the server did not take. */
export function ClosedNotice(props: { closed: Closed }) {
  return (
    <NoticeBanner
      tone={props.closed.unsaved === '' ? 'info' : 'warning'}
      live="assertive"
      title={props.closed.message}
      actions={
        <Button variant="outline" onClick={() => window.location.reload()}>
          {editorText.reload}
        </Button>
      }
    >
      <Show when={props.closed.unsaved !== ''}>
        <UnsavedCopy text={props.closed.unsaved} />
      </Show>
    </NoticeBanner>
  )
}

/** Lines shown of the copy before it scrolls. */
const rowsMax = 10

function UnsavedCopy(props: { text: string }) {
  const [answer, setAnswer] = createSignal('')
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => setAnswer(editorText.closed.copied),
      () => setAnswer(editorText.closed.copyFailed),
    )
  return (
    <div class="unsaved-copy">
      <label>
        <span class="field-label">{editorText.closed.copyLabel}</span>
        <textarea
          class="input"
          readOnly
          rows={Math.min(props.text.split('\n').length + 1, rowsMax)}
          value={props.text}
        />
      </label>
      <div class="unsaved-copy-acts">
        <Button variant="solid" onClick={copy}>
          {editorText.closed.copy}
        </Button>
        <span role="status">{answer()}</span>
      </div>
    </div>
  )
}

import { createSignal, Show } from 'solid-js'
import { editorText } from '../text/editor'
import type { Closed } from './closed'
import './collab.css'

/** Says why the document cannot be edited any more and hands back the words the server did not take. */
export function ClosedNotice(props: { closed: Closed }) {
  return (
    <section class="closed-notice" role="alert">
      <p class="closed-notice-message">{props.closed.message}</p>
      <Show when={props.closed.unsaved !== ''}>
        <UnsavedCopy text={props.closed.unsaved} />
      </Show>
      <div class="closed-notice-acts">
        <button type="button" onClick={() => window.location.reload()}>
          {editorText.closed.reload}
        </button>
      </div>
    </section>
  )
}

function UnsavedCopy(props: { text: string }) {
  const [answer, setAnswer] = createSignal('')
  const copy = () =>
    navigator.clipboard.writeText(props.text).then(
      () => setAnswer(editorText.closed.copied),
      () => setAnswer(editorText.closed.copyFailed),
    )
  return (
    <div class="closed-notice-copy">
      <label>
        {editorText.closed.copyLabel}
        <textarea readOnly rows={Math.min(props.text.split('\n').length + 1, 10)} value={props.text} />
      </label>
      <div class="closed-notice-acts">
        <button type="button" onClick={copy}>
          {editorText.closed.copy}
        </button>
        <span role="status">{answer()}</span>
      </div>
    </div>
  )
}

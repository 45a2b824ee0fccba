import { createSignal, Show } from 'solid-js'
import { api, call } from '../../data/api'
import { createCommand } from '../../data/createCommand'
import { offlineText } from '../../text/offline'
import { Button } from '../../ui/Button'
import { ConfirmDialog } from '../../ui/ConfirmDialog'
import { Failure } from '../../ui/Failure'
import { unsavedText } from '../unsavedText'
import type { KeptDocument } from './names'
import { saveRescueFile } from './saveRescueFile'

interface RescueActsProps {
  document: KeptDocument
  updates: readonly Uint8Array[]
  /** why the server has not got them; a sentence */
  reason: string
  onDiscard: () => void
}

/** Lines shown of the words before they scroll. */
const rowsMax = 10

/** The words the server did not take, and the ways to take them: a file, the clipboard. They stay until the person says otherwise. */
export function RescueActs(props: RescueActsProps) {
  const [answer, setAnswer] = createSignal('')
  const [isAsking, setAsking] = createSignal(false)
  const words = () => unsavedText(props.updates)
  const save = () => setAnswer(saveRescueFile(props))
  const copy = () =>
    navigator.clipboard.writeText(words()).then(
      () => setAnswer(offlineText.copied),
      () => setAnswer(offlineText.copyFailed),
    )
  const draft = createCommand((idempotencyKey) =>
    call(
      api.confirmation.drafts.$post({
        json: { documentId: props.document.documentId, words: words(), idempotencyKey },
      }),
    ),
  )
  const [isDrafted, setDrafted] = createSignal(false)
  const keepAsDraft = async () => {
    if (!(await draft.run())) return
    setDrafted(true)
    setAnswer(offlineText.drafted)
  }
  return (
    <div class="unsaved-copy">
      <Show when={words() !== ''} fallback={<p>{offlineText.noWords}</p>}>
        <label>
          <span class="field-label">{offlineText.words}</span>
          <textarea
            class="input"
            readOnly
            rows={Math.min(words().split('\n').length + 1, rowsMax)}
            value={words()}
          />
        </label>
      </Show>
      <Failure error={draft.error()} title={offlineText.draftFailed} />
      <div class="unsaved-copy-acts">
        <Button variant="solid" onClick={save}>
          {offlineText.saveFile}
        </Button>
        <Show when={words() !== '' && props.document.kind !== 'proposal'}>
          <Button
            variant="outline"
            busy={draft.isBusy()}
            disabled={isDrafted()}
            onClick={() => void keepAsDraft()}
          >
            {offlineText.asCorrection}
          </Button>
        </Show>
        <Show when={words() !== ''}>
          <Button variant="outline" onClick={copy}>
            {offlineText.copy}
          </Button>
        </Show>
        <Button variant="text" onClick={() => setAsking(true)}>
          {offlineText.discard}
        </Button>
        <span role="status">{answer()}</span>
      </div>
      <ConfirmDialog
        open={isAsking()}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false)
          props.onDiscard()
        }}
        title={offlineText.discardTitle}
        confirmLabel={offlineText.discard}
        danger
      >
        <p>{offlineText.discardBody(props.document.title, props.updates.length)}</p>
      </ConfirmDialog>
    </div>
  )
}

import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { handoverText } from '../text/handover'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'

/** What the list does not know, in the words of whoever leaves. */
export function HandoverNoteForm(props: { onSaved: () => void }) {
  const [text, setText] = createSignal('')
  const saving = createCommand(() => call(api.desk.handover.$post({ json: { text: text() } })))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await saving.run())) return
    setText('')
    showToast(handoverText.saved)
    props.onSaved()
  }
  return (
    <form class="form" onSubmit={(event) => void save(event)} novalidate>
      <Failure error={saving.error()} />
      <TextArea
        label={handoverText.write}
        name="text"
        hint={handoverText.writeHint}
        rows={8}
        value={text()}
        onInput={setText}
        maxLength={4000}
        error={faultAt(saving.faults(), 'text')}
        required
      />
      <div>
        <Button type="submit" variant="solid" busy={saving.isBusy()}>
          {handoverText.save}
        </Button>
      </div>
    </form>
  )
}

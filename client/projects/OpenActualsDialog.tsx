import { createSignal } from 'solid-js'
import { addDays, fiscalYear } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { projectsText } from '../text/projects'
import { DateField } from '../ui/DateField'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

const text = projectsText.actuals
/** Time enough to ask the 課 that has the figure. */
const answerDays = 21

/** 実績照会 of the 年度 that is over, with everything but the press filled in. */
export function OpenActualsDialog(props: { forumId: string; today: string; onClose: () => void }) {
  const year = fiscalYear(props.today) - 1
  const [title, setTitle] = createSignal(text.defaultTitle(year))
  const [note, setNote] = createSignal('')
  const [dueOn, setDueOn] = createSignal(addDays(props.today, answerDays))
  const opening = createCommand((idempotencyKey) =>
    call(
      api.calls.$post({
        json: {
          forumId: props.forumId,
          kind: 'actuals',
          title: title(),
          note: note(),
          dueOn: dueOn(),
          idempotencyKey,
        },
      }),
    ),
  )
  const submit = async () => {
    const opened = await opening.run()
    if (!opened) return
    showToast(text.sent(opened.number))
    props.onClose()
  }
  return (
    <FormDialog
      title={text.open}
      submitLabel={text.send}
      busy={opening.isBusy()}
      onSubmit={() => void submit()}
      onClose={() => props.onClose()}
    >
      <Failure error={opening.error()} />
      <p>{text.openLead(year)}</p>
      <TextField
        required
        label={text.name}
        name="title"
        value={title()}
        onInput={setTitle}
        maxLength={80}
        error={faultAt(opening.faults(), 'title')}
      />
      <DateField
        required
        label={text.due}
        name="dueOn"
        value={dueOn()}
        onChange={setDueOn}
        min={addDays(props.today, 1)}
        error={faultAt(opening.faults(), 'dueOn')}
      />
      <TextArea
        label={text.note}
        name="note"
        value={note()}
        onInput={setNote}
        error={faultAt(opening.faults(), 'note')}
      />
    </FormDialog>
  )
}

import { createCommand } from '../data/createCommand'
import { needsText } from '../text/needs'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { showToast } from '../ui/Toast'
import { createForWhom, ForWhom } from './ForWhom'
import { echoNeed, type Need, type Writers } from './needs'

/** うちも of a member that told it to the secretariat (代行入力). */
export function EchoForDialog(props: {
  need: Need
  /** with the members that could still say so */
  writers: Writers
  onClose: () => void
  onDone: () => void
}) {
  const forWhom = createForWhom(props.writers)
  const echoing = createCommand(async (key) => {
    await echoNeed(props.need.id, true, key, forWhom.onBehalf())
    return true
  })
  const submit = async () => {
    if (!(await echoing.run())) return
    showToast(needsText.echoed)
    props.onDone()
  }
  return (
    <FormDialog
      title={needsText.echoForTitle}
      onClose={() => props.onClose()}
      submitLabel={needsText.echoForSend}
      onSubmit={() => void submit()}
      busy={echoing.isBusy()}
    >
      <Failure error={echoing.error()} />
      <p class="pre-line">{props.need.text}</p>
      <ForWhom
        forWhom={forWhom}
        writers={props.writers}
        label={needsText.echoForWhom}
        faults={echoing.faults()}
      />
      <p class="quiet small">{needsText.echoForLead}</p>
    </FormDialog>
  )
}

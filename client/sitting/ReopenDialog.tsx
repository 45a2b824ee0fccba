import { createSignal } from 'solid-js'
import { sittingText } from '../text/sitting'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { createAct, post, type Room } from './room'

const text = sittingText.reopening

/** 再開 within a day, with a reason that stays in the meeting's course. */
export function ReopenDialog(props: { open: boolean; onClose: () => void; room: Room }) {
  const [reason, setReason] = createSignal('')
  const reopening = createAct(props.room, post.reopen)
  const reopen = async () => {
    if (!(await reopening.run(reason()))) return
    setReason('')
    props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => void reopen()}
      title={text.title}
      confirmLabel={text.act}
      busy={reopening.isBusy()}
      disabled={reason().trim() === ''}
    >
      <Failure error={reopening.error()} />
      <p>{text.body}</p>
      <TextField label={text.reason} name="reason" required value={reason()} onInput={setReason} />
    </ConfirmDialog>
  )
}

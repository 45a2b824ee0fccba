import { createSignal } from 'solid-js'
import type { ApiError } from '../data/ApiError'
import { needsText } from '../text/needs'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'

type Settled = 'solved' | 'withdrawn'

/** 解決した or 取り下げる, with a line for whoever wants to leave one. */
export function SettleDialog(props: {
  state: Settled | undefined
  busy: boolean
  error: ApiError | undefined
  onClose: () => void
  onSettle: (state: Settled, note: string) => void
}) {
  const [note, setNote] = createSignal('')
  const isSolved = () => props.state === 'solved'
  return (
    <ConfirmDialog
      open={props.state !== undefined}
      title={isSolved() ? needsText.solveTitle : needsText.withdrawTitle}
      confirmLabel={isSolved() ? needsText.solve : needsText.withdraw}
      busy={props.busy}
      onClose={() => props.onClose()}
      onConfirm={() => props.state && props.onSettle(props.state, note())}
    >
      <p>{needsText.withdrawText}</p>
      <TextField label={needsText.solveNote} maxLength={100} value={note()} onInput={setNote} />
      <Failure error={props.error} />
    </ConfirmDialog>
  )
}

import { createSignal } from 'solid-js'
import type { SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

/** A seat is called otherwise after a reorganisation (機構改革); its past keeps the earlier title. */
export function RenameSeatDialog(props: { seat: SeatItem; onClose: () => void; onRenamed: () => void }) {
  const [title, setTitle] = createSignal(props.seat.seatTitle)
  const renaming = createCommand(() =>
    call(
      api.accounts.seats[':id'].title.$put({ param: { id: props.seat.seatId }, json: { title: title() } }),
    ),
  )
  const rename = async () => {
    if (!(await renaming.run())) return
    showToast(adminText.renamed)
    props.onRenamed()
  }
  return (
    <FormDialog
      onClose={props.onClose}
      title={adminText.renameTitle(seatName(props.seat))}
      submitLabel={adminText.rename}
      busy={renaming.isBusy()}
      onSubmit={() => void rename()}
    >
      <p>{adminText.renameBody}</p>
      <Failure error={renaming.error()} />
      <TextField
        label={adminText.seatTitle}
        name="title"
        hint={adminText.seatTitleHint}
        value={title()}
        onInput={setTitle}
        maxLength={60}
        error={faultAt(renaming.faults(), 'title')}
        required
      />
    </FormDialog>
  )
}

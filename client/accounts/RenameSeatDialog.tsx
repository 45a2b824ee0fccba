import { createSignal } from 'solid-js'
import type { SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'

const formId = 'rename-seat'

/** A seat is called otherwise after a reorganisation (機構改革); its past keeps the earlier title. */
export function RenameSeatDialog(props: { seat: SeatItem; onClose: () => void; onRenamed: () => void }) {
  const [title, setTitle] = createSignal(props.seat.seatTitle)
  const renaming = createCommand(() =>
    call(
      api.accounts.seats[':id'].title.$put({ param: { id: props.seat.seatId }, json: { title: title() } }),
    ),
  )
  const rename = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(await renaming.run())) return
    showToast(adminText.renamed)
    props.onRenamed()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={adminText.renameTitle(seatName(props.seat))}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button type="submit" form={formId} variant="solid" busy={renaming.isBusy()}>
            {adminText.rename}
          </Button>
        </>
      }
    >
      <form id={formId} class="form" onSubmit={(event) => void rename(event)} novalidate>
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
      </form>
    </Dialog>
  )
}

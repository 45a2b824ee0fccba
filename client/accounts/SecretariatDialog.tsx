import { createResource, createSignal } from 'solid-js'
import type { SeatItem } from '../../shared/accounts/register'
import { seatName } from '../../shared/accounts/seatName'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { adminText } from '../text/accounts'
import { commonText } from '../text/common'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { ForumChoice } from './ForumChoice'

/** Of which bodies a seat is the secretariat. */
export function SecretariatDialog(props: { seat: SeatItem; onClose: () => void; onSaved: () => void }) {
  const loading = createCommand(() => call(api.accounts.forums.$get()))
  const [forums] = createResource(() => loading.run())
  const [chosen, setChosen] = createSignal<string[]>()
  const values = () => chosen() ?? props.seat.secretariatOf.map((body) => body.forumId)
  const saving = createCommand(() =>
    call(
      api.accounts.seats[':id'].secretariat.$put({
        param: { id: props.seat.seatId },
        json: { secretariatOf: values() },
      }),
    ),
  )
  const save = async () => {
    if (!(await saving.run())) return
    showToast(adminText.secretariatSaved)
    props.onSaved()
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={adminText.secretariatTitle(seatName(props.seat))}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button variant="solid" busy={saving.isBusy()} onClick={() => void save()}>
            {adminText.save}
          </Button>
        </>
      }
    >
      <div class="stack">
        <Failure error={loading.error() ?? saving.error()} />
        <ForumChoice forums={forums.latest ?? []} values={values()} onChange={setChosen} />
      </div>
    </Dialog>
  )
}

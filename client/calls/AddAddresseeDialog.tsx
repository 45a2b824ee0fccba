import { createSignal } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { callsText } from '../text/calls'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import type { CallPageData } from './calls'

const text = callsText.act

/** A member that joined since the call was opened. */
export function AddAddresseeDialog(props: {
  page: CallPageData
  open: boolean
  onClose: () => void
  onDone: () => void
}) {
  const [organisationId, setOrganisation] = createSignal('')
  const adding = createCommand((idempotencyKey) =>
    call(
      api.calls[':id'].addressees.$post({
        param: { id: props.page.id },
        json: { organisationId: organisationId(), idempotencyKey },
      }),
    ),
  )
  const act = async () => {
    const done = await adding.run()
    if (!done) return
    showToast(text.added(done.added))
    setOrganisation('')
    props.onClose()
    props.onDone()
  }
  return (
    <ConfirmDialog
      open={props.open}
      title={text.addTitle}
      confirmLabel={text.add}
      busy={adding.isBusy()}
      onClose={props.onClose}
      onConfirm={() => void act()}
    >
      <div class="stack">
        <p>{text.addLead}</p>
        <Failure error={adding.error()} title={text.failed} />
        <Select
          label={text.organisation}
          name="organisationId"
          required
          value={organisationId()}
          error={faultAt(adding.faults(), 'organisationId')}
          options={props.page.joinable.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setOrganisation}
        />
      </div>
    </ConfirmDialog>
  )
}

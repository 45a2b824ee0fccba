import { Show } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { NoticeBanner } from '../ui/NoticeBanner'
import { showToast } from '../ui/Toast'
import type { ProposalDetail } from './detail'

/** 代行入力 and 引受け: the 団体 it was written for confirms it by one press [P2]. */
export function EntryConfirmation(props: { proposal: ProposalDetail; onChanged: () => void }) {
  const command = createCommand((idempotencyKey) =>
    call(api.proposals[':id'].confirm.$post({ param: { id: props.proposal.id }, json: { idempotencyKey } })),
  )
  const press = async () => {
    if (!(await command.run())) return
    showToast(provenanceText.confirmed(props.proposal.title))
    props.onChanged()
  }
  return (
    <Show when={props.proposal.mayConfirm}>
      <NoticeBanner
        tone="warning"
        live="off"
        actions={
          <Button variant="solid" busy={command.isBusy()} onClick={() => void press()}>
            {provenanceText.confirmEntry}
          </Button>
        }
      >
        <p>{provenanceText.confirmLead}</p>
        <Failure error={command.error()} />
      </NoticeBanner>
    </Show>
  )
}

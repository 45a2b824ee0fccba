import { createSignal, Show } from 'solid-js'
import { correctionActLabel } from '../../shared/proposals/correction'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { type Change, CorrectionFields } from './CorrectionFields'
import type { ProposalDetail } from './detail'

const acts = ['add_originator', 'remove_originator', 'origin', 'first_raised'] as const

interface CorrectionDialogProps {
  proposal: ProposalDetail
  isMerge: boolean
  onClose: () => void
  onChanged: () => void
}

/** Asks for a 訂正 of the 発案の記録, or for a 統合: what, why, and then whoever it concerns is asked [P11][P12]. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const [change, setChange] = createSignal<Change>(
    props.isMerge ? { act: 'merge', into: '' } : { act: 'add_originator', organisationId: '' },
  )
  const [reason, setReason] = createSignal('')
  const command = createCommand((idempotencyKey) =>
    call(
      api.proposals[':id'].corrections.$post({
        param: { id: props.proposal.id },
        json: { idempotencyKey, reason: reason(), change: change() },
      }),
    ),
  )
  const send = async () => {
    const answer = await command.run()
    if (!answer) return
    showToast(
      (answer.isMade ? provenanceText.made : provenanceText.asked)[props.isMerge ? 'merge' : 'correct'],
    )
    props.onClose()
    props.onChanged()
  }
  const fault = (path: string) => faultAt(command.faults(), path)
  return (
    <FormDialog
      title={props.isMerge ? provenanceText.mergeTitle : provenanceText.askTitle}
      submitLabel={provenanceText.send}
      busy={command.isBusy()}
      onClose={props.onClose}
      onSubmit={() => void send()}
    >
      <p>{props.isMerge ? provenanceText.mergeLead : provenanceText.askLead}</p>
      <Failure error={command.error()} />
      <Show when={!props.isMerge}>
        <RadioGroup
          unmarked
          label={provenanceText.what}
          value={change().act}
          choices={acts.map((value) => ({ value, label: correctionActLabel[value] }))}
          onChange={(act) => setChange(emptyChange(act, props.proposal))}
        />
      </Show>
      <CorrectionFields proposal={props.proposal} change={change()} onChange={setChange} fault={fault} />
      <TextArea
        required
        name="reason"
        label={provenanceText.reason}
        hint={provenanceText.reasonHint}
        value={reason()}
        onInput={setReason}
        error={fault('reason')}
      />
    </FormDialog>
  )
}

function emptyChange(act: Change['act'], proposal: ProposalDetail): Change {
  switch (act) {
    case 'origin':
      return {
        act,
        kind: proposal.originKind ?? 'own_initiative',
        ref: proposal.originRef,
        item: proposal.originItem,
        note: proposal.originNote,
      }
    case 'first_raised':
      return { act, firstRaisedOn: proposal.firstRaisedOn ?? '' }
    case 'merge':
      return { act, into: '' }
    case 'add_originator':
    case 'remove_originator':
      return { act, organisationId: '' }
  }
}

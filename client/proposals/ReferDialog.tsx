import { createSignal } from 'solid-js'
import { dayOf, warekiWithWeekday } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { provenanceText } from '../text/provenance'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { TextArea } from '../ui/TextArea'
import { showToast } from '../ui/Toast'
import { createChoices } from './createChoices'
import type { ProposalDetail } from './detail'
import { namedOptions } from './options'

/** 上程 to another body of the family, with 所見 and the meeting that decided on it [P15]. */
export function ReferDialog(props: { proposal: ProposalDetail; onClose: () => void; onChanged: () => void }) {
  const choices = createChoices(() => props.proposal.liesIn)
  const [toForumId, setToForumId] = createSignal('')
  const [meetingId, setMeetingId] = createSignal('')
  const [opinion, setOpinion] = createSignal('')
  const command = createCommand((idempotencyKey) =>
    call(
      api.proposals[':id'].refer.$post({
        param: { id: props.proposal.id },
        json: {
          idempotencyKey,
          toForumId: toForumId(),
          meetingId: meetingId() || null,
          opinion: opinion(),
        },
      }),
    ),
  )
  const send = async () => {
    if (!(await command.run())) return
    const to = props.proposal.referTargets.find(({ id }) => id === toForumId())
    showToast(provenanceText.referred(to?.name ?? ''))
    props.onClose()
    props.onChanged()
  }
  const fault = (path: string) => faultAt(command.faults(), path)
  return (
    <FormDialog
      title={provenanceText.referTitle}
      submitLabel={provenanceText.refer}
      busy={command.isBusy()}
      onClose={props.onClose}
      onSubmit={() => void send()}
    >
      <p>{provenanceText.referLead}</p>
      <Failure error={command.error()} />
      <Select
        required
        name="toForumId"
        label={provenanceText.referTo}
        value={toForumId()}
        options={namedOptions(props.proposal.referTargets)}
        onChange={setToForumId}
        error={fault('toForumId')}
      />
      <Select
        name="meetingId"
        label={provenanceText.referMeeting}
        placeholder={provenanceText.noMeeting}
        value={meetingId()}
        options={(choices()?.meetings ?? []).map(({ id, title, startsAt }) => ({
          value: id,
          label: `${title}　${warekiWithWeekday(dayOf(startsAt))}`,
        }))}
        onChange={setMeetingId}
        error={fault('meetingId')}
      />
      <TextArea
        name="opinion"
        label={provenanceText.opinion}
        value={opinion()}
        onInput={setOpinion}
        error={fault('opinion')}
      />
    </FormDialog>
  )
}

import { createSignal } from 'solid-js'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { OnBehalfFields } from '../schedule/OnBehalfFields'
import { confirmationText } from '../text/confirmation'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import type { RoundStanding } from './confirmation'

const text = confirmationText.act

/** 代行入力 of an 異議なし that somebody told the secretariat. */
export function EnterAnswerDialog(props: {
  open: boolean
  onClose: () => void
  meetingId: string
  round: RoundStanding
}) {
  const [organisationId, setOrganisation] = createSignal('')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const waiting = () =>
    props.round.rows
      .filter(({ state }) => state === 'unanswered' || state === 'deemed')
      .map(({ organisation }) => organisation)
  const enter = createCommand((idempotencyKey) =>
    call(
      api.confirmation[':meetingId'].answer.$post({
        param: { meetingId: props.meetingId },
        json: {
          roundId: props.round.id,
          onBehalf: { organisationId: organisationId(), channel: channel() },
          idempotencyKey,
        },
      }),
    ),
  )
  const act = async () => {
    if (!(await enter.run())) return
    setOrganisation('')
    showToast(text.entered)
    props.onClose()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => void act()}
      title={text.enterTitle}
      confirmLabel={text.enter}
      busy={enter.isBusy()}
      disabled={organisationId() === ''}
    >
      <div class="stack">
        <p>{text.enterLead}</p>
        <Failure error={enter.error()} title={text.failed} />
        <OnBehalfFields
          organisations={waiting()}
          organisationId={organisationId()}
          onOrganisation={setOrganisation}
          channel={channel()}
          onChannel={setChannel}
        />
      </div>
    </ConfirmDialog>
  )
}

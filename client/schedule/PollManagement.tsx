import { createSignal, Show } from 'solid-js'
import type { OnBehalf } from '../../shared/commandParts'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { ClosePollDialog } from './ClosePollDialog'
import { EnterDialog } from './EnterDialog'
import { type PollAnswer, PollAnswerForm } from './PollAnswerForm'
import type { Poll } from './poll'

interface PollManagementProps {
  poll: Poll
  refetch: () => Promise<void>
}

/** What the secretariat does with an open 日程調整. */
export function PollManagement(props: PollManagementProps) {
  const [open, setOpen] = createSignal<'enter' | 'close' | 'give_up'>()
  const isClosable = () => props.poll.options.length > 0
  const shut = () => setOpen(undefined)
  const remind = createCommand((idempotencyKey) =>
    call(
      api.schedule.polls[':id'].reminder.$post({ param: { id: props.poll.id }, json: { idempotencyKey } }),
    ),
  )
  const sendReminder = async () => {
    const reminded = await remind.run()
    if (reminded) showToast(scheduleText.poll.reminded(reminded.names))
  }
  return (
    <section class="section">
      <h2>{scheduleText.poll.manage}</h2>
      <div class="cluster">
        <Show when={isClosable()}>
          <Button variant="solid" onClick={() => setOpen('close')}>
            {scheduleText.poll.close}
          </Button>
        </Show>
        <Button onClick={() => setOpen('enter')}>{scheduleText.poll.enter}</Button>
        <Button busy={remind.isBusy()} onClick={() => void sendReminder()}>
          {scheduleText.poll.remind}
        </Button>
        <Button variant="text" onClick={() => setOpen('give_up')}>
          {scheduleText.poll.giveUp}
        </Button>
      </div>
      <Failure error={remind.error()} />
      <EnterPollAnswer {...props} open={open() === 'enter'} onClose={shut} />
      <ClosePollDialog poll={props.poll} open={open() === 'close'} onClose={shut} />
      <GiveUp {...props} open={open() === 'give_up'} onClose={shut} />
    </section>
  )
}

interface PartProps extends PollManagementProps {
  open: boolean
  onClose: () => void
}

function EnterPollAnswer(props: PartProps) {
  const enter = createCommand((_key, json: PollAnswer & { onBehalf: OnBehalf }) =>
    call(api.schedule.polls[':id'].answer.$put({ param: { id: props.poll.id }, json })),
  )
  const nameOf = (id: string) => props.poll.members.find((member) => member.id === id)?.name ?? ''
  return (
    <EnterDialog
      open={props.open}
      onClose={props.onClose}
      title={scheduleText.poll.enterTitle}
      organisations={props.poll.members}
      isBusy={enter.isBusy()}
      error={enter.error()}
      form={({ organisationId, formId, onBehalf }) => (
        <PollAnswerForm
          poll={props.poll}
          organisationId={organisationId}
          formId={formId}
          onSubmit={async (answer) => {
            if (!(await enter.run({ ...answer, onBehalf: onBehalf() }))) return
            showToast(scheduleText.poll.entered(nameOf(organisationId)))
            props.onClose()
            await props.refetch()
          }}
        />
      )}
    />
  )
}

function GiveUp(props: PartProps) {
  const giveUp = createCommand((idempotencyKey) =>
    call(
      api.schedule.polls[':id'].closing.$post({
        param: { id: props.poll.id },
        json: { optionId: null, place: '', mode: 'in_person', idempotencyKey },
      }),
    ),
  )
  const confirm = async () => {
    if (!(await giveUp.run())) return
    showToast(scheduleText.poll.gaveUp)
    props.onClose()
    await props.refetch()
  }
  return (
    <ConfirmDialog
      open={props.open}
      onClose={props.onClose}
      onConfirm={() => void confirm()}
      title={scheduleText.poll.giveUpTitle}
      confirmLabel={scheduleText.poll.giveUp}
      busy={giveUp.isBusy()}
    >
      <div class="stack">
        <p>{scheduleText.poll.giveUpText}</p>
        <Failure error={giveUp.error()} />
      </div>
    </ConfirmDialog>
  )
}

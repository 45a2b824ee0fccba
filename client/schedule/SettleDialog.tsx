import { createEffect, createSignal, For, on } from 'solid-js'
import { type Outcome, outcomeLabel, outcomes } from '../../shared/meetings/outcome'
import { isUnanimous, writtenNote, writtenTally } from '../../shared/schedule/written'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { faultAt } from '../ui/ErrorSummary'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { Select } from '../ui/Select'
import { showToast } from '../ui/Toast'
import type { MeetingSchedule } from './poll'

interface SettleDialogProps {
  schedule: MeetingSchedule
  written: NonNullable<MeetingSchedule['written']>
  open: boolean
  onClose: () => void
  refetch: () => Promise<void>
}

/** 書面開催の結果: what all agreed to is proposed, everything else is for the secretariat to say. */
export function SettleDialog(props: SettleDialogProps) {
  const [chosen, setChosen] = createSignal<Record<string, Outcome>>({})
  const tallyOf = (itemId: string) =>
    writtenTally(
      itemId,
      props.schedule.members.filter(({ isAsked }) => isAsked).map(({ id }) => id),
      props.written.answers,
    )
  const settle = createCommand((idempotencyKey) =>
    call(
      api.schedule.meetings[':id'].settlement.$post({
        param: { id: props.schedule.id },
        json: {
          outcomes: Object.entries(chosen()).map(([itemId, outcome]) => ({ itemId, outcome })),
          idempotencyKey,
        },
      }),
    ),
  )
  createEffect(
    on(
      () => props.open,
      () => {
        settle.reset()
        const agreed = props.written.items.filter(({ id }) => isUnanimous(tallyOf(id)))
        setChosen(Object.fromEntries(agreed.map(({ id }) => [id, 'agreed' as const])))
      },
    ),
  )
  const submit = async () => {
    if (!(await settle.run())) return
    showToast(scheduleText.written.settled)
    props.onClose()
    await props.refetch()
  }
  const choose = (itemId: string, value: string) => {
    const outcome = outcomes.find((each) => each === value)
    setChosen(({ [itemId]: _, ...rest }) => (outcome ? { ...rest, [itemId]: outcome } : rest))
  }
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={scheduleText.written.settleTitle}
      submitLabel={scheduleText.written.settleAct}
      busy={settle.isBusy()}
      onSubmit={() => void submit()}
    >
      <p>{scheduleText.written.settleLead}</p>
      <Failure error={settle.error()} title={scheduleText.tab.failed} />
      <For each={props.written.items}>
        {(item) => (
          <Select
            label={`${item.number} ${item.title}`}
            name={item.id}
            hint={writtenNote(tallyOf(item.id))}
            required
            value={chosen()[item.id] ?? ''}
            error={faultAt(settle.faults(), item.id)}
            options={outcomes.map((value) => ({ value, label: outcomeLabel[value] }))}
            onChange={(value) => choose(item.id, value)}
          />
        )}
      </For>
    </FormDialog>
  )
}

import { useNavigate } from '@solidjs/router'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { type MeetingMode, meetingModeLabel, meetingModes } from '../../shared/meetings/meeting'
import { timeSpan } from '../../shared/schedule/head'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { scheduleText } from '../text/schedule'
import { Failure } from '../ui/Failure'
import { FormDialog } from '../ui/FormDialog'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'
import { showToast } from '../ui/Toast'
import type { Poll } from './poll'

/** The secretariat chooses the date; the dates stand in the order in which most can come. */
export function ClosePollDialog(props: { poll: Poll; open: boolean; onClose: () => void }) {
  const navigate = useNavigate()
  const [optionId, setOptionId] = createSignal('')
  const [place, setPlace] = createSignal('')
  const [mode, setMode] = createSignal<MeetingMode>('in_person')
  const close = createCommand(
    (idempotencyKey, chosen: { optionId: string; place: string; mode: MeetingMode }) =>
      call(
        api.schedule.polls[':id'].closing.$post({
          param: { id: props.poll.id },
          json: { ...chosen, idempotencyKey },
        }),
      ),
  )
  createEffect(
    on(
      () => props.open,
      () => {
        close.reset()
        setOptionId(props.poll.ranking[0] ?? '')
        setPlace(props.poll.meeting?.place ?? '')
        setMode(props.poll.meeting?.mode ?? 'in_person')
      },
    ),
  )
  const submit = async () => {
    const closed = await close.run({ optionId: optionId(), place: place(), mode: mode() })
    if (!closed) return
    showToast(scheduleText.poll.closed_)
    props.onClose()
    if (closed.meetingId !== null) navigate(`/meetings/${closed.meetingId}?tab=schedule`)
  }
  return (
    <FormDialog
      open={props.open}
      onClose={props.onClose}
      title={scheduleText.poll.closeTitle}
      submitLabel={scheduleText.poll.closeAct}
      busy={close.isBusy()}
      onSubmit={() => void submit()}
    >
      <p>{props.poll.meeting ? scheduleText.poll.closeLeadMeeting : scheduleText.poll.closeLead}</p>
      <Show when={waitedFor(props.poll).length > 0}>
        <p>{scheduleText.poll.closeUnanswered(waitedFor(props.poll))}</p>
      </Show>
      <Failure error={close.error()} />
      <RadioGroup
        label={scheduleText.poll.closeOption}
        name="optionId"
        required
        value={optionId()}
        choices={rankedChoices(props.poll)}
        onChange={setOptionId}
      />
      <TextField
        label={scheduleText.poll.place}
        name="place"
        hint={scheduleText.poll.placeHint}
        value={place()}
        onInput={setPlace}
      />
      <RadioGroup
        label={scheduleText.poll.mode}
        name="mode"
        required
        columns
        value={mode()}
        choices={meetingModes
          .filter((value) => value !== 'written')
          .map((value) => ({ value, label: meetingModeLabel[value] }))}
        onChange={setMode}
      />
    </FormDialog>
  )
}

const waitedFor = ({ members, replies }: Poll) =>
  members
    .filter(({ id, isAsked }) => isAsked && !replies.some(({ organisationId }) => organisationId === id))
    .map(({ name }) => name)

function rankedChoices({ ranking, options, tallies, members }: Poll) {
  const asked = members.filter(({ isAsked }) => isAsked).length
  return ranking.flatMap((id) => {
    const option = options.find((each) => each.id === id)
    const sure = tallies.find((each) => each.optionId === id)?.sure ?? 0
    return option
      ? [
          {
            value: id,
            label: timeSpan(option.startsAt, option.endsAt),
            hint: `${scheduleText.poll.sure} ${scheduleText.poll.sureCount(sure, asked)}`,
          },
        ]
      : []
  })
}

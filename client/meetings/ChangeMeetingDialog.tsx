import { createEffect, on } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { meetingsText } from '../text/meetings'
import { showToast } from '../ui/Toast'
import { headCommand, MeetingForm, type MeetingHead } from './MeetingForm'
import type { Meeting } from './meeting'

interface ChangeMeetingDialogProps {
  open: boolean
  onClose: () => void
  meeting: Meeting
}

export function ChangeMeetingDialog(props: ChangeMeetingDialogProps) {
  const change = createCommand((_key, head: MeetingHead) =>
    call(
      api.meetings[':id'].$put({
        param: { id: props.meeting.id },
        json: headCommand(head),
      }),
    ),
  )
  createEffect(
    on(
      () => props.open,
      () => change.reset(),
    ),
  )
  const submit = async (head: MeetingHead) => {
    if (!(await change.run(head))) return
    showToast(meetingsText.dialog.changed)
    props.onClose()
  }
  return (
    <MeetingForm
      open={props.open}
      onClose={props.onClose}
      title={meetingsText.dialog.changeTitle}
      actLabel={meetingsText.dialog.change}
      dueHint={meetingsText.field.dueHint}
      initial={() => ({
        title: props.meeting.title,
        startsAt: props.meeting.startsAt,
        endsAt: props.meeting.endsAt,
        place: props.meeting.place,
        mode: props.meeting.mode,
        agendaDueOn: props.meeting.agendaDueOn ?? '',
        rsvpDueOn: props.meeting.rsvpDueOn ?? '',
      })}
      isBusy={change.isBusy()}
      error={change.error()}
      onSubmit={(head) => void submit(head)}
    />
  )
}

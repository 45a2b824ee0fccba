import { useNavigate } from '@solidjs/router'
import { createEffect, on } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { meetingsText } from '../text/meetings'
import { showToast } from '../ui/Toast'
import { headCommand, MeetingForm, type MeetingHead } from './MeetingForm'

interface NewMeetingDialogProps {
  open: boolean
  onClose: () => void
  forum: { id: string; name: string }
}

/** The secretariat calls a meeting and is led to its page. */
export function NewMeetingDialog(props: NewMeetingDialogProps) {
  const navigate = useNavigate()
  const create = createCommand((idempotencyKey, head: MeetingHead) =>
    call(api.meetings.$post({ json: { ...headCommand(head), forumId: props.forum.id, idempotencyKey } })),
  )
  createEffect(
    on(
      () => props.open,
      () => create.reset(),
    ),
  )
  const submit = async (head: MeetingHead) => {
    const created = await create.run(head)
    if (!created) return
    showToast(meetingsText.dialog.created(head.title))
    props.onClose()
    navigate(`/meetings/${created.id}`)
  }
  return (
    <MeetingForm
      open={props.open}
      onClose={props.onClose}
      title={meetingsText.dialog.createTitle}
      lead={<p class="quiet">{meetingsText.dialog.createLead(props.forum.name)}</p>}
      actLabel={meetingsText.dialog.create}
      initial={() => ({
        title: meetingsText.field.defaultTitle(props.forum.name),
        startsAt: null,
        endsAt: null,
        place: '',
        mode: 'in_person',
        agendaDueOn: '',
        rsvpDueOn: '',
      })}
      isBusy={create.isBusy()}
      error={create.error()}
      onSubmit={(head) => void submit(head)}
    />
  )
}

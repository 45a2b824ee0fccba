import { useNavigate } from '@solidjs/router'
import { createEffect, on } from 'solid-js'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { meetingsText } from '../text/meetings'
import { showToast } from '../ui/Toast'
import { MeetingForm, type MeetingHead } from './MeetingForm'

interface NewMeetingDialogProps {
  open: boolean
  onClose: () => void
  forum: { id: string; name: string }
}

/** The secretariat calls a meeting and is led to its page. */
export function NewMeetingDialog(props: NewMeetingDialogProps) {
  const navigate = useNavigate()
  const create = createCommand((idempotencyKey, head: MeetingHead) =>
    // No date is sent as none, and the server names the field.
    call(
      api.meetings.$post({
        json: { ...head, startsAt: head.startsAt ?? Number.NaN, forumId: props.forum.id, idempotencyKey },
      }),
    ),
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
        place: '',
        mode: 'in_person',
      })}
      isBusy={create.isBusy()}
      error={create.error()}
      onSubmit={(head) => void submit(head)}
    />
  )
}

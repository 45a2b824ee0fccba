import { createEffect, createSignal, createUniqueId, type JSX, on, Show } from 'solid-js'
import type { OnBehalf } from '../../shared/commandParts'
import type { OnBehalfChannel } from '../../shared/proposals/origin'
import type { ApiError } from '../data/ApiError'
import { commonText } from '../text/common'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { OnBehalfFields } from './OnBehalfFields'

interface EnterDialogProps {
  open: boolean
  onClose: () => void
  title: string
  organisations: readonly { id: string; name: string }[]
  isBusy: boolean
  error: ApiError | undefined
  /** the form of one organisation's answer; its submit brings it to the server with `onBehalf` */
  form: (given: { organisationId: string; formId: string; onBehalf: () => OnBehalf }) => JSX.Element
}

/** 代行入力 in a dialog: whose answer, how it was told, and then the same form the organisation itself would fill in. */
export function EnterDialog(props: EnterDialogProps) {
  const [organisationId, setOrganisationId] = createSignal('')
  const [channel, setChannel] = createSignal<OnBehalfChannel>('phone')
  const formId = createUniqueId()
  createEffect(
    on(
      () => props.open,
      () => setOrganisationId(''),
    ),
  )
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      wide
      footer={
        <>
          <Button onClick={() => props.onClose()}>{commonText.cancel}</Button>
          <Button
            variant="solid"
            type="submit"
            form={formId}
            busy={props.isBusy}
            disabled={organisationId() === ''}
          >
            {scheduleText.poll.enterAct}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="measure">{scheduleText.poll.enterLead}</p>
        <Failure error={props.error} title={scheduleText.poll.failed} />
        <OnBehalfFields
          organisations={props.organisations}
          organisationId={organisationId()}
          onOrganisation={setOrganisationId}
          channel={channel()}
          onChannel={setChannel}
        />
        <Show when={organisationId()} keyed>
          {(id) =>
            props.form({
              organisationId: id,
              formId,
              onBehalf: () => ({ organisationId: id, channel: channel() }),
            })
          }
        </Show>
      </div>
    </Dialog>
  )
}

import { createEffect, createSignal, on, Show } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { RecordView } from '../minutes/RecordView'
import { commonText } from '../text/common'
import { confirmationText } from '../text/confirmation'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { Failure } from '../ui/Failure'
import { Loading } from '../ui/Loading'
import { fetchRound } from './confirmation'

interface SentVersionDialogProps {
  open: boolean
  onClose: () => void
  meetingId: string
  round: { id: string; version: string }
}

/** A version as it went round, whatever was written since. */
export function SentVersionDialog(props: SentVersionDialogProps) {
  const [shown, setShown] = createSignal<Awaited<ReturnType<typeof fetchRound>>>()
  const load = createCommand(() => fetchRound(props.meetingId, props.round.id))
  createEffect(
    on(
      () => props.open && props.round.id,
      async (id) => {
        if (id) setShown(await load.run())
      },
    ),
  )
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      wide
      title={confirmationText.sentVersion(props.round.version)}
      footer={<Button onClick={() => props.onClose()}>{commonText.close}</Button>}
    >
      <Failure error={load.error()} />
      <Show
        when={shown()}
        fallback={<Show when={load.isBusy()}>{<Loading label={commonText.loading} />}</Show>}
      >
        {(answer) => <RecordView record={answer().record} />}
      </Show>
    </Dialog>
  )
}

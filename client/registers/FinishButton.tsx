import Check from 'lucide-solid/icons/check'
import { Show } from 'solid-js'
import type { ActionRow } from '../../shared/registers/row'
import { api, call } from '../data/api'
import { createCommand } from '../data/createCommand'
import { useSession } from '../data/session'
import { registersText } from '../text/registers'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'

/** 完了にする: one press, today, without more words; 「記録する」 has room for them and takes it back. */
export function FinishButton(props: { row: ActionRow; today: string }) {
  const session = useSession()
  const finish = createCommand((idempotencyKey) =>
    call(
      api.registers.marks.$post({
        json: {
          kind: 'action',
          meetingId: props.row.meetingId,
          outcomeId: props.row.id,
          act: 'done',
          onDay: props.today,
          note: '',
          idempotencyKey,
        },
      }),
    ),
  )
  const press = async () => {
    const { text } = props.row
    if (await finish.run()) showToast(registersText.finished(text))
  }
  const mayMark = () =>
    props.row.state !== 'done' &&
    session.can('register.mark', { forumId: props.row.forumId, ownerId: props.row.owner?.id ?? null })
  return (
    <Show when={mayMark()}>
      <Button small icon={Check} busy={finish.isBusy()} onClick={() => void press()}>
        {registersText.finish}
        <span class="visually-hidden">：{props.row.text}</span>
      </Button>
      <Failure error={finish.error()} />
    </Show>
  )
}

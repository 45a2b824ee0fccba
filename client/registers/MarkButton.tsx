import { createSignal, Show } from 'solid-js'
import type { ActionRow, DecisionRow } from '../../shared/registers/row'
import { useSession } from '../data/session'
import { registersText } from '../text/registers'
import { Button } from '../ui/Button'
import { MarkDialog } from './MarkDialog'

interface MarkButtonProps {
  row: ActionRow | DecisionRow
  today: string
  members: readonly { id: string; name: string }[]
}

/** Opens what may be marked on a row, for who may mark it. */
export function MarkButton(props: MarkButtonProps) {
  const session = useSession()
  const [isOpen, setOpen] = createSignal(false)
  const ownerId = () => (props.row.kind === 'action' ? (props.row.owner?.id ?? null) : null)
  return (
    <Show when={session.can('register.mark', { forumId: props.row.forumId, ownerId: ownerId() })}>
      <Button small variant="text" onClick={() => setOpen(true)}>
        {registersText.mark}
        <span class="visually-hidden">：{props.row.text}</span>
      </Button>
      <Show when={isOpen()}>
        <MarkDialog {...props} onClose={() => setOpen(false)} />
      </Show>
    </Show>
  )
}

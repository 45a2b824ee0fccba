import { Show } from 'solid-js'
import type { PersonItem } from '../../shared/accounts/register'
import { adminText } from '../text/accounts'
import { Button } from '../ui/Button'

interface PersonActionsProps {
  person: PersonItem
  onReinvite: () => void
  onEnable: () => void
  onAsk: (act: 'disable' | 'endSessions') => void
}

/** What an administrator can do about one person. */
export function PersonActions(props: PersonActionsProps) {
  const whose = () => <span class="visually-hidden">（{props.person.loginId}）</span>
  return (
    <div class="cluster">
      <Show
        when={!props.person.isDisabled}
        fallback={
          <Button small onClick={() => props.onEnable()}>
            {adminText.enable}
            {whose()}
          </Button>
        }
      >
        <Button small onClick={() => props.onReinvite()}>
          {adminText.reinvite}
          {whose()}
        </Button>
        <Show when={props.person.sessions > 0}>
          <Button small variant="text" onClick={() => props.onAsk('endSessions')}>
            {adminText.endSessions}
            {whose()}
          </Button>
        </Show>
        <Button small variant="text" danger onClick={() => props.onAsk('disable')}>
          {adminText.disable}
          {whose()}
        </Button>
      </Show>
    </div>
  )
}

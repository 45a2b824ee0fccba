import { Match, Switch } from 'solid-js'
import { useSession } from '../data/session'
import { deskText } from '../text/desk'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import type { DeskForum } from './DeskForums'

/** Nothing waits: tells somebody new, by what the seat may do, where to begin. */
export function EmptyDesk(props: { forums: readonly DeskForum[] }) {
  const session = useSession()
  const first = () => props.forums.find(({ isSecretariat }) => isSecretariat) ?? props.forums[0]
  return (
    <li>
      <Switch
        fallback={
          <EmptyState
            title={deskText.emptyTitle}
            action={
              <LinkButton href={first() ? `/forums/${first()?.id}` : '/regions'}>
                {first() ? deskText.openForum(first()?.name ?? '') : deskText.toRegions}
              </LinkButton>
            }
          >
            <p>{first()?.isSecretariat ? deskText.emptySecretariat : deskText.emptyMember}</p>
          </EmptyState>
        }
      >
        <Match when={session.can('accounts.manage', null)}>
          <EmptyState
            title={deskText.emptyTitle}
            action={<LinkButton href="/admin">{deskText.toAdmin}</LinkButton>}
          >
            <p>{deskText.emptyAdministrator}</p>
          </EmptyState>
        </Match>
        <Match when={session.can('record.readAll', null)}>
          <EmptyState
            title={deskText.emptyTitle}
            action={<LinkButton href="/records">{deskText.toRecords}</LinkButton>}
          >
            <p>{deskText.emptyPrefecture}</p>
          </EmptyState>
        </Match>
      </Switch>
    </li>
  )
}

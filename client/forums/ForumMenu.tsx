import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { useSession } from '../data/session'
import { forumsText } from '../text/forums'
import './forums.css'

interface Entry {
  path: string
  label: string
  isShown: boolean
}

/** The pages of one body (会議体), by what the seat may see of it. Whoever sees none but the body's own page needs no menu. */
export function ForumMenu(props: { forumId: string }) {
  const session = useSession()
  const entries = () => entriesFor(session, props.forumId).filter(({ isShown }) => isShown)
  return (
    <Show when={entries().length > 1}>
      <nav class="forum-menu" aria-label={forumsText.menu.label}>
        <ul>
          <For each={entries()}>
            {(entry) => (
              <li>
                <A href={`/forums/${props.forumId}${entry.path}`} end>
                  {entry.label}
                </A>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </Show>
  )
}

function entriesFor({ can, me }: ReturnType<typeof useSession>, forumId: string): Entry[] {
  const body = { forumId }
  const { menu } = forumsText
  return [
    { path: '', label: menu.meetings, isShown: true },
    { path: '/needs', label: menu.needs, isShown: can('offer.read', body) },
    { path: '/proposals', label: menu.proposals, isShown: can('balance.read', body) },
    { path: '/calls', label: menu.calls, isShown: can('call.read', body) },
    { path: '/balance', label: menu.balance, isShown: can('balance.read', body) },
    {
      path: '/registers',
      label: menu.registers,
      isShown: can('register.read', body) || can('record.readAll', null),
    },
    { path: '/projects', label: menu.projects, isShown: can('project.read', body) },
    { path: '/consent', label: menu.consent, isShown: can('consent.read', body) },
    { path: '/ledger', label: menu.ledger, isShown: can('ledger.read', body) },
    {
      path: '/interests',
      label: menu.interests,
      isShown: can('interest.tick', { ...body, organisationId: me()?.actor.organisationId ?? '' }),
    },
    {
      path: '/settings',
      label: menu.settings,
      isShown: can('meeting.list', body) || can('forum.govern', body),
    },
  ]
}

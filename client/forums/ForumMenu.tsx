import { A } from '@solidjs/router'
import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { useSession } from '../data/session'
import { forumsText } from '../text/forums'
import { Button } from '../ui/Button'
import './forums.css'

type Group = keyof typeof forumsText.menu.groups

interface Entry {
  group: Group
  path: string
  label: string
  isShown: boolean
}

// The keys of the record are those its type says.
const groups = Object.keys(forumsText.menu.groups) as Group[]

/** The pages of one body (会議体), by what the seat may see of it. Whoever sees none but the body's own page needs no menu. */
export function ForumMenu(props: { forumId: string }) {
  const session = useSession()
  const listId = createUniqueId()
  // On a phone the pages stand behind this button; where there is room, they always show.
  const [isOpen, setOpen] = createSignal(false)
  const entries = () => entriesFor(session, props.forumId).filter(({ isShown }) => isShown)
  return (
    <Show when={entries().length > 1}>
      <nav class="forum-menu" aria-label={forumsText.menu.label}>
        <Button expanded={isOpen()} controls={listId} onClick={() => setOpen(!isOpen())}>
          {forumsText.menu.label}
        </Button>
        <ul id={listId} class="forum-menu-groups" data-open={isOpen() ? '' : undefined}>
          <For each={groups}>
            {(group) => (
              <Show when={entries().some((entry) => entry.group === group)}>
                <li class="forum-menu-group">
                  <span class="forum-menu-name">{forumsText.menu.groups[group]}</span>
                  <ul>
                    <For each={entries().filter((entry) => entry.group === group)}>
                      {(entry) => (
                        <li>
                          <A href={`/forums/${props.forumId}${entry.path}`} end>
                            {entry.label}
                          </A>
                        </li>
                      )}
                    </For>
                  </ul>
                </li>
              </Show>
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
    { group: 'meetings', path: '', label: menu.meetings, isShown: true },
    { group: 'proposals', path: '/needs', label: menu.needs, isShown: can('offer.read', body) },
    { group: 'proposals', path: '/proposals', label: menu.proposals, isShown: can('balance.read', body) },
    { group: 'proposals', path: '/calls', label: menu.calls, isShown: can('call.read', body) },
    { group: 'proposals', path: '/balance', label: menu.balance, isShown: can('balance.read', body) },
    {
      group: 'meetings',
      path: '/registers',
      label: menu.registers,
      isShown: can('register.read', body) || can('record.readAll', null),
    },
    { group: 'agreement', path: '/projects', label: menu.projects, isShown: can('project.read', body) },
    { group: 'agreement', path: '/consent', label: menu.consent, isShown: can('consent.read', body) },
    { group: 'office', path: '/ledger', label: menu.ledger, isShown: can('ledger.read', body) },
    {
      group: 'proposals',
      path: '/interests',
      label: menu.interests,
      isShown: can('interest.tick', { ...body, organisationId: me()?.actor.organisationId ?? '' }),
    },
    {
      group: 'office',
      path: '/settings',
      label: menu.settings,
      isShown: can('meeting.list', body) || can('forum.govern', body),
    },
  ]
}

import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { MemberRole } from '../../shared/permission'
import { roleLabel } from '../text/common'
import { deskText } from '../text/desk'
import { Badge } from '../ui/Badge'
import { Card } from '../ui/Card'

export interface DeskForum {
  id: string
  name: string
  regionName: string | null
  parentName: string | null
  role: MemberRole | null
  isSecretariat: boolean
  canPropose: boolean
}

/** The bodies the seat works in, each with the ways that are used most. */
export function DeskForums(props: { forums: readonly DeskForum[] }) {
  return (
    <Card as="section" quiet>
      <h2>{deskText.forums}</h2>
      <Show when={props.forums.length > 0} fallback={<p>{deskText.forumsNone}</p>}>
        <p class="quiet">{deskText.forumsLead}</p>
        <ul class="list-plain">
          <For each={props.forums}>
            {(forum) => (
              <li class="desk-forum">
                <div class="cluster">
                  <Show when={forum.isSecretariat}>
                    <Badge tone="success">{deskText.secretariat}</Badge>
                  </Show>
                  <Show when={forum.role}>
                    {(role) => (
                      <Badge tone={role() === 'central_city' ? 'info' : 'neutral'}>{roleLabel[role()]}</Badge>
                    )}
                  </Show>
                  <Show when={forum.parentName}>
                    <span class="quiet small">{forum.parentName}</span>
                  </Show>
                </div>
                <div class="desk-forum-links cluster">
                  <A class="strong" href={`/forums/${forum.id}`}>
                    {forum.name}
                  </A>
                  <Show when={forum.canPropose}>
                    <A href={`/forums/${forum.id}/proposals`}>{deskText.board}</A>
                  </Show>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  )
}

import { For, Show } from 'solid-js'
import { hasMembers, isTier } from '../../shared/forums/tier'
import { forumsText, organisationKindLabel, roleIn } from '../text/forums'
import { Badge } from '../ui/Badge'
import { DataTable } from '../ui/DataTable'
import type { Forum } from './forum'

/** The members in 建制順 with what each is in this body. */
export function ForumMembers(props: { forum: Forum }) {
  const tier = () => (props.forum.tier !== null && isTier(props.forum.tier) ? props.forum.tier : null)
  return (
    <section class="section">
      <h2>{forumsText.members(props.forum.members.length)}</h2>
      <Show when={hasMembers(tier())} fallback={<p>{forumsText.membersNone}</p>}>
        <DataTable
          caption={forumsText.members(props.forum.members.length)}
          hideCaption
          phone="table"
          rows={props.forum.members}
          columns={[
            { header: forumsText.memberName, isRowHeader: true, cell: (member) => member.name },
            { header: forumsText.memberPlace, cell: (member) => <Place member={member} /> },
            {
              header: forumsText.memberRole,
              cell: (member) => (
                <span class="cluster nowrap">
                  <For each={member.roles}>
                    {(role) => (
                      <Badge tone={role === 'central_city' ? 'info' : 'neutral'}>
                        {roleIn(props.forum.framework, role)}
                      </Badge>
                    )}
                  </For>
                </span>
              ),
            },
          ]}
        />
      </Show>
    </section>
  )
}

function Place(props: { member: Forum['members'][number] }) {
  return (
    <>
      {props.member.district ?? organisationKindLabel[props.member.kind]}
      <Show when={props.member.isOutside}>（{forumsText.outsidePrefecture}）</Show>
    </>
  )
}

import UserPlus from 'lucide-solid/icons/user-plus'
import { createSignal, For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { Stay } from '../../shared/forums/membership'
import { settingsText } from '../text/forumSettings'
import { roleIn } from '../text/forums'
import { themesText } from '../text/themes'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { DataTable } from '../ui/DataTable'
import { AddOrganisationDialog } from './AddOrganisationDialog'
import { JoinDialog } from './JoinDialog'
import { LeaveDialog } from './LeaveDialog'
import type { Settings } from './settings'

type Member = Settings['members'][number]
const text = settingsText.members

/** Who is in the body, who was and who will be: changed by days, never by taking somebody out of what took place. */
export function MembersSettings(props: { settings: Settings; onChanged: () => void }) {
  const [joining, setJoining] = createSignal<Member | 'new'>()
  const [leaving, setLeaving] = createSignal<Member>()
  const [isAdding, setAdding] = createSignal(false)
  const present = () => props.settings.members.filter(({ isPresent }) => isPresent)
  const others = () => props.settings.members.filter(({ isPresent }) => !isPresent)
  const canChange = () => props.settings.can.changeMembers
  const changed = () => {
    setJoining(undefined)
    setLeaving(undefined)
    props.onChanged()
  }
  return (
    <Show when={props.settings.can.haveMembers} fallback={<p>{text.advisory}</p>}>
      <section class="section">
        <h2>{text.title(present().length)}</h2>
        <Show when={canChange()}>
          <div class="spread">
            <p class="measure">{props.settings.parent ? text.leadTier : text.lead}</p>
            <div class="cluster">
              <Button variant="solid" icon={UserPlus} onClick={() => setJoining('new')}>
                {text.join}
              </Button>
              <Show when={props.settings.parent === null}>
                <Button onClick={() => setAdding(true)}>{themesText.add}</Button>
              </Show>
            </div>
          </div>
          <Show when={props.settings.changeableFrom}>
            {(day) => <p class="quiet small">{text.changeableFrom(wareki(day()))}</p>}
          </Show>
        </Show>
        <MemberTable
          settings={props.settings}
          caption={text.title(present().length)}
          members={present()}
          onRole={setJoining}
          onLeave={setLeaving}
        />
        <Show when={others().length > 0}>
          <h3>{text.former}</h3>
          <MemberTable settings={props.settings} caption={text.former} members={others()} />
        </Show>
      </section>
      <Show when={isAdding()}>
        <AddOrganisationDialog
          forumId={props.settings.id}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false)
            changed()
          }}
        />
      </Show>
      <Show when={joining()}>
        {(whom) => (
          <JoinDialog
            settings={props.settings}
            member={asMember(whom())}
            onClose={() => setJoining(undefined)}
            onDone={changed}
          />
        )}
      </Show>
      <Show when={leaving()}>
        {(member) => (
          <LeaveDialog
            settings={props.settings}
            member={member()}
            onClose={() => setLeaving(undefined)}
            onDone={changed}
          />
        )}
      </Show>
    </Show>
  )
}

const asMember = (whom: Member | 'new') => (whom === 'new' ? undefined : whom)

interface MemberTableProps {
  settings: Settings
  caption: string
  members: readonly Member[]
  onRole?: (member: Member) => void
  onLeave?: (member: Member) => void
}

function MemberTable(props: MemberTableProps) {
  const canChange = () => props.settings.can.changeMembers && props.onLeave !== undefined
  return (
    <DataTable
      caption={props.caption}
      hideCaption
      rows={props.members}
      columns={[
        { header: text.name, isRowHeader: true, cell: (member) => member.name },
        { header: text.role, cell: (member) => <Stays {...props} member={member} /> },
        ...(canChange()
          ? [
              {
                header: text.act,
                cell: (member: Member) => <MemberActs {...props} member={member} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function Stays(props: MemberTableProps & { member: Member }) {
  return (
    <ul class="list-plain stack-tight">
      <For each={props.member.stays}>
        {(stay) => (
          <li class="cluster">
            <Badge tone={stay.role === 'central_city' ? 'info' : 'neutral'}>
              {roleIn(props.settings.framework, stay.role)}
            </Badge>
            <span class="small">{termOf(stay)}</span>
          </li>
        )}
      </For>
    </ul>
  )
}

function MemberActs(props: MemberTableProps & { member: Member }) {
  return (
    <span class="cluster">
      <Show when={props.settings.parent === null}>
        <Button small variant="text" onClick={() => props.onRole?.(props.member)}>
          {text.changeRole}
          <span class="visually-hidden">（{props.member.name}）</span>
        </Button>
      </Show>
      <Button small variant="text" onClick={() => props.onLeave?.(props.member)}>
        {text.leave}
        <span class="visually-hidden">（{props.member.name}）</span>
      </Button>
    </span>
  )
}

function termOf({ fromOn, toOn }: Stay): string {
  if (fromOn === null) return toOn === null ? text.always : text.until(wareki(toOn))
  return toOn === null ? text.since(wareki(fromOn)) : text.between(wareki(fromOn), wareki(toOn))
}

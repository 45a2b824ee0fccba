import { createEffect, createSignal, Show, untrack } from 'solid-js'
import { clockTime } from '../../shared/calendar'
import { meetingStateLabel } from '../../shared/meetings/meeting'
import type { DocumentConnection } from '../collab/connectDocument'
import { leaveWhenSaved } from '../collab/leaveWhenSaved'
import { keepFor } from '../collab/offline/keepFor'
import { useMe } from '../data/session'
import { createSkeleton } from '../minutes/createSkeleton'
import { MinutesEditor } from '../minutes/MinutesEditor'
import { sittingText as text } from '../text/sitting'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { Progress } from './Progress'
import type { Room } from './room'
import './sitting.css'

type Pane = 'progress' | 'minutes'

/** Left 進行, right 要点; on a phone one of the two. Both stay: what is typed goes on its way whichever is shown. */
export function RunningMeeting(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const [pane, setPane] = createSignal<Pane>('progress')
  const writing = createWriting(props.room)
  return (
    <div class="sitting">
      <PageHeader
        title={sitting().endedAt === null ? text.title(sitting().name) : text.titleAfter(sitting().name)}
        breadcrumbs={[
          { label: sitting().forum.name, href: `/forums/${sitting().forum.id}` },
          { label: text.toMeeting, href: `/meetings/${sitting().id}` },
        ]}
        badges={<Badges room={props.room} />}
        actions={<LinkButton href={`/meetings/${sitting().id}/screen`}>{text.bigScreen}</LinkButton>}
      />
      <PaneChoice pane={pane()} onChoose={setPane} />
      <div class="sitting-panes" data-pane={pane()}>
        <section class="sitting-progress" aria-label={text.panes.progress}>
          <Progress room={props.room} onBegun={writing.begin} onSkeleton={writing.fillIn} />
        </section>
        <section class="sitting-minutes" aria-label={text.panes.minutes}>
          <MinutesEditor
            {...sitting().minutes}
            me={writing.me}
            keep={writing.keep}
            organisations={sitting().members}
            agendaItems={() => sitting().items}
            readOnly={!sitting().can.write}
            onConnected={writing.connected}
          />
          <KeyHelp />
        </section>
      </div>
    </div>
  )
}

/** The minutes' connection, and what the meeting puts into them by itself [T7]. */
function createWriting(room: Room) {
  const me = useMe()
  const sitting = room.sitting
  const [connection, setConnection] = createSignal<DocumentConnection>()
  const skeleton = createSkeleton(connection)
  leaveWhenSaved(() => [connection()].flatMap((each) => (each ? [each.status()] : [])))
  const [waiting, setWaiting] = createSignal<string>()
  createEffect(() => {
    const itemId = waiting()
    if (itemId === undefined || !skeleton.isReady()) return
    untrack(() => skeleton.putHeading(itemId, sitting().items))
    setWaiting(undefined)
  })
  return {
    me: me(),
    keep: keepFor(me(), `${sitting().name} ${text.panes.minutes}`, `/meetings/${sitting().id}/sitting`),
    connected: setConnection,
    begin: setWaiting,
    fillIn: () => skeleton.fillIn(sitting().items, sitting().outcomes),
  }
}

function PaneChoice(props: { pane: Pane; onChoose: (pane: Pane) => void }) {
  const choice = (pane: Pane) => (
    <Button pressed={props.pane === pane} onClick={() => props.onChoose(pane)}>
      {text.panes[pane]}
    </Button>
  )
  return (
    <fieldset class="sitting-choice" aria-label={text.panes.label}>
      {choice('progress')}
      {choice('minutes')}
    </fieldset>
  )
}

function Badges(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  return (
    <>
      <Badge tone={sitting().state === 'in_session' ? 'success' : 'neutral'}>
        {sitting().beganAt === null ? text.screen.before : meetingStateLabel[sitting().state]}
      </Badge>
      <Show when={sitting().beganAt}>
        {(at) => <span class="quiet">{text.opened(clockTime(at()))}</span>}
      </Show>
      <Show when={sitting().endedAt}>
        {(at) => <span class="quiet">{text.closed(clockTime(at()))}</span>}
      </Show>
      <Show when={sitting().isSample}>
        <SampleBadge />
      </Show>
    </>
  )
}

function KeyHelp() {
  return (
    <details class="sitting-keys">
      <summary>{text.keys.title}</summary>
      <ul>
        <li>{text.keys.menu}</li>
        <li>{text.keys.blocks}</li>
        <li>{text.keys.item}</li>
      </ul>
    </details>
  )
}

import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { MeetingWaiting } from '../meetings/MeetingWaiting'
import { sittingText as text } from '../text/sitting'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { createClock } from './createClock'
import { RunningMeeting } from './RunningMeeting'
import { createSitting, type Sitting } from './sitting'

/** 会議中: 進行 for the secretariat, the same to look at for members, and the 要点 that all write. */
export function SittingPage() {
  const params = useParams<{ id: string }>()
  const page = createSitting(() => params.id)
  const isGone = () => page.error()?.code === 'not_found'
  return (
    <Show when={!isGone() && page()} fallback={<MeetingWaiting error={page.error()} />}>
      {(sitting) => (
        <Show when={sitting().id} keyed>
          <Loaded sitting={sitting()} refetch={page.refetch} />
        </Show>
      )}
    </Show>
  )
}

function Loaded(props: { sitting: Sitting; refetch: () => Promise<void> }) {
  const room = {
    sitting: () => props.sitting,
    now: createClock(() => props.sitting),
    refetch: () => props.refetch(),
  }
  return (
    <Show when={props.sitting.refusal} fallback={<RunningMeeting room={room} />}>
      {(refusal) => (
        <>
          <PageHeader
            title={text.title(props.sitting.name)}
            breadcrumbs={[{ label: props.sitting.forum.name, href: `/forums/${props.sitting.forum.id}` }]}
          />
          <NoticeBanner
            tone="info"
            actions={<LinkButton href={`/meetings/${props.sitting.id}`}>{text.toMeeting}</LinkButton>}
          >
            <p>{refusal()}</p>
          </NoticeBanner>
        </>
      )}
    </Show>
  )
}

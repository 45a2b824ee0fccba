import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { wareki, warekiDateTime } from '../../shared/calendar'
import { createLive } from '../data/live'
import { scheduleText } from '../text/schedule'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { NoticeBanner } from '../ui/NoticeBanner'
import { PageHeader } from '../ui/PageHeader'
import { SampleBadge } from '../ui/SampleBadge'
import { StatusBadge } from '../ui/StatusBadge'
import { OwnPollAnswer } from './OwnPollAnswer'
import { PollManagement } from './PollManagement'
import { PollMatrix } from './PollMatrix'
import { fetchPoll, type Poll } from './poll'
import './schedule.css'

/** One 日程調整: the own answer first, then everybody's. */
export function PollPage() {
  const params = useParams<{ id: string }>()
  const poll = createLive(
    () => `poll:${params.id}`,
    () => fetchPoll(params.id),
  )
  return (
    <Loaded
      from={poll}
      failed={(error) => (
        <>
          <PageHeader title={scheduleText.poll.notFound} />
          <p class="measure">{error.message}</p>
        </>
      )}
    >
      {(page) => (
        <>
          <PageHeader
            title={page().title}
            breadcrumbs={[{ label: page().forum.name, href: `/forums/${page().forum.id}` }]}
            badges={<Badges poll={page()} />}
            lead={<Lead poll={page()} />}
          />
          <div class="stack-loose">
            <Show when={!page().isOpen}>
              <Closed poll={page()} />
            </Show>
            <Show when={page().can.answer && page().ownOrganisationId}>
              {(organisationId) => (
                <OwnPollAnswer poll={page()} organisationId={organisationId()} refetch={poll.refetch} />
              )}
            </Show>
            <section class="section">
              <h2>{scheduleText.poll.matrix}</h2>
              <PollMatrix poll={page()} />
            </section>
            <Show when={page().can.manage}>
              <PollManagement poll={page()} refetch={poll.refetch} />
            </Show>
          </div>
        </>
      )}
    </Loaded>
  )
}

function Badges(props: { poll: Poll }) {
  return (
    <>
      <StatusBadge
        label={props.poll.isOpen ? scheduleText.poll.open : scheduleText.poll.closed}
        tone={props.poll.isOpen ? 'info' : 'neutral'}
      />
      <Show when={props.poll.isSample}>
        <SampleBadge />
      </Show>
    </>
  )
}

function Lead(props: { poll: Poll }) {
  const isPast = () => props.poll.isOpen && props.poll.dueOn < props.poll.today
  return (
    <>
      <p>
        {isPast()
          ? scheduleText.poll.duePast(wareki(props.poll.dueOn))
          : scheduleText.poll.due(wareki(props.poll.dueOn))}
      </p>
      <Show when={props.poll.note}>
        <p class="pre-line">{props.poll.note}</p>
      </Show>
    </>
  )
}

function Closed(props: { poll: Poll }) {
  const chosen = () => props.poll.options.find(({ id }) => id === props.poll.chosenOptionId)
  return (
    <NoticeBanner
      tone="info"
      live="off"
      title={scheduleText.poll.closedText}
      actions={
        <Show when={chosen() && props.poll.meetingId}>
          {(id) => (
            <LinkButton small href={`/meetings/${id()}?tab=schedule`}>
              {scheduleText.poll.toMeeting}
            </LinkButton>
          )}
        </Show>
      }
    >
      <Show when={chosen()} fallback={<p>{scheduleText.poll.noDate}</p>}>
        {(option) => <p class="strong">{warekiDateTime(option().startsAt)}</p>}
      </Show>
    </NoticeBanner>
  )
}

import { A } from '@solidjs/router'
import CalendarSearch from 'lucide-solid/icons/calendar-search'
import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { scheduleText } from '../text/schedule'
import { LinkButton } from '../ui/LinkButton'
import { SampleBadge } from '../ui/SampleBadge'

/** The open 日程調整 of a body, and for its secretariat the way to a new one. */
export function ForumPolls(props: { forumId: string }) {
  const polls = createLive(
    () => `forum:${props.forumId}`,
    () => call(api.schedule.polls.$get({ query: { forumId: props.forumId } })),
  )
  return (
    <Show when={polls()}>
      {(found) => (
        <>
          <Show when={found().can.manage}>
            <div>
              <LinkButton icon={CalendarSearch} href={`/forums/${props.forumId}/polls/new`}>
                {scheduleText.forumPolls.open}
              </LinkButton>
            </div>
          </Show>
          <Show when={found().polls.length > 0}>
            <h3>{scheduleText.forumPolls.title}</h3>
            <ul class="meeting-list">
              <For each={found().polls}>
                {(poll) => (
                  <li class="meeting-line">
                    <div class="stack-tight">
                      <div class="cluster">
                        <A href={`/polls/${poll.id}`} class="strong">
                          {poll.title}
                        </A>
                        <Show when={poll.isSample}>
                          <SampleBadge />
                        </Show>
                      </div>
                      <span>
                        {scheduleText.forumPolls.due(wareki(poll.dueOn))}　
                        {scheduleText.forumPolls.replied(poll.repliedCount, poll.askedCount)}
                      </span>
                    </div>
                    <LinkButton href={`/polls/${poll.id}`}>{scheduleText.forumPolls.toPoll}</LinkButton>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </>
      )}
    </Show>
  )
}

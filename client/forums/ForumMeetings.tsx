import Plus from 'lucide-solid/icons/plus'
import { createSignal, Show } from 'solid-js'
import { useMe } from '../data/session'
import { NewMeetingDialog } from '../meetings/NewMeetingDialog'
import { ForumPolls } from '../schedule/ForumPolls'
import { forumsText } from '../text/forums'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { LinkButton } from '../ui/LinkButton'
import { NoticeBanner } from '../ui/NoticeBanner'
import type { Forum } from './forum'
import { MeetingList } from './MeetingList'

type Meetings = NonNullable<Forum['meetings']>

/** The first past meetings; the rest comes on request. */
const pastShown = 3

/** The meetings of the body for those inside; for the others, why there are none to see. */
export function ForumMeetings(props: { forum: Forum }) {
  const [isCreating, setCreating] = createSignal(false)
  return (
    <section class="section">
      <h2>{forumsText.meetings}</h2>
      <Show when={props.forum.can.createMeeting}>
        <div>
          <Button variant="solid" icon={Plus} onClick={() => setCreating(true)}>
            {forumsText.createMeeting}
          </Button>
        </div>
        <NewMeetingDialog forum={props.forum} open={isCreating()} onClose={() => setCreating(false)} />
      </Show>
      <Show when={props.forum.meetings} fallback={<Outsider forumId={props.forum.id} />}>
        {(meetings) => (
          <>
            <ForumPolls forumId={props.forum.id} />
            <MeetingLists meetings={meetings()} />
          </>
        )}
      </Show>
    </section>
  )
}

function MeetingLists(props: { meetings: Meetings }) {
  const [isAll, setAll] = createSignal(false)
  const past = () => (isAll() ? props.meetings.past : props.meetings.past.slice(0, pastShown))
  const hidden = () => props.meetings.past.length - past().length
  return (
    <Show
      when={props.meetings.coming.length + props.meetings.past.length > 0}
      fallback={
        <EmptyState title={forumsText.noMeetings}>
          <p>{props.meetings.can.create ? forumsText.noMeetingsSecretariat : forumsText.noMeetingsMember}</p>
        </EmptyState>
      }
    >
      <h3>{forumsText.comingMeetings}</h3>
      <Show when={props.meetings.coming.length > 0} fallback={<p class="quiet">{forumsText.noComing}</p>}>
        <MeetingList meetings={props.meetings.coming} />
      </Show>
      <Show when={past().length > 0}>
        <h3>{forumsText.pastMeetings}</h3>
        <MeetingList meetings={past()} />
        <Show when={hidden() > 0}>
          <div>
            <Button variant="text" onClick={() => setAll(true)}>
              {forumsText.showAllPast(props.meetings.past.length)}
            </Button>
          </div>
        </Show>
      </Show>
    </Show>
  )
}

function Outsider(props: { forumId: string }) {
  const me = useMe()
  const isPrefecture = () => me().actor.duty === 'prefecture'
  return (
    <NoticeBanner
      tone="info"
      live="off"
      title={forumsText.outsiderTitle}
      actions={
        <Show when={isPrefecture()}>
          <LinkButton small href={`/records?forumId=${props.forumId}`}>
            {forumsText.confirmedRecords}
          </LinkButton>
        </Show>
      }
    >
      <p>{isPrefecture() ? forumsText.prefectureBody : forumsText.outsiderBody}</p>
    </NoticeBanner>
  )
}

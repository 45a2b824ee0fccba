import { useParams } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { type BriefSection, briefSectionLabel } from '../../shared/meetings/brief'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { briefText } from '../text/brief'
import { meetingsText } from '../text/meetings'
import { Button } from '../ui/Button'
import { LinkButton } from '../ui/LinkButton'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import './brief.css'

const fetchBrief = (id: string) => call(api.meetings[':id'].brief.$get({ param: { id } }))
type Brief = Awaited<ReturnType<typeof fetchBrief>>

/** 一枚要約: what goes with the 首長 or 課長 into the room, on one A4 page at 12 pt. */
export function BriefPage() {
  const params = useParams<{ id: string }>()
  const brief = createLive(
    () => [`meeting:${params.id}`, 'desk'],
    () => fetchBrief(params.id),
  )
  return (
    <div class="brief-page stack">
      <div class="cluster no-print">
        <LinkButton href={`/meetings/${params.id}`}>{briefText.back}</LinkButton>
        <Button variant="solid" disabled={brief() === undefined} onClick={() => window.print()}>
          {briefText.print}
        </Button>
        <span class="quiet small">{briefText.note}</span>
      </div>
      <Loaded from={brief} waiting={<Loading label={briefText.loading} />}>
        {(shown) => <Sheet brief={shown()} />}
      </Loaded>
    </div>
  )
}

function Sheet(props: { brief: Brief }) {
  const meeting = () => props.brief.meeting
  return (
    <article class="brief">
      <header class="brief-head">
        <p class="brief-for">
          {briefText.for(props.brief.organisation.name)}
          <span>{briefText.asOf(warekiDateTime(props.brief.asOf))}</span>
        </p>
        <h1>{briefText.title}</h1>
        <p class="strong">{meeting().name}</p>
        <p>
          {warekiDateTime(meeting().startsAt)} {meeting().place || meetingsText.placeUnset}
        </p>
      </header>
      <Show when={props.brief.sections.length > 0} fallback={<p>{briefText.nothing}</p>}>
        <For each={props.brief.sections}>
          {(section) => <Section section={section} lastMeetingName={props.brief.lastMeetingName} />}
        </For>
      </Show>
    </article>
  )
}

function Section(props: { section: BriefSection; lastMeetingName: string | null }) {
  return (
    <section>
      <h2>
        {briefSectionLabel[props.section.key]}
        <Show when={props.section.key === 'remarks' && props.lastMeetingName}>
          {(name) => <span class="brief-source">{briefText.lastMeeting(name())}</span>}
        </Show>
      </h2>
      <ul>
        <For each={props.section.lines}>
          {({ text, note }) => (
            <li>
              {text}
              <Show when={note}>
                <span class="brief-note">{note}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.section.left > 0}>
        <p class="brief-left">{briefText.left(props.section.left)}</p>
      </Show>
    </section>
  )
}

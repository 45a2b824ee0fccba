import { Show } from 'solid-js'
import { createLive } from '../data/live'
import { Loaded } from '../ui/Loaded'
import { DateSection } from './DateSection'
import { fetchSchedule } from './poll'
import { RsvpSection } from './RsvpSection'
import { WrittenSection } from './WrittenSection'
import './schedule.css'

/** 日程・出欠 of a meeting. */
export function ScheduleTab(props: { meeting: { id: string } }) {
  const schedule = createLive(
    () => `meeting:${props.meeting.id}`,
    () => fetchSchedule(props.meeting.id),
  )
  return (
    <Loaded from={schedule}>
      {(page) => (
        <div class="stack-loose">
          <DateSection schedule={page()} refetch={schedule.refetch} />
          <Show when={page().written} fallback={<RsvpSection schedule={page()} refetch={schedule.refetch} />}>
            {(written) => <WrittenSection schedule={page()} written={written()} refetch={schedule.refetch} />}
          </Show>
        </div>
      )}
    </Loaded>
  )
}

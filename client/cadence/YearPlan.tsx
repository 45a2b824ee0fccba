import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import { meetingStateLabel } from '../../shared/meetings/meeting'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { cadenceText } from '../text/cadence'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { Loaded } from '../ui/Loaded'
import './cadence.css'

const text = cadenceText.plan

const fetchYear = (forumId: string, year: string | undefined) =>
  call(api.cadence[':forumId'].year.$get({ param: { forumId }, query: year === undefined ? {} : { year } }))
type Month = Awaited<ReturnType<typeof fetchYear>>['months'][number]

/** 年間計画: twelve months with their meetings, and what stands in the way of more. */
export function YearPlan(props: { forumId: string }) {
  const [year, setYear] = createSignal<string>()
  const plan = createLive(
    () => `forum:${props.forumId}`,
    () => fetchYear(props.forumId, year()),
  )
  return (
    <section class="section year-plan">
      <Loaded from={plan}>
        {(page) => (
          <>
            <div class="spread">
              <h2>{text.title(warekiFiscalYear(page().fiscalYear))}</h2>
              <div class="cluster no-print">
                <Button small variant="text" onClick={() => setYear(String(page().fiscalYear - 1))}>
                  {text.earlier}
                </Button>
                <Button small variant="text" onClick={() => setYear(String(page().fiscalYear + 1))}>
                  {text.later}
                </Button>
              </div>
            </div>
            <p>
              {text.lead(page().held, page().planned)}
              <Show when={page().promised > 0}>　{text.promised(page().promised)}</Show>
            </p>
            <ol class="year-months">
              <For each={page().months}>{(month) => <MonthCell month={month} />}</For>
            </ol>
          </>
        )}
      </Loaded>
    </section>
  )
}

function MonthCell(props: { month: Month }) {
  return (
    <li class="year-month" data-avoided={props.month.isAvoided} data-now={props.month.isNow}>
      <div class="cluster">
        <strong>{text.month(props.month.month)}</strong>
        <Show when={props.month.isNow}>
          <Badge tone="info">{text.now}</Badge>
        </Show>
        <Show when={props.month.isAvoided}>
          <Badge>{text.avoided}</Badge>
        </Show>
      </div>
      <For each={props.month.meetings}>
        {(meeting) => (
          <p class="small">
            <A href={`/meetings/${meeting.id}`}>{`${short(meeting.day)} ${numberOf(meeting.name)}`}</A>{' '}
            <span class="nowrap">{meetingStateLabel[meeting.state]}</span>
          </p>
        )}
      </For>
      <Show when={props.month.sessions.length > 0}>
        <details class="small year-sessions">
          <summary>{text.sessions(props.month.sessions.length)}</summary>
          <ul class="list-plain">
            <For each={props.month.sessions}>
              {(session) => (
                <li>
                  {text.session(
                    session.organisationName,
                    session.name,
                    short(session.fromOn),
                    short(session.toOn),
                  )}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </li>
  )
}

const short = (day: string) => text.day(Number(day.slice(5, 7)), Number(day.slice(8, 10)))

/** 第2回: year and title are those of the whole plan. */
const numberOf = (name: string) => /第\d+回/.exec(name)?.[0] ?? name

import { For, Show } from 'solid-js'
import { dayOf, wareki, warekiDateTime } from '../../shared/calendar'
import type { AgendaKind } from '../../shared/meetings/agendaItem'
import { api, call } from '../data/api'
import { createLive } from '../data/live'
import { sittingText } from '../text/sitting'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { outcomeWords } from './itemsOf'
import { OutcomeEntries } from './OutcomesNow'
import { createAct, post, type Room } from './room'

const text = sittingText.summary

type Summary = Awaited<ReturnType<typeof fetchSummary>>
type Attendance = NonNullable<Summary['attendance']>
const fetchSummary = (id: string) => call(api.sitting[':id'].summary.$get({ param: { id } }))

/** 会議結果概要: conclusions, 宿題, the next meeting, on one page the same day; settled by 概要を確定. */
export function SittingSummary(props: { room: Room }) {
  const sitting = () => props.room.sitting()
  const summary = createLive(
    () => [`sitting:${sitting().id}`, `meeting:${sitting().id}`],
    () => fetchSummary(sitting().id),
  )
  const filing = createAct(props.room, post.summarise)
  const file = async () => {
    if (await filing.run()) showToast(text.done)
  }
  return (
    <section class="sitting-summary stack" aria-labelledby="sitting-summary">
      <h2 id="sitting-summary">{text.title}</h2>
      <p class="quiet">
        <Show when={sitting().summaryFiledAt} fallback={text.due(wareki(sitting().summaryDueOn))}>
          {(at) => <>{text.filed(wareki(dayOf(at())))}</>}
        </Show>
      </p>
      <Failure error={filing.error()} />
      <Show when={sitting().can.summarise}>
        <p class="quiet small">{text.actHint}</p>
        <div>
          <Button
            variant={sitting().summaryFiledAt === null ? 'solid' : 'outline'}
            busy={filing.isBusy()}
            onClick={() => void file()}
          >
            {sitting().summaryFiledAt === null ? text.act : text.again}
          </Button>
        </div>
      </Show>
      <Show when={summary()}>
        {(facts) => (
          <>
            <Show when={facts().attendance}>{(attendance) => <p>{attendanceWords(attendance())}</p>}</Show>
            <h3>{text.conclusions}</h3>
            <ul class="list-plain stack-tight">
              <For each={facts().items}>
                {(item) => (
                  <li>
                    {`${item.number} ${item.title}　`}
                    <Show when={item.outcome} fallback={unsaid(item.kind)}>
                      {(outcome) => <strong>{conclusion(item.id, outcome())}</strong>}
                    </Show>
                  </li>
                )}
              </For>
            </ul>
            <OutcomeEntries sitting={sitting()} {...sitting()} />
            <h3>{text.next}</h3>
            <p>
              <Show when={facts().next} fallback={text.noNext}>
                {(next) => <>{`${warekiDateTime(next().startsAt)}　${next().name}　${next().place}`}</>}
              </Show>
            </p>
          </>
        )}
      </Show>
    </section>
  )

  function attendanceWords(attendance: Attendance): string {
    const { quorum, absent, observerCount } = attendance
    return [
      text.attendance(quorum.present.length, quorum.total),
      ...(absent.length > 0 ? [text.absent(absent.join('、'))] : []),
      ...(observerCount > 0 ? [text.observers(observerCount)] : []),
    ].join('　')
  }

  function conclusion(itemId: string, fallback: { note: string }) {
    const recorded = sitting().outcomes.find((each) => each.itemId === itemId)
    return recorded ? `${outcomeWords(recorded)}${fallback.note && `（${fallback.note}）`}` : text.noOutcome
  }
}

/** Only what was put to the meeting needs a result. */
function unsaid(kind: AgendaKind) {
  if (kind === 'deliberation') return <strong>{text.noOutcome}</strong>
  return kind === 'report' ? text.reported : ''
}

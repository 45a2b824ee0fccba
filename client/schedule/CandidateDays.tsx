import { createSignal, For, Show } from 'solid-js'
import { unreachable } from '../../shared/assert'
import { wareki, warekiWithWeekday } from '../../shared/calendar'
import type { CandidateDay, DayObstacle } from '../../shared/schedule/candidates'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { Select } from '../ui/Select'
import type { ChosenDays } from './createChosenDays'

interface CandidateDaysProps {
  days: readonly CandidateDay[]
  proposed: readonly string[]
  chosen: ChosenDays
}

/** The free days to choose from; below them the others with what speaks against each. */
export function CandidateDays(props: CandidateDaysProps) {
  const free = () => props.days.filter(({ obstacles }) => obstacles.length === 0)
  return (
    <fieldset class="field">
      <legend class="field-label">{scheduleText.newPoll.days}</legend>
      <Show when={free().length > 0} fallback={<p>{scheduleText.newPoll.noDays}</p>}>
        <p class="field-hint">{scheduleText.newPoll.daysLead(props.proposed.length, free().length)}</p>
        <div class="candidate-days">
          <For each={free()}>
            {({ day }) => (
              <label class="choice">
                <input
                  type="checkbox"
                  checked={props.chosen.has(day)}
                  onChange={(event) =>
                    event.currentTarget.checked ? props.chosen.add([day]) : props.chosen.remove(day)
                  }
                />
                <span>{warekiWithWeekday(day)}</span>
              </label>
            )}
          </For>
        </div>
      </Show>
      <LeftOut {...props} />
    </fieldset>
  )
}

function LeftOut(props: CandidateDaysProps) {
  const [added, setAdded] = createSignal('')
  const leftOut = () => props.days.filter(({ obstacles }) => obstacles.length > 0)
  return (
    <Show when={leftOut().length > 0}>
      <details>
        <summary>{scheduleText.newPoll.leftOut(leftOut().length)}</summary>
        <div class="stack">
          <ul class="stack-tight">
            <For each={leftOut()}>
              {({ day, obstacles }) => (
                <li>
                  <span class="strong">{warekiWithWeekday(day)}</span>　
                  {obstacles.map(obstacleText).join('、')}
                </li>
              )}
            </For>
          </ul>
          <div class="chosen-day">
            <Select
              label={scheduleText.newPoll.addDay}
              unmarked
              value={added()}
              options={leftOut().map(({ day }) => ({ value: day, label: warekiWithWeekday(day) }))}
              onChange={setAdded}
            />
            <Button disabled={added() === ''} onClick={() => props.chosen.add([added()])}>
              {scheduleText.newPoll.addDayAct}
            </Button>
          </div>
        </div>
      </details>
    </Show>
  )
}

function obstacleText(obstacle: DayObstacle): string {
  const text = scheduleText.newPoll.obstacle
  switch (obstacle.kind) {
    case 'weekend':
      return text.weekend
    case 'holiday':
      return obstacle.name
    case 'year_end':
      return text.year_end
    case 'session':
      return text.session(obstacle.organisationName, obstacle.name)
    case 'avoided_month':
      return text.month(obstacle.month)
    case 'meeting':
      return text.meeting(obstacle.name)
    case 'past_promise':
      return text.promise(wareki(obstacle.deadline))
    default:
      return unreachable(obstacle)
  }
}

import { For, Show } from 'solid-js'
import { warekiWithWeekday } from '../../shared/calendar'
import type { FieldFault } from '../../shared/error'
import { scheduleText } from '../text/schedule'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { TimeField } from '../ui/TimeField'
import type { ChosenDays } from './createChosenDays'

/** The chosen days with their hours: set for all at once, or day by day. */
export function ChosenDayList(props: { chosen: ChosenDays; faults: readonly FieldFault[] }) {
  const text = scheduleText.newPoll
  return (
    <div class="stack-tight">
      <div class="cluster">
        <TimeField
          label={text.defaultStart}
          required
          value={props.chosen.hours().from}
          onChange={(from) => props.chosen.setAll({ from })}
        />
        <TimeField
          label={text.defaultEnd}
          value={props.chosen.hours().to}
          onChange={(to) => props.chosen.setAll({ to })}
        />
      </div>
      <h2 class="field-label">{text.chosen}</h2>
      <Show when={props.chosen.days().length > 0} fallback={<p class="quiet">{text.noneChosen}</p>}>
        <ul class="list-plain">
          {/* Rows by their day: typing an hour makes a new object, and the field must not lose the focus. */}
          <For each={props.chosen.days().map(({ day }) => day)}>
            {(day, index) => {
              const hours = () => props.chosen.days().find((each) => each.day === day)
              return (
                <li class="chosen-day">
                  <span class="strong">{warekiWithWeekday(day)}</span>
                  <TimeField
                    label={text.start}
                    unmarked
                    name={`options.${index()}.startsAt`}
                    error={faultAt(props.faults, `options.${index()}.startsAt`)}
                    value={hours()?.from ?? ''}
                    onChange={(from) => props.chosen.change(day, { from })}
                  />
                  <TimeField
                    label={text.end}
                    unmarked
                    name={`options.${index()}.endsAt`}
                    error={faultAt(props.faults, `options.${index()}.endsAt`)}
                    value={hours()?.to ?? ''}
                    onChange={(to) => props.chosen.change(day, { to })}
                  />
                  <Button variant="text" onClick={() => props.chosen.remove(day)}>
                    {text.remove}
                    <span class="visually-hidden">（{warekiWithWeekday(day)}）</span>
                  </Button>
                </li>
              )
            }}
          </For>
        </ul>
      </Show>
    </div>
  )
}

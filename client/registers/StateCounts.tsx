import { For } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { AnyState, RegisterCounts } from '../../shared/registers/filter'
import {
  actionStateLabel,
  actionStates,
  decisionStateLabel,
  decisionStates,
} from '../../shared/registers/standing'
import { registersText } from '../text/registers'
import { Button } from '../ui/Button'
import type { RegisterFilterControl } from './createRegisterFilter'

interface StateCountsProps {
  control: RegisterFilterControl
  counts: RegisterCounts
  asOf: string
}

/** How many there are in each state; each count opens its rows. */
export function StateCounts(props: StateCountsProps) {
  const counted = (): { state: AnyState; label: string; count: number }[] =>
    props.control.list() === 'decisions'
      ? decisionStates.map((state) => ({
          state,
          label: decisionStateLabel[state],
          count: props.counts.decisions[state],
        }))
      : [
          {
            state: 'unfinished',
            label: registersText.unfinished,
            count: props.counts.actions.open + props.counts.actions.overdue,
          },
          ...actionStates.map((state) => ({
            state,
            label: actionStateLabel[state],
            count: props.counts.actions[state],
          })),
        ]
  const isChosen = (state: AnyState) => props.control.filter().state === state
  return (
    <fieldset class="register-counts cluster">
      <legend class="visually-hidden">{registersText.counts}</legend>
      <For each={counted()}>
        {(each) => (
          <Button
            small
            pressed={isChosen(each.state)}
            variant={isChosen(each.state) ? 'solid' : 'outline'}
            onClick={() => props.control.set({ state: isChosen(each.state) ? undefined : each.state })}
          >
            {registersText.count(each.label, each.count)}
          </Button>
        )}
      </For>
      <span class="quiet small">{registersText.countsAsOf(wareki(props.asOf))}</span>
    </fieldset>
  )
}

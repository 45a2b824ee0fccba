import { For, Show } from 'solid-js'
import { confirmers, minutesStyles, silenceRules } from '../../shared/forums/rules'
import { ruleWords, settingsText } from '../text/forumSettings'
import { Checkbox } from '../ui/Checkbox'
import { RadioGroup } from '../ui/RadioGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { RulesSection } from './RulesSection'
import type { RulesFieldsProps } from './rulesDraft'
import type { Settings } from './settings'

const text = settingsText.rules
type Props = RulesFieldsProps & { seats: Settings['seats'] }

/** 議事録: how it is written, who makes it final, and by when. */
export function MinutesFields(props: Props) {
  return (
    <RulesSection title={text.minutes}>
      <RadioGroup
        label={text.style}
        name="rules.minutes.style"
        value={props.draft.minutes.style}
        onChange={(value) => props.set('minutes', 'style', value)}
        choices={minutesStyles.map((value) => ({ value, label: ruleWords.style[value] }))}
        required
      />
      <RadioGroup
        label={text.confirmedBy}
        name="rules.minutes.confirmedBy"
        value={props.draft.minutes.confirmedBy}
        onChange={(value) => props.set('minutes', 'confirmedBy', value)}
        choices={confirmers.map((value) => ({ value, label: ruleWords.confirmedBy[value] }))}
        error={props.fault('minutes.confirmedBy')}
        required
      />
      <Confirmers {...props} />
      <Checkbox
        label={text.requiresRound}
        name="rules.minutes.requiresRound"
        hint={text.requiresRoundHint}
        checked={props.draft.minutes.requiresRound}
        onChange={(value) => props.set('minutes', 'requiresRound', value)}
      />
      <RadioGroup
        label={text.silence}
        name="rules.minutes.silence"
        value={props.draft.minutes.silence}
        onChange={(value) => props.set('minutes', 'silence', value)}
        choices={silenceRules.map((value) => ({ value, label: ruleWords.silence[value] }))}
        required
      />
      <Deadlines {...props} />
    </RulesSection>
  )
}

function Confirmers(props: Props) {
  const by = () => props.draft.minutes.confirmedBy
  return (
    <Show when={by() !== 'secretariat'}>
      <Show when={props.seats.length > 0} fallback={<p class="quiet">{text.noSeats}</p>}>
        <SeatSelect {...props} path="chairSeatId" label={text.chair} />
        <Show when={by() === 'chair_and_named'}>
          <SeatSelect {...props} path="namedSeatId" label={text.named} />
        </Show>
      </Show>
    </Show>
  )
}

function SeatSelect(props: Props & { path: 'chairSeatId' | 'namedSeatId'; label: string }) {
  return (
    <Select
      label={props.label}
      name={`rules.minutes.${props.path}`}
      hint={text.seatHint}
      value={props.draft.minutes[props.path]}
      onChange={(value) => props.set('minutes', props.path, value)}
      options={props.seats.map(({ seatId, name }) => ({ value: seatId, label: name }))}
      error={props.fault(`minutes.${props.path}`)}
      required
    />
  )
}

const deadlines = ['answerDays', 'summaryDays', 'minutesDays'] as const

function Deadlines(props: Props) {
  return (
    <For each={deadlines}>
      {(key) => (
        <TextField
          label={text[key]}
          name={`rules.minutes.${key}`}
          type="number"
          inputMode="numeric"
          value={props.draft.minutes[key]}
          onInput={(value) => props.set('minutes', key, value)}
          error={props.fault(`minutes.${key}`)}
          narrow
          required
        />
      )}
    </For>
  )
}

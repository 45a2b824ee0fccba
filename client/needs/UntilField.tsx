import { Show } from 'solid-js'
import { type UntilChoice, untilChoices } from '../../shared/needs/until'
import { needsText } from '../text/needs'
import { DateField } from '../ui/DateField'
import { Select } from '../ui/Select'

interface UntilFieldProps {
  label: string
  choice: UntilChoice
  day: string
  today: string
  error?: string | undefined
  onChoice: (choice: UntilChoice) => void
  onDay: (day: string) => void
}

/** いつまで: most do not know a day, so that a word is enough. */
export function UntilField(props: UntilFieldProps) {
  const chosen = (value: string) => untilChoices.find((each) => each === value)
  return (
    <>
      <Select
        required
        narrow
        label={props.label}
        name={props.choice === 'day' ? undefined : 'untilOn'}
        placeholder={false}
        value={props.choice}
        options={untilChoices.map((value) => ({ value, label: needsText.untilChoice[value] }))}
        onChange={(value) => props.onChoice(chosen(value) ?? 'none')}
        error={props.choice === 'day' ? undefined : props.error}
      />
      <Show when={props.choice === 'day'}>
        <DateField
          required
          label={needsText.untilDay}
          name="untilOn"
          min={props.today}
          value={props.day}
          onChange={props.onDay}
          error={props.error}
        />
      </Show>
    </>
  )
}

import { settingsText } from '../text/forumSettings'
import { Checkbox } from '../ui/Checkbox'
import { TextField } from '../ui/TextField'
import { RulesSection } from './RulesSection'
import type { RulesFieldsProps } from './rulesDraft'

const text = settingsText.rules

/** 照会: when members see each other's answers, and how long they have. */
export function CallsFields(props: RulesFieldsProps) {
  return (
    <RulesSection title={text.calls}>
      <Checkbox
        label={text.areAnswersOpen}
        name="rules.calls.areAnswersOpen"
        hint={text.areAnswersOpenHint}
        checked={props.draft.calls.areAnswersOpen}
        onChange={(value) => props.set('calls', 'areAnswersOpen', value)}
      />
      <TextField
        label={text.callAnswerDays}
        name="rules.calls.answerDays"
        type="number"
        inputMode="numeric"
        value={props.draft.calls.answerDays}
        onInput={(value) => props.set('calls', 'answerDays', value)}
        error={props.fault('calls.answerDays')}
        narrow
        required
      />
    </RulesSection>
  )
}

import { quorumRules } from '../../shared/forums/rules'
import { ruleWords, settingsText } from '../text/forumSettings'
import { Checkbox } from '../ui/Checkbox'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { RadioGroup } from '../ui/RadioGroup'
import { TextField } from '../ui/TextField'
import { RulesSection } from './RulesSection'
import type { RulesFieldsProps } from './rulesDraft'

const text = settingsText.rules
const months = Array.from({ length: 12 }, (_, index) => ((index + 3) % 12) + 1)

/** 開催の約束: how often, how far apart, in which months not. The months stand as the fiscal year has them. */
export function CadenceFields(props: RulesFieldsProps) {
  return (
    <RulesSection title={text.cadence} lead={text.cadenceLead}>
      <TextField
        label={text.perFiscalYear}
        name="rules.cadence.perFiscalYear"
        hint={text.perFiscalYearHint}
        type="number"
        inputMode="numeric"
        value={props.draft.cadence.perFiscalYear}
        onInput={(value) => props.set('cadence', 'perFiscalYear', value)}
        error={props.fault('cadence.perFiscalYear')}
        narrow
        required
      />
      <TextField
        label={text.longestGapDays}
        name="rules.cadence.longestGapDays"
        hint={text.longestGapHint}
        type="number"
        inputMode="numeric"
        value={props.draft.cadence.longestGapDays}
        onInput={(value) => props.set('cadence', 'longestGapDays', value)}
        error={props.fault('cadence.longestGapDays')}
        narrow
      />
      <div class="rules-months">
        <CheckboxGroup
          label={text.avoidMonths}
          name="rules.cadence.avoidMonths"
          hint={text.avoidMonthsHint}
          choices={months.map((month) => ({ value: String(month), label: text.month(month) }))}
          values={props.draft.cadence.avoidMonths.map(String)}
          onChange={(values) => props.set('cadence', 'avoidMonths', values.map(Number))}
          error={props.fault('cadence.avoidMonths')}
        />
      </div>
      <Checkbox
        label={text.doesWrittenCount}
        name="rules.cadence.doesWrittenCount"
        checked={props.draft.cadence.doesWrittenCount}
        onChange={(value) => props.set('cadence', 'doesWrittenCount', value)}
      />
    </RulesSection>
  )
}

/** 定足数と代理 */
export function QuorumFields(props: RulesFieldsProps) {
  return (
    <RulesSection title={text.quorum}>
      <RadioGroup
        label={text.quorumRule}
        name="rules.quorum.rule"
        value={props.draft.quorum.rule}
        onChange={(value) => props.set('quorum', 'rule', value)}
        choices={quorumRules.map((value) => ({ value, label: ruleWords.quorum[value] }))}
        error={props.fault('quorum.rule')}
        required
      />
      <Checkbox
        label={text.doesProxyCount}
        name="rules.quorum.doesProxyCount"
        checked={props.draft.quorum.doesProxyCount}
        onChange={(value) => props.set('quorum', 'doesProxyCount', value)}
      />
    </RulesSection>
  )
}

import { createSignal, createUniqueId, Show } from 'solid-js'
import { dayOf, fiscalYear, warekiFiscalYear } from '../../shared/calendar'
import { answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import { isWilling } from '../../shared/intents/intent'
import { type Change, isUnchanged, noChange } from '../../shared/intents/whatIf'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { numberOf } from './conditionDraft'
import type { IntentPage } from './intents'

interface WhatIfProps {
  page: IntentPage
  change: Change
  onChange: (change: Change) => void
}

const yearsAhead = 6
/** Beyond these nobody means a change of cost. */
const percentMin = -90
const percentMax = 500

/** [W6] 条件を変えて試す: computed as one types, and gone with the page. */
export function WhatIf(props: WhatIfProps) {
  const [percent, setPercent] = createSignal('0')
  const id = createUniqueId()
  const set = (part: Partial<Change>) => props.onChange({ ...props.change, ...part })
  const typed = (text: string) => {
    setPercent(text)
    const value = numberOf(text.replace('＋', '').replace('+', '').replace('－', '-').replace('ー', '-'))
    if (Number.isFinite(value)) set({ percent: Math.min(percentMax, Math.max(percentMin, value)) })
  }
  const reset = () => {
    setPercent('0')
    props.onChange(noChange)
  }
  const isWillingMember = (member: string) =>
    props.page.intents.some(({ organisationId, value }) => organisationId === member && isWilling(value))
  const counted = () =>
    props.page.members
      .map((member) => member.id)
      .filter((member) =>
        isWillingMember(member)
          ? !props.change.without.includes(member)
          : props.change.added.includes(member),
      )
  const count = (members: readonly string[]) => {
    const all = props.page.members.map((member) => member.id)
    set({
      without: all.filter((member) => isWillingMember(member) && !members.includes(member)),
      added: all.filter((member) => !isWillingMember(member) && members.includes(member)),
    })
  }
  const year = () => fiscalYear(dayOf(props.page.asOf))
  return (
    <details class="what-if no-print">
      <summary>{intentsText.whatIf.title}</summary>
      <div class="stack">
        <p class="measure">{intentsText.whatIf.lead}</p>
        <div class="what-if-fields">
          <TextField label={intentsText.whatIf.percent} unmarked narrow value={percent()} onInput={typed} />
          <div class="cluster what-if-plus">
            <Button onClick={() => typed('20')}>{intentsText.whatIf.plus}</Button>
          </div>
          <Select
            label={intentsText.whatIf.startYear}
            unmarked
            narrow
            placeholder={intentsText.whatIf.asIs}
            value={props.change.startYear === null ? '' : String(props.change.startYear)}
            options={Array.from({ length: yearsAhead }, (_, index) => ({
              value: String(year() + index),
              label: warekiFiscalYear(year() + index),
            }))}
            onChange={(value) => set({ startYear: value === '' ? null : Number(value) })}
          />
          <Select
            label={intentsText.whatIf.level}
            unmarked
            narrow
            placeholder={false}
            value={props.change.level}
            options={answerLevels.map((value) => ({ value, label: answerLevelLabel[value] }))}
            onChange={(value) =>
              set({ level: answerLevels.find((each) => each === value) ?? noChange.level })
            }
          />
        </div>
        <CheckboxGroup
          label={intentsText.whatIf.members}
          hint={intentsText.whatIf.membersHint}
          unmarked
          columns
          name={id}
          values={counted()}
          choices={props.page.members.map((member) => ({ value: member.id, label: member.name }))}
          onChange={count}
        />
        <Show when={!isUnchanged(props.change)}>
          <div>
            <Button onClick={reset}>{intentsText.whatIf.reset}</Button>
          </div>
        </Show>
      </div>
    </details>
  )
}

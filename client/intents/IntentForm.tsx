import { createSignal, For, Show } from 'solid-js'
import { type AnswerLevel, answerLevelLabel, answerLevels } from '../../shared/confirmation/level'
import type { FieldFault } from '../../shared/error'
import type { Condition } from '../../shared/intents/condition'
import { type Intent, type IntentValue, intentLabel, intentValues } from '../../shared/intents/intent'
import { confirmationText } from '../text/confirmation'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { faultAt } from '../ui/ErrorSummary'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { ConditionEditor } from './ConditionEditor'
import { conditionsOf, draftsOf, faultOf } from './conditionDraft'

export interface IntentInput {
  value: IntentValue
  level: AnswerLevel
  conditions: Condition[]
  note: string
  approver: string
}

interface IntentFormProps {
  /** the answer that is asked for; chosen in the form where it is not told */
  value?: IntentValue | undefined
  /** the answer there is, whose words and conditions are begun with */
  given: Intent | undefined
  level?: AnswerLevel | undefined
  others: readonly { id: string; name: string }[]
  year: number
  faults: readonly FieldFault[]
  formId: string
  onSubmit: (input: IntentInput) => void
}

/** What an answer says beyond one press: conditions, a reason or a line, the level and who approved it. */
export function IntentForm(props: IntentFormProps) {
  const [chosen, setChosen] = createSignal<IntentValue>(props.value ?? props.given?.value ?? 'join')
  const value = () => props.value ?? chosen()
  const [level, setLevel] = createSignal<AnswerLevel>(
    props.level ?? props.given?.level ?? 'official_in_charge',
  )
  const [note, setNote] = createSignal(props.given?.value === value() ? props.given.note : '')
  const [approver, setApprover] = createSignal(props.given?.approver ?? '')
  const [drafts, setDrafts] = createSignal(draftsOf(props.given?.conditions ?? []))
  const [isChecked, setChecked] = createSignal(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setChecked(true)
    if (value() === 'conditional' && drafts().some((draft) => faultOf(draft) !== undefined)) return
    const conditions = value() === 'conditional' ? conditionsOf(drafts()) : []
    props.onSubmit({ value: value(), level: level(), conditions, note: note(), approver: approver() })
  }
  return (
    <form id={props.formId} class="form" novalidate onSubmit={submit}>
      <Show when={props.value === undefined}>
        <RadioGroup
          label={intentsText.form.value}
          required
          columns
          value={chosen()}
          choices={intentValues.map((each) => ({ value: each, label: intentLabel[each] }))}
          onChange={setChosen}
        />
      </Show>
      <Show when={value() === 'conditional'}>
        <ConditionEditor
          drafts={drafts()}
          onChange={setDrafts}
          others={props.others}
          year={props.year}
          isChecked={isChecked()}
        />
        <Show when={faultAt(props.faults, 'conditions')}>
          {(fault) => <p class="field-error">{fault()}</p>}
        </Show>
      </Show>
      <Show when={value() === 'decline'}>
        <div class="stack-tight">
          <p class="small quiet">{intentsText.form.quickReasons}</p>
          <div class="cluster">
            <For each={intentsText.form.reasons}>
              {(reason) => (
                <Button small onClick={() => setNote(reason)}>
                  {reason}
                </Button>
              )}
            </For>
          </div>
        </div>
      </Show>
      <TextArea
        label={value() === 'decline' ? intentsText.form.reason : intentsText.own.note}
        name="note"
        hint={value() === 'decline' ? intentsText.form.reasonHint : undefined}
        required={value() === 'decline'}
        rows={2}
        value={note()}
        error={faultAt(props.faults, 'note')}
        onInput={setNote}
      />
      <RadioGroup
        label={confirmationText.requestDialog.level}
        required
        columns
        value={level()}
        choices={answerLevels.map((each) => ({ value: each, label: answerLevelLabel[each] }))}
        onChange={setLevel}
      />
      <TextField
        label={intentsText.form.approver}
        hint={intentsText.form.approverHint}
        value={approver()}
        maxLength={60}
        onInput={setApprover}
      />
    </form>
  )
}

import { For, Show } from 'solid-js'
import { warekiFiscalYear } from '../../shared/calendar'
import {
  type ConditionKind,
  conditionKindLabel,
  conditionKinds,
  isJudged,
} from '../../shared/intents/condition'
import { intentsText } from '../text/intents'
import { Button } from '../ui/Button'
import { Select } from '../ui/Select'
import { TextField } from '../ui/TextField'
import { type ConditionDraft, faultOf, newDraft } from './conditionDraft'

interface ConditionEditorProps {
  drafts: readonly ConditionDraft[]
  onChange: (drafts: ConditionDraft[]) => void
  /** the other members, for 「○○の参加」 */
  others: readonly { id: string; name: string }[]
  /** 年度 to begin with, for 「○年度以降」 */
  year: number
  /** whether faults are shown: after the first try to send */
  isChecked: boolean
}

/** The conditions of 条件付き参加: one field each, added by kind. */
export function ConditionEditor(props: ConditionEditorProps) {
  const change = (key: number, value: string) =>
    props.onChange(props.drafts.map((draft) => (draft.key === key ? { ...draft, value } : draft)))
  const add = (kind: ConditionKind) =>
    props.onChange([...props.drafts, newDraft(kind, kind === 'start_from' ? String(props.year + 1) : '')])
  return (
    <fieldset class="field stack">
      <legend class="field-label">{intentsText.form.conditions}</legend>
      <p class="field-hint">{intentsText.form.conditionsHint}</p>
      <Show when={props.drafts.length === 0}>
        <p class="quiet">{intentsText.form.noConditions}</p>
      </Show>
      {/* By key: the field that is typed in stays while its draft is replaced. */}
      <For each={props.drafts.map(({ key }) => key)}>
        {(key) => {
          const draft = () => props.drafts.find((each) => each.key === key)
          return (
            <Show when={draft()}>
              {(present) => (
                <div class="condition-draft">
                  <ConditionField {...props} draft={present()} onValue={(value) => change(key, value)} />
                  <Button
                    small
                    onClick={() => props.onChange(props.drafts.filter((each) => each.key !== key))}
                  >
                    {intentsText.form.remove(conditionKindLabel[present().kind])}
                  </Button>
                </div>
              )}
            </Show>
          )
        }}
      </For>
      <div class="stack-tight">
        <p class="small quiet">{intentsText.form.add}</p>
        <div class="cluster">
          <For each={conditionKinds}>
            {(kind) => (
              <Button small onClick={() => add(kind)}>
                {`＋ ${conditionKindLabel[kind]}`}
              </Button>
            )}
          </For>
        </div>
      </div>
    </fieldset>
  )
}

/** 予算は翌年度から: a handful of years is all anybody means. */
const yearsAhead = 6

function ConditionField(
  props: Pick<ConditionEditorProps, 'others' | 'year' | 'isChecked'> & {
    draft: ConditionDraft
    onValue: (value: string) => void
  },
) {
  const common = () => ({
    label: intentsText.form.fields[props.draft.kind],
    required: true,
    error: props.isChecked ? faultOf(props.draft) : undefined,
    value: props.draft.value,
  })
  const years = () => {
    const known = Array.from({ length: yearsAhead }, (_, index) => props.year + index)
    const own = Number(props.draft.value)
    return known.includes(own) || !own ? known : [own, ...known].sort((a, b) => a - b)
  }
  return (
    <Show
      when={props.draft.kind === 'with_member' || props.draft.kind === 'start_from'}
      fallback={
        <TextField
          {...common()}
          narrow={!isJudged(props.draft)}
          inputMode={isJudged(props.draft) ? undefined : 'numeric'}
          onInput={(value) => props.onValue(value)}
        />
      }
    >
      <Select
        {...common()}
        options={
          props.draft.kind === 'with_member'
            ? props.others.map(({ id, name }) => ({ value: id, label: name }))
            : years().map((year) => ({ value: String(year), label: warekiFiscalYear(year) }))
        }
        onChange={(value) => props.onValue(value)}
      />
    </Show>
  )
}

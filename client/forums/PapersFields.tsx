import { For } from 'solid-js'
import { ruleWords, settingsText } from '../text/forumSettings'
import { Checkbox } from '../ui/Checkbox'
import { RadioGroup } from '../ui/RadioGroup'
import { TextArea } from '../ui/TextArea'
import { TextField } from '../ui/TextField'
import { RulesSection } from './RulesSection'
import { marginKeys, type RulesFieldsProps } from './rulesDraft'

const text = settingsText.rules
const fontSizes = [10.5, 11, 12] as const

/** 書類: how the papers of this body look, and in whose name they go out. */
export function PapersFields(props: RulesFieldsProps) {
  return (
    <RulesSection title={text.papers}>
      <TextField
        label={text.abbreviation}
        name="rules.papers.abbreviation"
        hint={text.abbreviationHint}
        value={props.draft.papers.abbreviation}
        onInput={(value) => props.set('papers', 'abbreviation', value)}
        maxLength={4}
        error={props.fault('papers.abbreviation')}
        narrow
      />
      <Margins {...props} />
      <RadioGroup
        label={text.typeface}
        name="rules.papers.typeface"
        value={props.draft.papers.typeface}
        onChange={(value) => props.set('papers', 'typeface', value)}
        choices={(['mincho', 'gothic'] as const).map((value) => ({
          value,
          label: ruleWords.typeface[value],
        }))}
        columns
        required
      />
      <RadioGroup
        label={text.fontSizePt}
        name="rules.papers.fontSizePt"
        value={String(props.draft.papers.fontSizePt)}
        onChange={(value) =>
          props.set('papers', 'fontSizePt', fontSizes.find((size) => String(size) === value) ?? 11)
        }
        choices={fontSizes.map((size) => ({ value: String(size), label: text.pt(size) }))}
        columns
        required
      />
      <Checkbox
        label={text.isCentralCityFirst}
        name="rules.papers.isCentralCityFirst"
        checked={props.draft.papers.isCentralCityFirst}
        onChange={(value) => props.set('papers', 'isCentralCityFirst', value)}
      />
      <TextField
        label={text.sender}
        name="rules.papers.sender"
        hint={text.senderHint}
        value={props.draft.papers.sender}
        onInput={(value) => props.set('papers', 'sender', value)}
        maxLength={100}
        error={props.fault('papers.sender')}
      />
      <TextArea
        label={text.contact}
        name="rules.papers.contact"
        hint={text.contactHint}
        value={props.draft.papers.contact}
        onInput={(value) => props.set('papers', 'contact', value)}
        maxLength={300}
        error={props.fault('papers.contact')}
      />
    </RulesSection>
  )
}

function Margins(props: RulesFieldsProps) {
  return (
    <fieldset class="field">
      <legend class="field-label">{text.margins}</legend>
      <p class="field-hint">{text.marginsHint}</p>
      <div class="rules-margins">
        <For each={marginKeys}>
          {(key) => (
            <TextField
              label={text[key]}
              name={`rules.papers.${key}`}
              type="number"
              inputMode="numeric"
              value={props.draft.papers[key]}
              onInput={(value) => props.set('papers', key, value)}
              error={props.fault(`papers.${key}`)}
              required
              unmarked
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

import { type Disclosure, disclosureLabel, disclosures } from '../../shared/meetings/agendaItem'
import { materialsText } from '../text/materials'
import { RadioGroup } from '../ui/RadioGroup'

export function DisclosureChoice(props: { value: Disclosure; onChange: (value: Disclosure) => void }) {
  return (
    <RadioGroup
      name="disclosure"
      label={materialsText.disclosure.label}
      unmarked
      value={props.value}
      onChange={props.onChange}
      choices={disclosures.map((value) => ({
        value,
        label: disclosureLabel[value],
        hint: materialsText.disclosure.hint[value],
      }))}
    />
  )
}

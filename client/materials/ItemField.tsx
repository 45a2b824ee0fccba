import { agendaText } from '../text/agenda'
import { materialsText } from '../text/materials'
import { Select } from '../ui/Select'
import type { ItemChoice } from './MaterialRow'

interface ItemFieldProps {
  items: readonly ItemChoice[]
  /** '' : 参考資料 */
  value: string
  onChange: (itemId: string) => void
}

/** The item a paper belongs to; without one it is 参考資料. */
export function ItemField(props: ItemFieldProps) {
  return (
    <Select
      name="itemId"
      label={materialsText.dialog.item}
      unmarked
      placeholder={materialsText.reference}
      value={props.value}
      onChange={props.onChange}
      options={props.items.map(({ id, number, title }) => ({
        value: id,
        label: `${number} ${title || agendaText.untitled}`,
      }))}
    />
  )
}

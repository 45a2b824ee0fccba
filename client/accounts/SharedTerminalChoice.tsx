import { offlineText } from '../text/offline'
import { Checkbox } from '../ui/Checkbox'

/** 「共用の端末で使う」, and what follows from it. */
export function SharedTerminalChoice(props: { checked: boolean; onChange: (isShared: boolean) => void }) {
  return (
    <Checkbox
      label={offlineText.sharedTerminal}
      hint={offlineText.sharedTerminalHint}
      name="sharedTerminal"
      checked={props.checked}
      onChange={props.onChange}
    />
  )
}

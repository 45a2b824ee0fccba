import PenLine from 'lucide-solid/icons/pen-line'
import { historyText } from '../text/history'
import { Button } from '../ui/Button'

/** 「記入者を表示」: pressed while it is on. */
export function AuthorsButton(props: { isOn: boolean; onToggle: () => void }) {
  return (
    <Button small variant="outline" icon={PenLine} pressed={props.isOn} onClick={() => props.onToggle()}>
      {historyText.authors.show}
    </Button>
  )
}

import CalendarClock from 'lucide-solid/icons/calendar-clock'
import PenLine from 'lucide-solid/icons/pen-line'
import { Show } from 'solid-js'
import { historyText } from '../text/history'
import { Button } from '../ui/Button'
import type { Authors } from './createAuthors'
import './history.css'

interface HistoryBarProps {
  /** 「記入者を表示」: pressed while it is on */
  authors?: Pick<Authors, 'isOn' | 'toggle'>
  /** 「経過を見る」 */
  onHistory?: (() => void) | undefined
}

/** Above a document: what can be asked about how it came to be. */
export function HistoryBar(props: HistoryBarProps) {
  return (
    <div class="history-bar no-print">
      <Show when={props.authors}>
        {(authors) => (
          <Button
            small
            variant="outline"
            icon={PenLine}
            pressed={authors().isOn()}
            onClick={() => authors().toggle()}
          >
            {historyText.authors.show}
          </Button>
        )}
      </Show>
      <Show when={props.onHistory}>
        {(open) => (
          <span class="history-open">
            <Button small icon={CalendarClock} onClick={() => open()()}>
              {historyText.open}
            </Button>
          </span>
        )}
      </Show>
    </div>
  )
}

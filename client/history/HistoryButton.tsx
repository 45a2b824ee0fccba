import CalendarClock from 'lucide-solid/icons/calendar-clock'
import { historyText } from '../text/history'
import { Button } from '../ui/Button'

/** 「経過を見る」. */
export function HistoryButton(props: { onOpen: () => void }) {
  return (
    <span class="history-open">
      <Button small icon={CalendarClock} onClick={() => props.onOpen()}>
        {historyText.open}
      </Button>
    </span>
  )
}

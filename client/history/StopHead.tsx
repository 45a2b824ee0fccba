import { dayOf, timeOfDay, warekiWithWeekday } from '../../shared/calendar'
import { historyText } from '../text/history'
import type { Stop } from './createTimeline'
import { seatText } from './seatMarks'

const text = historyText.timeline

/** 令和8年11月24日（火）午後1時30分～午後1時38分 */
const whenOf = ({ fromAt, toAt }: Stop) =>
  `${warekiWithWeekday(dayOf(toAt))}${text.from(timeOfDay(fromAt), timeOfDay(toAt))}`

const whoOf = ({ seats }: Stop) => [...new Set(seats.map(seatText))].join('、')

const muchOf = ({ characters }: Stop) => (characters > 0 ? text.characters(characters) : text.noCharacters)

/** A stop as the slider says it. */
export const stopText = (stop: Stop | undefined): string =>
  stop ? [whenOf(stop), whoOf(stop), muchOf(stop)].join('　') : ''

/** When, who and how much. */
export function StopHead(props: { stop: Stop; place: string }) {
  return (
    <div class="stop-head">
      <p class="strong">
        {whenOf(props.stop)}
        <span class="stop-place">{props.place}</span>
      </p>
      <p>{whoOf(props.stop)}</p>
      <p class="quiet small">{muchOf(props.stop)}</p>
    </div>
  )
}

import { Show } from 'solid-js'
import { type DeskItem, deskCounts } from '../../shared/desk/item'
import { deskText } from '../text/desk'

/** 回答 3件（約1分）・確認 1件・会議 1件 */
export function DeskCounts(props: { items: readonly DeskItem[] }) {
  const counts = () =>
    deskCounts(props.items)
      .map(({ group, count, minutes }) => deskText.counted(deskText.groups[group], count, minutes))
      .join(deskText.between)
  return (
    <Show when={props.items.length > 0}>
      <p class="strong">{counts()}</p>
    </Show>
  )
}

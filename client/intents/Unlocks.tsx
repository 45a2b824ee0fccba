import { For, Show } from 'solid-js'
import { unreachable } from '../../shared/assert'
import { warekiFiscalYear } from '../../shared/calendar'
import type { Unlock } from '../../shared/intents/solve'
import { intentsText } from '../text/intents'
import { type IntentPage, nameIn } from './intents'

/** [W5] この条件が動けば: who would come in, by which single change. */
export function Unlocks(props: { page: IntentPage; unlocks: readonly Unlock[] }) {
  const name = (id: string) => nameIn(props.page)(id)
  return (
    <Show when={props.unlocks.length > 0}>
      <div class="stack-tight">
        <h3>{intentsText.unlocks.title}</h3>
        <ul class="list">
          <For each={props.unlocks}>
            {(unlock) => (
              <li>
                {sentence(unlock, name)}、
                <strong>{intentsText.unlocks.bring(unlock.brings.map(name))}</strong>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function sentence({ id, condition, needed }: Unlock, name: (id: string) => string): string {
  const text = intentsText.unlocks
  const number = needed ?? 0
  switch (condition.kind) {
    case 'cost_cap':
      return text.cost_cap(
        name(id),
        condition.thousandYen.toLocaleString('ja-JP'),
        number.toLocaleString('ja-JP'),
      )
    case 'start_from':
      return text.start_from(name(id), warekiFiscalYear(number))
    case 'members_min':
      return text.members_min(name(id), condition.count, number)
    case 'work_cap':
      return text.work_cap(name(id), condition.hours, number)
    case 'with_member':
      return text.with_member(name(id), name(condition.organisationId))
    case 'residents':
    case 'free':
      return text.judged(name(id), condition.text)
    default:
      return unreachable(condition)
  }
}

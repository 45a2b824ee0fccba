import { For, Show } from 'solid-js'
import { unreachable } from '../../shared/assert'
import { warekiFiscalYear } from '../../shared/calendar'
import { conditionText, isJudged } from '../../shared/intents/condition'
import type { ConditionMark, Intent } from '../../shared/intents/intent'
import type { Standing } from '../../shared/intents/solve'
import type { Check } from '../../shared/intents/world'
import { intentsText } from '../text/intents'
import { EntryMark } from '../ui/EntryMark'
import { type IntentPage, nameIn } from './intents'
import { MarkActs } from './MarkActs'

interface ConditionListProps {
  page: IntentPage
  intent: Intent | undefined
  standing: Standing
  refetch: () => Promise<void>
}

const sign = { met: '○', failed: '×', unknown: '？' } as const

/** Each condition with ○ × ？ and the figure it was compared with; those in words with whose judgement they stand on. */
export function ConditionList(props: ConditionListProps) {
  const markOf = (position: number) => props.intent?.marks[position] ?? null
  return (
    <ul class="condition-list">
      <For each={props.standing.checks}>
        {(check) => (
          <li class="condition" data-outcome={check.outcome}>
            <span aria-hidden="true" class="condition-sign">
              {sign[check.outcome]}
            </span>
            <div>
              <span class="visually-hidden">{intentsText.outcome[check.outcome]}：</span>
              {conditionText(check.condition, nameIn(props.page))}
              <span class="quiet small">
                （{isJudged(check.condition) ? judgement(markOf(check.position)) : figure(check)}）
              </span>
              <Show when={markOf(check.position)}>{(mark) => <EntryMark entry={mark().entry} />}</Show>
              <Show when={props.intent}>
                {(intent) => (
                  <Show when={isJudged(check.condition)}>
                    <MarkActs
                      page={props.page}
                      intent={intent()}
                      position={check.position}
                      refetch={props.refetch}
                    />
                  </Show>
                )}
              </Show>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

function judgement(mark: ConditionMark | null): string {
  if (mark === null) return intentsText.judged.unmarked
  return mark.isMet ? intentsText.judged.met : intentsText.judged.notMet
}

function figure({ condition, actual, outcome }: Check): string {
  const text = intentsText.figure
  switch (condition.kind) {
    case 'cost_cap':
      return actual === null ? text.noCost : text.cost(actual)
    case 'start_from':
      return actual === null ? text.noStart : text.start(warekiFiscalYear(actual))
    case 'members_min':
      return text.members(actual ?? 0)
    case 'work_cap':
      return actual === null ? text.noWork : text.work(actual)
    case 'with_member':
    case 'residents':
    case 'free':
      return intentsText.outcome[outcome]
    default:
      return unreachable(condition)
  }
}

import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { answerLevels } from '../../shared/confirmation/level'
import { intentTally } from '../../shared/intents/intent'
import { missingFigures } from '../../shared/intents/sharing'
import type { Solution } from '../../shared/intents/solve'
import type { World } from '../../shared/intents/world'
import { intentsText } from '../text/intents'
import { Badge } from '../ui/Badge'
import { type IntentPage, nameIn } from './intents'

interface GroupSentenceProps {
  page: IntentPage
  world: World
  solution: Solution
  isTried: boolean
}

/** More other groups than this nobody reads. */
const othersShown = 5

/** The group as a sentence, before any table; with what it rests on and what is missing. */
export function GroupSentence(props: GroupSentenceProps) {
  const names = (ids: readonly string[]) => ids.map((id) => nameIn(props.page)(id))
  const tally = () => intentTally(props.page)
  const left = () => props.solution.standings.filter(({ isIn }) => !isIn).map(({ id }) => id)
  const firm = () =>
    props.page.intents.filter(
      ({ organisationId, level }) =>
        props.solution.group.includes(organisationId) &&
        answerLevels.indexOf(level) >= answerLevels.indexOf('head'),
    ).length
  const others = () => props.solution.groups.slice(1)
  return (
    <div class="stack-tight" aria-live="polite">
      <p class="group-sentence">
        <Show when={props.isTried}>
          <Badge tone="info">{intentsText.group.tried}</Badge>{' '}
        </Show>
        {sentence(props, names(props.solution.group))}
      </p>
      <Show when={left().length > 0}>
        <p>{intentsText.group.left(names(left()))}</p>
      </Show>
      <p>
        {intentsText.group.counts(tally().willing, tally().watch, tally().decline, tally().unanswered)}
        {'。'}
        <Show when={props.solution.group.length > 0}>{intentsText.group.levels(firm())}</Show>{' '}
        <span class="quiet small">{intentsText.group.asOf(warekiDateTime(props.page.asOf))}</span>
      </p>
      <Show when={props.page.hiddenCount > 0}>
        <p>{intentsText.group.hidden(props.page.hiddenCount)}</p>
      </Show>
      <Missing {...props} />
      <Show when={intentsText.group.method[props.solution.method]}>{(said) => <p>{said()}</p>}</Show>
      <Show when={others().length > 0}>
        <details>
          <summary>{intentsText.group.others(others().length)}</summary>
          <ul class="list">
            <For each={others().slice(0, othersShown)}>{(group) => <li>{names(group).join('・')}</li>}</For>
          </ul>
          <Show when={others().length > othersShown}>
            <p class="quiet">{intentsText.group.more(others().length - othersShown)}</p>
          </Show>
        </details>
      </Show>
    </div>
  )
}

function sentence({ solution, world, isTried }: GroupSentenceProps, group: readonly string[]): string {
  const [only] = group
  if (world.candidates.length === 0) return intentsText.group.nobody
  if (only === undefined) return intentsText.group.none
  if (solution.group.length === 1) return intentsText.group.alone(only)
  return isTried ? intentsText.group.triedSentence(group) : intentsText.group.sentence(group)
}

/** What has to be entered before shares can be told, and of whom. */
function Missing(props: Pick<GroupSentenceProps, 'page' | 'world'>) {
  const names = (ids: readonly string[]) => ids.map((id) => nameIn(props.page)(id))
  const model = () => props.world.model
  const missing = () => {
    const present = model()
    return present
      ? missingFigures(
          present,
          props.world.candidates.map(({ id }) => id),
          props.world,
        )
      : { population: [], usage: [] }
  }
  return (
    <>
      <Show when={(model()?.items.length ?? 0) === 0}>
        <p>{intentsText.group.missing.cost}</p>
      </Show>
      <Show when={missing().population.length > 0}>
        <p class="strong">{intentsText.group.missing.population(names(missing().population))}</p>
      </Show>
      <Show when={missing().usage.length > 0}>
        <p class="strong">{intentsText.group.missing.usage(names(missing().usage))}</p>
      </Show>
    </>
  )
}

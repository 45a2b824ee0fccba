import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { authorOfRun } from '../../shared/history/authorStretches'
import type { ChangedRun } from '../../shared/history/changes'
import { useShownChanges } from './shownChanges'
import { whatHappened, whoWrote } from './whoWrote'

/** Text by who wrote it, or by what became of it. Each marked run can be pointed at, and reached by the arrow keys. */
export function RunText(props: { runs: readonly ChangedRun[] }) {
  const { mode } = useShownChanges()
  return (
    <For each={shownRuns(props.runs)}>
      {(run) => (
        <Show when={run.by} fallback={<Words run={run} />}>
          <Show when={mode() === 'authors'} fallback={<Changed run={run} />}>
            <Authored run={run} />
          </Show>
        </Show>
      )}
    </For>
  )
}

/** What was only moved is shown where it is now. */
export const shownRuns = (runs: readonly ChangedRun[]): readonly ChangedRun[] =>
  runs.filter((run) => !(run.change === 'deleted' && run.isMoved))

function Words(props: { run: ChangedRun }) {
  return (
    <Show when={props.run.isBold} fallback={props.run.text}>
      <strong>{props.run.text}</strong>
    </Show>
  )
}

function Authored(props: { run: ChangedRun }) {
  const { seats, marks } = useShownChanges()
  const author = () => authorOfRun(props.run)
  const sentence = () => {
    const found = author()
    return found ? whoWrote(found, seats()) : ''
  }
  return (
    <span
      class={`author-run ${marks()[author()?.by.author ?? -1]?.class ?? ''}`}
      data-run={sentence()}
      data-moved={author()?.movedBy ? '' : undefined}
      tabIndex={-1}
    >
      <Words run={props.run} />
    </span>
  )
}

function Changed(props: { run: ChangedRun }) {
  const { seats } = useShownChanges()
  const tag = () => (props.run.change === 'deleted' ? 'del' : props.run.isMoved ? 'span' : 'ins')
  return (
    <Dynamic
      component={tag()}
      class="changed-run"
      data-run={whatHappened(props.run, seats())}
      data-moved={props.run.isMoved ? '' : undefined}
      tabIndex={-1}
    >
      <Words run={props.run} />
    </Dynamic>
  )
}

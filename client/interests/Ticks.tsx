import { createMemo, createSignal, For, Show } from 'solid-js'
import { askBeforeLeaving } from '../data/askBeforeLeaving'
import { createCommand } from '../data/createCommand'
import { interestsText } from '../text/interests'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { changeInterests, type Interests } from './interests'
import { LeaveMatch } from './LeaveMatch'

/** 分野×事務 as a grid of ticks. What is ticked goes out with 保存する alone: a slip of the finger must tell nobody anything. */
export function Ticks(props: { interests: Interests; onChanged: () => void }) {
  /** what the person changed and did not save: kept while another seat's change comes in */
  const [changes, setChanges] = createSignal<ReadonlyMap<string, boolean>>(new Map())
  const [isAsking, setAsking] = createSignal(false)
  const held = createMemo(() => new Set(props.interests.ticked))
  const matched = createMemo(() => new Set(props.interests.matches.map(({ topicId }) => topicId)))
  const pending = createMemo(() => [...changes()].filter(([id, isOn]) => held().has(id) !== isOn))
  askBeforeLeaving(() => pending().length > 0)
  const change = () => ({
    tick: pending().flatMap(([id, isOn]) => (isOn ? [id] : [])),
    untick: pending().flatMap(([id, isOn]) => (isOn ? [] : [id])),
  })
  const isTicked = (id: string) => changes().get(id) ?? held().has(id)
  const set = (area: Interests['areas'][number], values: readonly string[]) =>
    setChanges(
      (known) => new Map([...known, ...area.topics.map(({ id }) => [id, values.includes(id)] as const)]),
    )
  const saving = createCommand(() => changeInterests(props.interests.forumId, change()))
  const done = () => {
    setChanges(new Map())
    setAsking(false)
    props.onChanged()
  }
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (pending().length === 0) return
    if (change().untick.some((id) => matched().has(id))) {
      setAsking(true)
      return
    }
    if (!(await saving.run())) return
    showToast(interestsText.saved)
    done()
  }
  return (
    <section class="section">
      <h2>{interestsText.ticks}</h2>
      <p class="measure">{interestsText.ticksLead}</p>
      <form class="stack" onSubmit={(event) => void save(event)} novalidate>
        <div class="interest-areas">
          <For each={props.interests.areas}>
            {(area) => (
              <CheckboxGroup
                unmarked
                label={area.name}
                name={`area-${area.id}`}
                choices={area.topics.map(({ id, name }) => ({
                  value: id,
                  label: name,
                  hint: matched().has(id) ? interestsText.matched : undefined,
                }))}
                values={area.topics.flatMap(({ id }) => (isTicked(id) ? [id] : []))}
                onChange={(values) => set(area, values)}
              />
            )}
          </For>
        </div>
        <Failure error={saving.error()} />
        <div class="interest-save">
          <p role="status" class="small">
            {pending().length > 0 ? interestsText.unsaved(pending().length) : interestsText.unchanged}
          </p>
          <div class="cluster">
            <Button type="submit" variant="solid" busy={saving.isBusy()}>
              {interestsText.save}
            </Button>
            <Show when={pending().length > 0}>
              <Button onClick={() => setChanges(new Map())}>{interestsText.revert}</Button>
            </Show>
          </div>
        </div>
      </form>
      <Show when={isAsking()}>
        <LeaveMatch
          forumId={props.interests.forumId}
          change={change()}
          onClose={() => setAsking(false)}
          onDone={done}
        />
      </Show>
    </section>
  )
}

import { createSignal, For, Show } from 'solid-js'
import { createCommand } from '../data/createCommand'
import { pointsText } from '../text/points'
import { Button } from '../ui/Button'
import { EntryMark } from '../ui/EntryMark'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { confirmStance, type Point, type Points } from './points'
import { StanceDialog } from './StanceDialog'

/** 立場 by 団体, each as its 団体 entered or confirmed it; whoever said nothing yet is named, and nothing is said for them. */
export function Stances(props: { page: Points; point: Point }) {
  const [writing, setWriting] = createSignal<'own' | 'other'>()
  const isOpen = () => props.point.state === 'open'
  const own = () => props.point.stances.find(({ organisationId }) => organisationId === props.page.ownId)
  const isMember = () => props.page.members.some(({ id }) => id === props.page.ownId)
  const missing = () =>
    props.page.members.filter(
      ({ id }) => !props.point.stances.some(({ organisationId }) => organisationId === id),
    )
  const confirming = createCommand((key, stanceId: string) => confirmStance(props.point.id, stanceId, key))
  const confirm = async (stanceId: string) => {
    if (await confirming.run(stanceId)) showToast(pointsText.confirmed)
  }
  return (
    <div class="stack">
      <h4>{pointsText.stances}</h4>
      <Show when={props.point.stances.length > 0} fallback={<p class="quiet">{pointsText.noStances}</p>}>
        <ul class="point-stances">
          <For each={props.point.stances}>
            {(stance) => (
              <li>
                <strong>{stance.organisationName}</strong>
                <div class="stack-tight">
                  <span class="point-words">{stance.text}</span>
                  <EntryMark
                    entry={stance.entry}
                    onConfirm={
                      isOpen() && props.page.can.write && stance.organisationId === props.page.ownId
                        ? () => void confirm(stance.id)
                        : undefined
                    }
                    busy={confirming.isBusy()}
                  />
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Failure error={confirming.error()} />
      <Show when={isOpen() && missing().length > 0}>
        <p class="quiet small">
          {pointsText.missing(
            missing()
              .map(({ name }) => name)
              .join('、'),
          )}
        </p>
      </Show>
      <Show when={isOpen() && props.page.can.write}>
        <div class="cluster no-print">
          <Show when={isMember()}>
            <Button small variant={own() ? 'outline' : 'solid'} onClick={() => setWriting('own')}>
              {own() ? pointsText.changeOwn : pointsText.stateOwn}
            </Button>
          </Show>
          <Show when={props.page.can.onBehalf}>
            <Button small onClick={() => setWriting('other')}>
              {pointsText.enter}
            </Button>
          </Show>
        </div>
      </Show>
      <Show when={writing()} keyed>
        {(whose) => (
          <StanceDialog
            page={props.page}
            point={props.point}
            isOwn={whose === 'own'}
            onClose={() => setWriting(undefined)}
          />
        )}
      </Show>
    </div>
  )
}

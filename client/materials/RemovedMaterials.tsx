import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { createCommand } from '../data/createCommand'
import { materialsText } from '../text/materials'
import { Button } from '../ui/Button'
import { Failure } from '../ui/Failure'
import { showToast } from '../ui/Toast'
import { type ListedMaterial, restoreMaterial } from './materials'

/** Marked and not erased: each can be brought back by whoever could remove it. */
export function RemovedMaterials(props: { materials: readonly ListedMaterial[] }) {
  return (
    <Show when={props.materials.length > 0}>
      <details class="fold no-print">
        <summary>{materialsText.removed}</summary>
        <ul class="list-plain stack-tight">
          <For each={props.materials}>{(material) => <Removed material={material} />}</For>
        </ul>
      </details>
    </Show>
  )
}

function Removed(props: { material: ListedMaterial }) {
  const restore = createCommand(() => restoreMaterial(props.material.id))
  const press = async () => {
    const { title } = props.material
    if (await restore.run()) showToast(materialsText.said.restored(title))
  }
  return (
    <li>
      <p>
        {props.material.label} {props.material.title}
        {'　'}
        <span class="quiet small">
          {materialsText.removedBy(
            props.material.removedByLabel ?? '',
            warekiDateTime(props.material.removedAt ?? 0),
          )}
        </span>
      </p>
      <Show when={props.material.canChange}>
        <Button small busy={restore.isBusy()} onClick={() => void press()}>
          {materialsText.act.restore}
        </Button>
      </Show>
      <Failure error={restore.error()} />
    </li>
  )
}

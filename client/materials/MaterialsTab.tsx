import { createSignal, For, Show } from 'solid-js'
import { fileSize } from '../../shared/materials/fileSize'
import { isNumberFixed } from '../../shared/materials/numbering'
import type { MeetingTabProps } from '../meetings/meetingTab'
import { materialsText } from '../text/materials'
import { Button } from '../ui/Button'
import { EmptyState } from '../ui/EmptyState'
import { Loaded } from '../ui/Loaded'
import { Loading } from '../ui/Loading'
import { AddDialog } from './AddDialog'
import { MaterialRow } from './MaterialRow'
import { createMaterials, type MaterialList } from './materials'
import { RemovedMaterials } from './RemovedMaterials'
import './materials.css'

/** 資料: what is handed out at a meeting, by its number. */
export function MaterialsTab(props: MeetingTabProps) {
  const list = createMaterials(() => props.meeting.id)
  return (
    <div class="stack">
      <h2 class="visually-hidden">{materialsText.title}</h2>
      <Loaded from={list} waiting={<Loading label={materialsText.loading} />}>
        {(materials) => <Materials list={materials()} items={props.items()} meetingId={props.meeting.id} />}
      </Loaded>
    </div>
  )
}

interface MaterialsProps {
  list: MaterialList
  items: ReturnType<MeetingTabProps['items']>
  meetingId: string
}

function Materials(props: MaterialsProps) {
  const [isAdding, setAdding] = createSignal(false)
  const current = () => props.list.materials.filter(({ removedAt }) => removedAt === null)
  const isFixed = () => current().some(isNumberFixed)
  const bytes = () => current().reduce((sum, { byteCount }) => sum + byteCount, 0)
  return (
    <>
      <Show
        when={current().length > 0}
        fallback={
          <EmptyState title={materialsText.empty}>
            {props.list.canAdd ? materialsText.emptyHint : materialsText.emptyReader}
          </EmptyState>
        }
      >
        <p>
          <span class="strong">{materialsText.count(current().length, fileSize(bytes()))}</span>
          {'　'}
          <span class="quiet small">{isFixed() ? materialsText.fixed : materialsText.open}</span>
        </p>
        <ul class="list-plain materials">
          <For each={current()}>
            {(material) => (
              <MaterialRow
                material={material}
                items={props.items}
                siblings={current().filter(
                  (each) => each.itemId === material.itemId && !isNumberFixed(each) && each.canChange,
                )}
                meetingId={props.meetingId}
              />
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.list.canAdd}>
        <div class="stack-tight no-print">
          <div>
            <Button variant="solid" onClick={() => setAdding(true)}>
              {materialsText.add}
            </Button>
          </div>
          <p class="quiet small measure">{materialsText.limits}</p>
        </div>
      </Show>
      <RemovedMaterials materials={props.list.materials.filter(({ removedAt }) => removedAt !== null)} />
      <Show when={isAdding()}>
        <AddDialog meetingId={props.meetingId} items={props.items} onClose={() => setAdding(false)} />
      </Show>
    </>
  )
}

import type { DragDropManager } from '@dnd-kit/dom'
import { createSignal } from 'solid-js'
import type { Agenda } from './createAgenda'

/** Where the dragged row would land: before or after another row, told by ids, never by positions in a list. */
export interface Drop {
  target: string
  side: 'before' | 'after'
}

type Operation = Pick<DragDropManager['dragOperation'], 'source' | 'target' | 'activatorEvent' | 'position'>

/** Follows one drag at a time. Nothing moves before it is dropped. */
export function createDrop(agenda: Agenda, indexOf: (id: string) => number) {
  const [drop, setDrop] = createSignal<Drop>()
  const [isDragging, setDragging] = createSignal(false)

  const follow = (operation: Operation, pointerY = operation.position.current.y) =>
    setDrop(dropOf(operation, pointerY, indexOf))
  const end = (operation: Operation, isCancelled: boolean) => {
    const chosen = isCancelled ? undefined : drop()
    const dragged = operation.source ? String(operation.source.id) : undefined
    setDrop(undefined)
    setDragging(false)
    if (!chosen || dragged === undefined) return
    // After the drag is over: only then do the rows move at once, and the focus goes with them.
    queueMicrotask(() => agenda.place(dragged, chosen.target, chosen.side))
  }
  return { drop, isDragging, start: () => setDragging(true), follow, end }
}

function dropOf(
  { source, target, activatorEvent }: Operation,
  pointerY: number,
  indexOf: (id: string) => number,
) {
  if (!source || !target || source.id === target.id) return undefined
  const isBelow =
    activatorEvent instanceof KeyboardEvent || !target.shape
      ? indexOf(String(source.id)) < indexOf(String(target.id))
      : pointerY > target.shape.center.y
  return { target: String(target.id), side: isBelow ? 'after' : 'before' } as const
}

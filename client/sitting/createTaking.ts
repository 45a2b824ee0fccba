import { nextItem } from '../../shared/sitting/timing'
import type { ApiError } from '../data/ApiError'
import { createAct, post, type Room } from './room'
import type { SittingItem } from './sitting'

export interface Taking {
  nextItem(): SittingItem | undefined
  next(): void
  take(itemId: string | null): void
  isBusy(): boolean
  error(): ApiError | undefined
}

/** 次の議題. `onBegun` is told only where this page's own act began the item: of two pages that press, one. */
export function createTaking(room: Room, onBegun: (itemId: string) => void): Taking {
  const taking = createAct(room, post.take)
  const sitting = room.sitting
  const isOpen = () => sitting().can.close
  const take = (itemId: string | null) => {
    if (!isOpen()) return
    void taking.run(itemId).then((done) => {
      if (done?.isBegun && done.itemId !== null) onBegun(done.itemId)
    })
  }
  const following = () => nextItem(sitting().items, sitting().currentItemId ?? lastTaken(room))
  return {
    nextItem: following,
    next: () => {
      const item = following()
      if (item) take(item.id)
    },
    take,
    isBusy: taking.isBusy,
    error: taking.error,
  }
}

/** After a break the meeting goes on behind the item it had come to. */
const lastTaken = (room: Room): string | null => room.sitting().times.at(-1)?.itemId ?? null

import { createSignal } from 'solid-js'
import type { DecideItem } from '../../shared/sitting/commands'
import type { ApiError } from '../data/ApiError'
import { api, call } from '../data/api'
import { sittingText as text } from '../text/sitting'
import { showToast } from '../ui/Toast'
import { itemNamed, outcomeOf, outcomeWords } from './itemsOf'
import { createAct, type Room } from './room'

type Decided = Omit<DecideItem, 'idempotencyKey'>
export const plainOutcome = { note: '', decidedAt: null, reason: '' } as const

export interface Deciding {
  /** the item whose outcome is being chosen */
  chosen(): string | undefined
  choose(itemId: string | undefined): void
  /** `isQuiet` where the page shows the result beside the press itself */
  decide(outcome: Decided, isQuiet?: boolean): Promise<boolean>
  undecide(itemId: string): Promise<boolean>
  /** 異議なし for the current item: 報告 is 了承, everything else as proposed */
  noObjection(): void
  isBusy(): boolean
  error(): ApiError | undefined
  reset(): void
}

export function createDeciding(room: Room): Deciding {
  const [chosen, choose] = createSignal<string>()
  const of = api.sitting[':id'].outcome
  const deciding = createAct(room, (path, idempotencyKey, input: Decided) =>
    call(of.$post({ ...path, json: { ...input, idempotencyKey } })),
  )
  const undeciding = createAct(room, (path, idempotencyKey, itemId: string) =>
    call(of.remove.$post({ ...path, json: { itemId, idempotencyKey } })),
  )
  const decide = async (outcome: Decided, isQuiet = false) => {
    if ((await deciding.run(outcome)) === undefined) return false
    if (isQuiet) return true
    const [item, recorded] = [
      itemNamed(room.sitting(), outcome.itemId),
      outcomeOf(room.sitting(), outcome.itemId),
    ]
    if (item && recorded) showToast(text.outcome.recorded(item.number, outcomeWords(recorded)))
    return true
  }
  return {
    chosen,
    choose: (itemId) => {
      deciding.reset()
      choose(itemId)
    },
    decide,
    undecide: async (itemId) => (await undeciding.run(itemId)) !== undefined,
    noObjection: () => {
      const { can, currentItemId, endedAt } = room.sitting()
      const item = itemNamed(room.sitting(), currentItemId)
      if (!item || !can.decide || endedAt !== null) return
      const outcome = item.kind === 'report' ? 'noted' : 'agreed'
      void decide({ ...plainOutcome, itemId: item.id, outcome, hasNoObjection: true })
    },
    isBusy: () => deciding.isBusy() || undeciding.isBusy(),
    error: () => deciding.error() ?? undeciding.error(),
    reset: deciding.reset,
  }
}

import type { DeskAct, DeskActName } from '../../shared/desk/act'
import type { DeskItem } from '../../shared/desk/item'

/** How one kind of one-click answer looks and what it does. */
export interface DeskActHandling<A extends DeskAct> {
  /** the verb on the button: 出席, 異議なし, 引き受けます */
  label(act: A): string
  /** the answer most will give: its button is filled */
  isMain?(act: A): boolean
  /** asked before a formal act that has no way back; others are undone instead */
  confirm?(act: A, item: DeskItem): { title: string; text: string; lines: readonly string[]; button: string }
  /** the call of the api; the key goes with every attempt */
  run(act: A, idempotencyKey: string): Promise<unknown>
  /** said when it is done: 「出席」と回答しました。 */
  done(act: A, item: DeskItem): string
  /** takes it back for as long as the sentence stands there; left out, or undefined, where there is no way back */
  undo?: ((act: A, idempotencyKey: string) => Promise<unknown>) | undefined
}

/** The handlings of some acts, as a subject gives them. */
export type DeskActHandlings<N extends DeskActName> = {
  [K in N]: DeskActHandling<Extract<DeskAct, { act: K }>>
}

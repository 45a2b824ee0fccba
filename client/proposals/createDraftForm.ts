import { type Accessor, createMemo, createSignal } from 'solid-js'
import type { EditProposal } from '../../shared/proposals/commands'

/** The fields of a draft that a form changes. */
export type DraftFields = {
  [F in keyof Omit<EditProposal, 'revision'>]-?: Exclude<EditProposal[F], undefined>
}
export type DraftField = keyof DraftFields

export interface DraftForm {
  /** what the person wrote, else what is stored */
  value<F extends DraftField>(field: F): DraftFields[F]
  set<F extends DraftField>(field: F, value: DraftFields[F]): void
  isDirty(): boolean
  /** fields that somebody else stored differently since this person began to change them */
  conflicts(): DraftField[]
  /** gives up this person's change of a field */
  takeTheirs(field: DraftField): void
  /** knowingly replaces what the other stored */
  keepMine(field: DraftField): void
  /** what to send */
  changes(): Partial<DraftFields>
  /** the server has `sent`; what was typed meanwhile stays */
  settle(sent: Partial<DraftFields>): void
  /** gives up every change */
  reset(): void
}

interface Change<V = unknown> {
  value: V
  /** what was stored when the person began to change the field */
  base: V
}
type Changes = { readonly [F in DraftField]?: Change<DraftFields[F]> }

/**
 * A form over fields that others may store at the same time. A field keeps what it was when this person began to change
 * it, so another's words are never replaced unseen, and their changes to other fields simply appear.
 */
export function createDraftForm(stored: Accessor<DraftFields>): DraftForm {
  const [changed, setChanged] = createSignal<Changes>({})
  // Object.keys forgets the names; Changes has no others.
  const fields = () => Object.keys(changed()) as DraftField[]
  const put = (field: DraftField, change: Change) => setChanged({ ...changed(), [field]: change })
  const drop = (field: DraftField) => {
    const { [field]: _, ...rest } = changed()
    setChanged(rest)
  }

  return {
    value: (field) => {
      const change = changed()[field]
      return change ? change.value : stored()[field]
    },
    set: (field, value) => {
      const base = changed()[field]?.base ?? stored()[field]
      if (same(value, stored()[field])) drop(field)
      else put(field, { value, base })
    },
    isDirty: createMemo(() => fields().length > 0),
    conflicts: createMemo(() =>
      fields().filter((field) => {
        const mine = changed()[field]
        return mine && !same(mine.base, stored()[field]) && !same(mine.value, stored()[field])
      }),
    ),
    takeTheirs: drop,
    keepMine: (field) => {
      const mine = changed()[field]
      if (mine) put(field, { value: mine.value, base: stored()[field] })
    },
    changes: () => Object.fromEntries(fields().map((field) => [field, changed()[field]?.value])),
    reset: () => setChanged({}),
    settle: (sent) => {
      for (const field of fields()) {
        const mine = changed()[field]
        if (!mine || !(field in sent)) continue
        if (same(mine.value, sent[field])) drop(field)
        else put(field, { value: mine.value, base: asStored(sent[field]) })
      }
    },
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** The server trims text. */
const asStored = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

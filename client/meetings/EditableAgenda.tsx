import { createEffect, createMemo, For, onCleanup, onMount, Show } from 'solid-js'
import type { AgendaKind } from '../../shared/meetings/agendaItem'
import { createComposing } from '../collab/composing'
import type { DocumentConnection } from '../collab/connectDocument'
import { useAgenda } from './AgendaContext'
import { AgendaRow } from './AgendaRow'
import { AgendaSorting } from './AgendaSorting'
import { AgendaToolbar } from './AgendaToolbar'
import { agendaEntries, entryOf, itemIdOf, sameEntries, sectionOf } from './agendaEntries'
import { createDrop } from './createDrop'
import { createWriting } from './createWriting'
import { SectionHeading } from './SectionHeading'
import { TakenNotice } from './TakenNotice'

interface EditableAgendaProps {
  setPresence: DocumentConnection['setPresence']
  /** tells when the rows have to stand still */
  onHold: (held: () => boolean) => void
}

/**
 * The rows in the order they are printed. Headings and items are one flat list: an item that changes its kind is moved
 * and not made anew, so whoever writes in it goes on writing.
 */
export function EditableAgenda(props: EditableAgendaProps) {
  const { agenda } = useAgenda()
  const entries = createMemo(() => agendaEntries(agenda.outline()), [], { equals: sameEntries })
  const places = createMemo(() => new Map(entries().map((entry, index) => [entry, index])))
  const placeOf = (id: string) => places().get(entryOf(id)) ?? 0
  const drop = createDrop(agenda, placeOf)
  const writing = createWriting(agenda, props.setPresence)
  let root: HTMLDivElement | undefined
  let undoButton: HTMLButtonElement | undefined

  onMount(() => {
    if (!root) return
    writing.listen(root)
    const isComposing = createComposing(root)
    props.onHold(() => isComposing() || drop.isDragging())
  })
  onCleanup(() => props.onHold(() => false))
  const rowOf = (id: string) => root?.querySelector(`[data-item="${CSS.escape(id)}"]`)
  createEffect(() => {
    const id = agenda.moved()
    if (id !== undefined) rowOf(id)?.scrollIntoView({ block: 'nearest' })
  })
  const focusTitle = (id: string | undefined) => {
    if (id) rowOf(id)?.querySelector('textarea')?.focus()
  }
  const add = (kind: AgendaKind) => focusTitle(agenda.add(kind))
  const remove = (id: string) => {
    agenda.remove(id)
    // The row took the focus with it; the way back is the next thing somebody may want.
    undoButton?.focus({ preventScroll: true })
  }
  const leave = (event: FocusEvent) => {
    const next = event.relatedTarget
    if (!(next instanceof Node && root?.contains(next))) writing.leave()
  }
  return (
    <div ref={root} class="agenda-editor" onFocusIn={writing.enter} onFocusOut={leave}>
      <AgendaSorting drop={drop}>
        <div class="agenda-rows">
          <For each={entries()}>
            {(entry) => {
              const kind = sectionOf(entry)
              const id = itemIdOf(entry)
              if (kind) return <SectionHeading kind={kind} />
              return (
                id && (
                  <AgendaRow itemId={id} place={placeOf(id)} drop={drop.drop()} onRemove={() => remove(id)} />
                )
              )
            }}
          </For>
        </div>
      </AgendaSorting>
      <AgendaToolbar
        onAdd={add}
        undoRef={(element) => {
          undoButton = element
        }}
      >
        <Show when={writing.taken()}>
          {(taken) => (
            <TakenNotice
              title={taken().item.title}
              onRestore={() => focusTitle(writing.restore())}
              onDismiss={writing.dismiss}
            />
          )}
        </Show>
      </AgendaToolbar>
    </div>
  )
}

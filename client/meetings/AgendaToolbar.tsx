import Plus from 'lucide-solid/icons/plus'
import Redo2 from 'lucide-solid/icons/redo-2'
import Undo2 from 'lucide-solid/icons/undo-2'
import { For, type ParentProps } from 'solid-js'
import type { AgendaKind } from '../../shared/meetings/agendaItem'
import { agendaText } from '../text/agenda'
import { useAgenda } from './AgendaContext'

/** 協議 first: it is what most items are. */
const order: readonly AgendaKind[] = ['deliberation', 'report', 'other']

interface AgendaToolbarProps {
  onAdd: (kind: AgendaKind) => void
  undoRef: (element: HTMLButtonElement) => void
}

/** Stays at the lower edge of the screen, so that a long agenda can be added to from anywhere, and what stands on it is seen. */
export function AgendaToolbar(props: ParentProps<AgendaToolbarProps>) {
  const { agenda } = useAgenda()
  return (
    <div class="agenda-toolbar no-print">
      {props.children}
      <p class="agenda-said" role="status">
        {agenda.said()}
      </p>
      <fieldset class="agenda-adds" aria-label={agendaText.act.addPrompt}>
        <For each={order}>
          {(kind) => (
            <button
              type="button"
              class="button button-outline button-small"
              aria-label={agendaText.act.addLabel(kind)}
              onClick={() => props.onAdd(kind)}
            >
              <Plus size={20} />
              <span>{agendaText.act.add[kind]}</span>
            </button>
          )}
        </For>
      </fieldset>
      <div class="agenda-history">
        <button
          ref={(element) => props.undoRef(element)}
          type="button"
          class="button button-outline button-small"
          aria-label={agendaText.act.undo}
          aria-disabled={!agenda.canUndo()}
          onClick={() => agenda.undo()}
        >
          <Undo2 size={20} />
          <span class="agenda-wide">{agendaText.act.undo}</span>
        </button>
        <button
          type="button"
          class="button button-outline button-small"
          aria-label={agendaText.act.redo}
          aria-disabled={!agenda.canRedo()}
          onClick={() => agenda.redo()}
        >
          <Redo2 size={20} />
          <span class="agenda-wide">{agendaText.act.redo}</span>
        </button>
      </div>
    </div>
  )
}

import { Accessibility, StyleInjector } from '@dnd-kit/dom'
import { DragDropProvider, DragOverlay } from '@dnd-kit/solid'
import type { JSX } from 'solid-js'
import { agendaText } from '../text/agenda'
import { useAgenda } from './AgendaContext'
import type { createDrop } from './createDrop'

/** Dragging by pointer, finger and keyboard, spoken of in Japanese. */
export function AgendaSorting(props: { drop: ReturnType<typeof createDrop>; children: JSX.Element }) {
  const { agenda } = useAgenda()
  const title = (id: string | number | undefined) => agenda.titleOf(String(id))
  const announcements = {
    dragstart: ({ operation }: DragEvents['start']) => agendaText.drag.picked(title(operation.source?.id)),
    dragover: ({ operation: { source, target } }: DragEvents['over']) =>
      source && target && source.id !== target.id
        ? agendaText.drag.over(title(source.id), agenda.numberOf(String(target.id)))
        : undefined,
    dragend: ({ operation, canceled }: DragEvents['end']) =>
      (canceled ? agendaText.drag.cancelled : agendaText.drag.dropped)(title(operation.source?.id)),
  }
  return (
    <DragDropProvider
      plugins={(defaults) => [
        ...defaults,
        StyleInjector.configure(nonceOption()),
        Accessibility.configure({
          announcements,
          screenReaderInstructions: { draggable: agendaText.drag.instructions },
        }),
      ]}
      onDragStart={() => props.drop.start()}
      // The operation still stands where the pointer was before this step.
      onDragMove={(event, manager) => props.drop.follow(manager.dragOperation, event.to?.y)}
      onDragOver={(_event, manager) => props.drop.follow(manager.dragOperation)}
      onDragEnd={(event) => props.drop.end(event.operation, event.canceled)}
    >
      {props.children}
      <DragOverlay class="agenda-overlay" dropAnimation={null}>
        {(source) => <span class="agenda-dragged">{title(source.id)}</span>}
      </DragOverlay>
    </DragDropProvider>
  )
}

type Announcements = NonNullable<NonNullable<ConstructorParameters<typeof Accessibility>[1]>['announcements']>
interface DragEvents {
  start: Parameters<Announcements['dragstart']>[0]
  over: Parameters<NonNullable<Announcements['dragover']>>[0]
  end: Parameters<Announcements['dragend']>[0]
}

/** The content security policy lets only styles with the page's nonce in. */
function nonceOption(): { nonce?: string } {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce
  return nonce ? { nonce } : {}
}

import { Show } from 'solid-js'
import type { AgendaSectionKind } from '../../shared/meetings/agendaNumbering'
import { useAgenda } from './AgendaContext'

/** A standing line of the agenda; a heading where items stand under it. */
export function SectionHeading(props: { kind: AgendaSectionKind }) {
  const { agenda } = useAgenda()
  const section = () => agenda.outline().sections.find(({ kind }) => kind === props.kind)
  const words = () => `${section()?.number ?? ''} ${section()?.label ?? ''}`
  const hasItems = () => (section()?.items.length ?? 0) > 0
  return (
    <Show when={hasItems()} fallback={<p class="agenda-section">{words()}</p>}>
      <h3 class="agenda-section">{words()}</h3>
    </Show>
  )
}

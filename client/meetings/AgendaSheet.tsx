import { Index, Show } from 'solid-js'
import type { AgendaOutline, NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import type { AgendaOrganisation } from './AgendaContext'
import { proposerNames } from './proposerNames'

interface AgendaSheetProps {
  outline: AgendaOutline
  /** in 建制順 */
  organisations: readonly AgendaOrganisation[]
}

/** The agenda as it is printed and as readers see it. By index: what others type changes words, not elements. */
export function AgendaSheet(props: AgendaSheetProps) {
  return (
    <ul class="agenda-sheet">
      <Index each={props.outline.sections}>
        {(section) => (
          <li>
            <span class="agenda-sheet-section">
              <span class="agenda-number">{section().number}</span> {section().label}
            </span>
            <Show when={section().items.length > 0}>
              <ul>
                <Index each={section().items}>
                  {(item) => <SheetItem item={item()} organisations={props.organisations} />}
                </Index>
              </ul>
            </Show>
          </li>
        )}
      </Index>
    </ul>
  )
}

function SheetItem(props: { item: NumberedAgendaItem; organisations: readonly AgendaOrganisation[] }) {
  const names = () => proposerNames(props.item.proposedBy, props.organisations).join('・')
  const by = () => props.item.presenter !== '' || props.item.minutes > 0
  return (
    <li class="agenda-sheet-item">
      <span class="agenda-number">{props.item.numberInSection}</span>
      <span>
        {props.item.title || agendaText.untitled}
        <Show when={names()}>{agendaText.sheet.proposedBy(names())}</Show>
        <Show when={by()}>{agendaText.sheet.by(props.item.presenter, props.item.minutes)}</Show>
      </span>
    </li>
  )
}

import { Index, Show } from 'solid-js'
import type { AgendaAgainstPrinted, ItemStanding } from '../../shared/meetings/addedItems'
import { disclosureLabel } from '../../shared/meetings/agendaItem'
import type { AgendaOutline, NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { agendaSideText } from '../text/agendaSide'
import type { AgendaOrganisation } from './AgendaContext'
import { proposerNames } from './proposerNames'

interface AgendaSheetProps {
  outline: AgendaOutline
  /** in 建制順 */
  organisations: readonly AgendaOrganisation[]
  /** what is not on the sheet that went out is marked */
  against?: AgendaAgainstPrinted | undefined
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
                  {(item) => (
                    <SheetItem
                      item={item()}
                      organisations={props.organisations}
                      standing={props.against?.standing.get(item().id)}
                    />
                  )}
                </Index>
              </ul>
            </Show>
          </li>
        )}
      </Index>
    </ul>
  )
}

interface SheetItemProps {
  item: NumberedAgendaItem
  organisations: readonly AgendaOrganisation[]
  standing: ItemStanding | undefined
}

function SheetItem(props: SheetItemProps) {
  const names = () => proposerNames(props.item.proposedBy, props.organisations).join('・')
  const by = () => props.item.presenter !== '' || props.item.minutes > 0
  return (
    <li class="agenda-sheet-item">
      <span class="agenda-number">{props.item.numberInSection}</span>
      <span>
        <Show when={props.standing?.standing === 'added'}>
          <span class="strong">【{agendaSideText.sheet.addedMark}】</span>
        </Show>
        {props.item.title || agendaText.untitled}
        <Show when={names()}>{agendaText.sheet.proposedBy(names())}</Show>
        <Show when={by()}>{agendaText.sheet.by(props.item.presenter, props.item.minutes)}</Show>
        <Show when={props.item.disclosure !== 'open'}>
          {agendaSideText.disclosure.mark(disclosureLabel[props.item.disclosure], props.item.closedReason)}
        </Show>
      </span>
    </li>
  )
}

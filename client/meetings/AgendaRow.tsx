import { SortableKeyboardPlugin } from '@dnd-kit/dom/sortable'
import { useSortable } from '@dnd-kit/solid/sortable'
import ArrowDown from 'lucide-solid/icons/arrow-down'
import ArrowUp from 'lucide-solid/icons/arrow-up'
import GripVertical from 'lucide-solid/icons/grip-vertical'
import Trash from 'lucide-solid/icons/trash'
import { createMemo, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { agendaLimits, plainAgendaItem } from '../../shared/meetings/agendaItem'
import type { NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaText } from '../text/agenda'
import { IconButton } from '../ui/IconButton'
import type { IconComponent } from '../ui/IconComponent'
import { useAgenda } from './AgendaContext'
import { KindField, MinutesField } from './AgendaFields'
import { AgendaTextField } from './AgendaTextField'
import type { Drop } from './createDrop'
import { ItemMarks } from './ItemMarks'
import { createMore, MoreButton, MoreFields } from './MoreFields'
import { ProposersField } from './ProposersField'

interface AgendaRowProps {
  itemId: string
  /** place among all lines of the screen, for the sorting by keyboard */
  place: number
  drop: Drop | undefined
  onRemove: () => void
}

/** One item (議題) with its fields. The row keeps its elements wherever it moves, so that a field in it keeps its text. */
export function AgendaRow(props: AgendaRowProps) {
  const { agenda } = useAgenda()
  // A row is made for one item and goes with it.
  const id = untrack(() => props.itemId)
  const item = createMemo<NumberedAgendaItem>((last) => agenda.item(id) ?? last, goneItem(id), {
    equals: sameItem,
  })
  const title = () => item().title || agendaText.untitled
  const more = createMore(item)
  const sortable = useSortable({
    id,
    get index() {
      return props.place
    },
    // Only the keyboard's: rows are moved by the document, never by the dragging itself.
    plugins: [SortableKeyboardPlugin],
  })
  const dropSide = () => (props.drop?.target === id ? props.drop.side : undefined)

  return (
    <fieldset
      ref={sortable.ref}
      class="agenda-row"
      aria-label={agendaText.rowLabel(item().number, title())}
      data-item={id}
      data-drop={dropSide()}
      data-dragged={sortable.isDragSource()}
    >
      <button
        ref={sortable.handleRef}
        type="button"
        class="icon-button agenda-handle"
        aria-label={agendaText.act.drag(title())}
        aria-roledescription={agendaText.drag.roleDescription}
      >
        <GripVertical size={22} />
      </button>
      <span class="agenda-number">{item().number}</span>
      <AgendaTextField
        itemId={id}
        field="title"
        lengthMax={agendaLimits.titleLengthMax}
        tooLong={agendaText.titleTooLong}
        placeholder={agendaText.titlePlaceholder}
      />
      <div class="agenda-acts">
        <MoreButton more={more} title={title()} />
        <StepButton
          icon={ArrowUp}
          label={agendaText.act.up(title())}
          isAtEnd={agenda.isFirst(id)}
          onClick={() => agenda.step(id, -1)}
        />
        <StepButton
          icon={ArrowDown}
          label={agendaText.act.down(title())}
          isAtEnd={agenda.isLast(id)}
          onClick={() => agenda.step(id, 1)}
        />
        <IconButton
          icon={Trash}
          danger
          label={agendaText.act.remove(title())}
          onClick={() => props.onRemove()}
        />
      </div>
      <div class="agenda-details">
        <KindField itemId={id} kind={item().kind} />
        <MinutesField itemId={id} minutes={item().minutes} />
        <AgendaTextField
          itemId={id}
          field="presenter"
          lengthMax={agendaLimits.presenterLengthMax}
          tooLong={agendaText.presenterTooLong}
          placeholder={agendaText.presenterPlaceholder}
        />
        <ProposersField itemId={id} proposedBy={item().proposedBy} />
        <MoreFields more={more} item={item()} />
      </div>
      <ItemMarks item={item()} />
    </fieldset>
  )
}

/** Each change reads the whole agenda anew; only the rows that differ are looked at. */
const sameItem = (one: NumberedAgendaItem, other: NumberedAgendaItem) =>
  JSON.stringify(one) === JSON.stringify(other)

/** What a row shows in the moment between its item's end and its own. */
const goneItem = (id: string): NumberedAgendaItem => ({
  ...plainAgendaItem,
  id,
  kind: 'deliberation',
  title: '',
  number: '',
  numberInSection: '',
})

/** At the end of its way it says so and keeps the focus: a disabled button would drop it. */
function StepButton(props: { icon: IconComponent; label: string; isAtEnd: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.isAtEnd}
      onClick={() => props.onClick()}
    >
      <Dynamic component={props.icon} size={22} />
    </button>
  )
}

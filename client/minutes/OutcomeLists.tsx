import { Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { OutcomeNumber } from '../../shared/minutes/outcomeNumber'
import { minutesText } from '../text/minutes'
import { DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { OrganisationChip } from '../ui/OrganisationChip'
import { StatusBadge } from '../ui/StatusBadge'

const text = minutesText.outcomes

interface ShownDecision {
  id: string
  number: OutcomeNumber | null
  itemId: string | null
  text: string
}
interface ShownActionItem extends ShownDecision {
  ownerId: string | null
  /** YYYY-MM-DD */
  dueOn: string | null
  isDone: boolean
}

interface OutcomeListsProps {
  decisions: readonly ShownDecision[]
  actionItems: readonly ShownActionItem[]
  items: readonly { id: string; number: string; title: string }[]
  organisations: readonly { id: string; name: string }[]
  /** YYYY-MM-DD */
  today: string
  isConfirmed: boolean
}

/** 決定事項 and 宿題 as rows, live while the minutes are written. */
export function OutcomeLists(props: OutcomeListsProps) {
  const itemOf = (id: string | null) => {
    const item = props.items.find((each) => each.id === id)
    return item ? `${item.number} ${item.title}` : text.noItem
  }
  return (
    <div class="stack-loose">
      <Show when={!props.isConfirmed}>
        <p class="quiet small">{text.settling}</p>
      </Show>
      <section class="section">
        <h2>{text.decisions}</h2>
        <DataTable
          caption={text.decisions}
          hideCaption
          rows={props.decisions}
          empty={<EmptyState title={text.noDecisions}>{text.noDecisionsHint}</EmptyState>}
          columns={[
            { header: text.number, cell: (row) => <NumberCell number={row.number} /> },
            { header: text.text, cell: (row) => row.text, isRowHeader: true },
            { header: text.item, cell: (row) => itemOf(row.itemId) },
          ]}
        />
      </section>
      <section class="section">
        <h2>{text.actionItems}</h2>
        <ActionItems {...props} itemOf={itemOf} />
      </section>
    </div>
  )
}

function ActionItems(props: OutcomeListsProps & { itemOf: (id: string | null) => string }) {
  const ownerOf = (id: string | null) => props.organisations.find((each) => each.id === id)?.name
  return (
    <DataTable
      caption={text.actionItems}
      hideCaption
      rows={props.actionItems}
      empty={<EmptyState title={text.noActionItems}>{text.noActionItemsHint}</EmptyState>}
      columns={[
        { header: text.number, cell: (row) => <NumberCell number={row.number} /> },
        { header: text.text, cell: (row) => row.text, isRowHeader: true },
        {
          header: text.owner,
          cell: (row) => (
            <Show when={ownerOf(row.ownerId)} fallback={text.noOwner}>
              {(name) => <OrganisationChip name={name()} />}
            </Show>
          ),
        },
        {
          header: text.due,
          cell: (row) => <span class="nowrap">{row.dueOn === null ? text.noDue : wareki(row.dueOn)}</span>,
        },
        { header: text.state, cell: (row) => <ActionState item={row} today={props.today} /> },
        { header: text.item, cell: (row) => props.itemOf(row.itemId) },
      ]}
    />
  )
}

/** R8-幹-07, and （仮） until the meeting has ended. */
export function NumberCell(props: { number: OutcomeNumber | null }) {
  return (
    <Show when={props.number}>
      {(number) => (
        <span class="nowrap">
          {number().label}
          <Show when={!number().isFixed}>
            <span class="quiet small">{text.provisional}</span>
          </Show>
        </span>
      )}
    </Show>
  )
}

function ActionState(props: { item: ShownActionItem; today: string }) {
  const isOverdue = () => props.item.dueOn !== null && props.item.dueOn < props.today
  return (
    <Show when={!props.item.isDone} fallback={<StatusBadge label={text.done} tone="success" />}>
      <StatusBadge
        label={isOverdue() ? text.overdue : text.open}
        tone={isOverdue() ? 'warning' : 'neutral'}
      />
    </Show>
  )
}

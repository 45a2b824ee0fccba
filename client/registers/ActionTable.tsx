import { Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import type { ActionRow } from '../../shared/registers/row'
import { type ActionState, actionStateLabel } from '../../shared/registers/standing'
import { useSession } from '../data/session'
import { registersText } from '../text/registers'
import { DataTable } from '../ui/DataTable'
import { OrganisationChip } from '../ui/OrganisationChip'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'
import { FinishButton } from './FinishButton'
import { MarkButton } from './MarkButton'
import { RowNumber, RowText, RowVersion } from './RowParts'

const tone: Record<ActionState, Tone> = { open: 'neutral', overdue: 'warning', done: 'success' }

interface ActionTableProps {
  rows: readonly ActionRow[]
  isForumShown: boolean
  today: string
  /** whom a 宿題 of a body can be given to */
  membersOf: (forumId: string) => readonly { id: string; name: string }[]
}

/** 宿題一覧. */
export function ActionTable(props: ActionTableProps) {
  const session = useSession()
  return (
    <DataTable
      caption={registersText.actions}
      hideCaption
      rows={props.rows}
      columns={[
        { header: registersText.number, cell: (row) => <RowNumber row={row} /> },
        {
          header: registersText.action,
          isRowHeader: true,
          cell: (row) => (
            <RowText
              row={row}
              isForumShown={props.isForumShown}
              isLinked={session.can('register.read', { forumId: row.forumId })}
            />
          ),
        },
        {
          header: registersText.owner,
          cell: (row) => (
            <Show when={row.owner} fallback={<span class="quiet">{registersText.noOwner}</span>}>
              {(owner) => <OrganisationChip name={owner().name} />}
            </Show>
          ),
        },
        { header: registersText.due, cell: (row) => <Due row={row} /> },
        { header: registersText.version, cell: (row) => <RowVersion row={row} /> },
        {
          header: registersText.state,
          cell: (row) => (
            <div class="register-state">
              <StatusBadge label={actionStateLabel[row.state]} tone={tone[row.state]} />
              <Show when={row.doneOn}>
                {(day) => <span class="small">{registersText.doneOn(wareki(day()))}</span>}
              </Show>
              <Show when={row.evidence}>
                {(note) => <span class="quiet small">{registersText.evidence(note())}</span>}
              </Show>
              <FinishButton row={row} today={props.today} />
              <MarkButton row={row} today={props.today} members={props.membersOf(row.forumId)} />
            </div>
          ),
        },
      ]}
    />
  )
}

function Due(props: { row: ActionRow }) {
  const moved = () =>
    props.row.written.dueOn !== null && props.row.written.dueOn !== props.row.dueOn
      ? props.row.written.dueOn
      : undefined
  return (
    <Show when={props.row.dueOn} fallback={<span class="quiet">{registersText.noDue}</span>}>
      {(day) => (
        <>
          <span class="nowrap">{wareki(day())}</span>
          <Show when={moved()}>
            {(was) => <p class="quiet small">{registersText.wasDue(wareki(was()))}</p>}
          </Show>
        </>
      )}
    </Show>
  )
}

import { For, Show } from 'solid-js'
import { wareki } from '../../shared/calendar'
import { outcomeLabel } from '../../shared/meetings/outcome'
import type { DecisionRow } from '../../shared/registers/row'
import { type DecisionState, decisionStateLabel } from '../../shared/registers/standing'
import { useSession } from '../data/session'
import { commonText } from '../text/common'
import { registersText } from '../text/registers'
import { DataTable } from '../ui/DataTable'
import { StatusBadge } from '../ui/StatusBadge'
import type { Tone } from '../ui/tone'
import { MarkButton } from './MarkButton'
import { RowNumber, RowText, RowVersion } from './RowParts'

const tone: Record<DecisionState, Tone> = { in_force: 'info', carried_out: 'success', abolished: 'neutral' }

interface DecisionTableProps {
  rows: readonly DecisionRow[]
  isForumShown: boolean
  today: string
  /** whom a 宿題 of a body can be given to */
  membersOf: (forumId: string) => readonly { id: string; name: string }[]
}

/** 決定事項一覧. */
export function DecisionTable(props: DecisionTableProps) {
  const session = useSession()
  return (
    <DataTable
      caption={registersText.decisions}
      hideCaption
      rows={props.rows}
      columns={[
        { header: registersText.number, cell: (row) => <RowNumber row={row} /> },
        {
          header: registersText.decision,
          isRowHeader: true,
          cell: (row) => (
            <RowText
              row={row}
              isForumShown={props.isForumShown}
              isLinked={session.can('register.read', { forumId: row.forumId })}
            />
          ),
        },
        { header: registersText.proposedBy, cell: (row) => <Names organisations={row.proposedBy} /> },
        {
          header: registersText.related,
          cell: (row) => (
            <>
              <Names organisations={row.related} />
              <Show when={row.materials.length > 0}>
                <p class="quiet small">{registersText.materials(row.materials.join(commonText.separator))}</p>
              </Show>
            </>
          ),
        },
        { header: registersText.version, cell: (row) => <RowVersion row={row} /> },
        {
          header: registersText.state,
          cell: (row) => (
            <div class="register-state">
              <StatusBadge label={decisionStateLabel[row.state]} tone={tone[row.state]} />
              <Show when={row.outcome}>
                {(outcome) => <span class="small">{outcomeLabel[outcome()]}</span>}
              </Show>
              <Show when={row.since}>
                {(day) => <span class="quiet small">{registersText.since(wareki(day()))}</span>}
              </Show>
              <MarkButton row={row} today={props.today} members={props.membersOf(row.forumId)} />
            </div>
          ),
        },
      ]}
    />
  )
}

/** One below the other: a name is not cut in two. */
function Names(props: { organisations: DecisionRow['related'] }) {
  return (
    <ul class="list-plain">
      <For each={props.organisations}>{({ name }) => <li class="nowrap">{name}</li>}</For>
    </ul>
  )
}

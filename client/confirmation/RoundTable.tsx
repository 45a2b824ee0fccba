import { Show } from 'solid-js'
import { dayOf } from '../../shared/calendar'
import { answerLevelLabel } from '../../shared/confirmation/level'
import { standingLabel } from '../../shared/confirmation/standing'
import { onBehalfChannelLabel } from '../../shared/proposals/origin'
import { confirmationText } from '../text/confirmation'
import { DataTable } from '../ui/DataTable'
import { Day } from '../ui/Day'
import { StatusBadge } from '../ui/StatusBadge'
import type { RoundStanding } from './confirmation'
import { standingTone } from './standingTone'

const text = confirmationText.table
type Row = RoundStanding['rows'][number]

/** How every organisation stands, in 建制順. */
export function RoundTable(props: { round: RoundStanding }) {
  return (
    <DataTable
      caption={text.caption}
      hideCaption
      phone="scroll"
      rows={props.round.rows}
      columns={[
        { header: text.organisation, isRowHeader: true, cell: (row) => row.organisation.name },
        { header: text.state, cell: (row) => <State row={row} all={props.round.sectionCount} /> },
        {
          header: text.answeredAt,
          cell: (row) => <Show when={row.last}>{(last) => <Day day={dayOf(last().at)} />}</Show>,
        },
        { header: text.level, cell: (row) => (row.last ? answerLevelLabel[row.last.level] : '') },
        { header: text.by, cell: (row) => <By row={row} /> },
      ]}
    />
  )
}

function State(props: { row: Row; all: number }) {
  const isAskedAgain = () => props.row.asked.length > 0 && props.row.asked.length < props.all
  return (
    <span class="cluster">
      <StatusBadge label={standingLabel[props.row.state]} tone={standingTone[props.row.state]} />
      <Show when={isAskedAgain()}>
        <span class="small">{text.asked(props.row.asked.length)}</span>
      </Show>
    </span>
  )
}

const By = (props: { row: Row }) => (
  <Show when={props.row.last}>
    {(last) => (
      <>
        {last().label}
        <Show when={last().channel}>
          {(channel) => (
            <span class="quiet small">
              　{confirmationText.own.onBehalf(onBehalfChannelLabel[channel()])}
            </span>
          )}
        </Show>
      </>
    )}
  </Show>
)

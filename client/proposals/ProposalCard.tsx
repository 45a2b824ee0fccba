import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { dayOf, wareki } from '../../shared/calendar'
import type { BoardRow } from '../../shared/proposals/board'
import { proposalsText } from '../text/proposals'
import { Card } from '../ui/Card'
import { SampleBadge } from '../ui/SampleBadge'
import { OnBehalfMark, Originators, StateBadge } from './ProposalMarks'

export function ProposalCard(props: { row: BoardRow }) {
  return (
    <Card as="li">
      <div class="spread">
        <span class="number strong">{props.row.number ?? proposalsText.untitledNumber}</span>
        <span class="cluster">
          <Show when={props.row.isSample}>
            <SampleBadge />
          </Show>
          <StateBadge state={props.row.state} />
        </span>
      </div>
      <h3 class="proposal-title">
        <A href={`/proposals/${props.row.id}`}>{props.row.title}</A>
      </h3>
      <Originators originators={props.row.originators} />
      <p class="quiet small">
        {props.row.fieldName ?? proposalsText.fieldless}
        {'　'}
        <ProposalDay row={props.row} />
      </p>
      <OnBehalfMark
        channel={props.row.onBehalfChannel}
        enteredByLabel={props.row.enteredByLabel}
        isConfirmed={props.row.isConfirmed}
      />
      <Show when={props.row.fromForumName}>
        {(name) => <p class="small quiet">{proposalsText.from(name())}</p>}
      </Show>
    </Card>
  )
}

/** The day it was submitted, or, of a draft, the day it was begun. */
const ProposalDay = (props: { row: BoardRow }) => (
  <span class="nowrap">
    <Show
      when={props.row.submittedAt}
      fallback={`${proposalsText.begunOn} ${wareki(dayOf(props.row.createdAt))}`}
    >
      {(at) => `${proposalsText.submittedOn} ${wareki(dayOf(at()))}`}
    </Show>
  </span>
)

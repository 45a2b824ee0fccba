import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { warekiDateTime } from '../../shared/calendar'
import { proposalStateLabel } from '../../shared/proposals/state'
import { proposalText } from '../text/proposals'
import { StatusBadge } from '../ui/StatusBadge'
import type { ProposalDetail } from './detail'
import { StateBadge } from './ProposalMarks'

type Line = ProposalDetail['history'][number]

/** 経過: every move, who made it by 団体 and 職, when and why [P6]. */
export function History(props: { history: readonly Line[] }) {
  return (
    <section class="section">
      <h2>{proposalText.history}</h2>
      <ol class="history list-plain">
        <For each={props.history}>{(line) => <HistoryLine line={line} />}</For>
      </ol>
    </section>
  )
}

function HistoryLine(props: { line: Line }) {
  return (
    <li class="history-line">
      <div class="cluster">
        <Show when={props.line.handedTo} fallback={<StateBadge state={props.line.to} />}>
          <StatusBadge label={proposalText.handed} tone="info" />
        </Show>
        <span>{moveOf(props.line)}</span>
      </div>
      <p class="small">{props.line.label}</p>
      <p class="quiet small">{warekiDateTime(props.line.at)}</p>
      <Show when={props.line.meeting}>
        {(meeting) => (
          <p>
            {proposalText.meeting}：<A href={`/meetings/${meeting().id}`}>{meeting().title}</A>
            <Show when={props.line.decision}>{(number) => <>（{proposalText.decided(number())}）</>}</Show>
          </p>
        )}
      </Show>
      <Show when={props.line.reason}>
        <p class="pre-line">
          {props.line.handedTo === null ? proposalText.reason : proposalText.opinion}：{props.line.reason}
        </p>
      </Show>
    </li>
  )
}

function moveOf({ from, to, handedTo }: Line): string {
  if (handedTo !== null) return proposalText.handedTo(handedTo)
  return from === null
    ? proposalText.historyBegan
    : proposalText.historyFrom(proposalStateLabel[from], proposalStateLabel[to])
}

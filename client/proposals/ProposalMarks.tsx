import { For, Show } from 'solid-js'
import type { Originator } from '../../shared/proposals/board'
import { type ProposalChannel, proposalChannelLabel } from '../../shared/proposals/origin'
import { type ProposalState, proposalStateLabel } from '../../shared/proposals/state'
import { proposalsText } from '../text/proposals'
import { provenanceText } from '../text/provenance'
import { Badge } from '../ui/Badge'
import { OrganisationChip } from '../ui/OrganisationChip'
import { StatusBadge } from '../ui/StatusBadge'
import { stateTone } from './stateTone'

export const StateBadge = (props: { state: ProposalState }) => (
  <StatusBadge label={proposalStateLabel[props.state]} tone={stateTone[props.state]} />
)

/** 発案団体 with their roles, the owner first. */
export const Originators = (props: { originators: readonly Originator[] }) => (
  <span class="cluster">
    <For each={props.originators}>
      {(each) => <OrganisationChip name={each.name} memberRole={each.role} />}
    </For>
  </span>
)

interface OnBehalfMarkProps {
  channel: ProposalChannel | null
  enteredByLabel: string
  isConfirmed: boolean
}

/** Who typed it for somebody else (代行入力, 引受け): marked until the 団体 it was typed for confirms it. */
export const OnBehalfMark = (props: OnBehalfMarkProps) => (
  <Show when={props.channel}>
    {(channel) => (
      <span class="cluster on-behalf">
        <Show when={!props.isConfirmed}>
          <Badge tone="warning">
            {channel() === 'takeover'
              ? provenanceText.takeover
              : provenanceText.unconfirmed(proposalChannelLabel[channel()])}
          </Badge>
        </Show>
        <span>{proposalsText.onBehalfBy(proposalChannelLabel[channel()], props.enteredByLabel)}</span>
      </span>
    )}
  </Show>
)

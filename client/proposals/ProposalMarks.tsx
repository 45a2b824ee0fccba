import { For, Show } from 'solid-js'
import type { Originator } from '../../shared/proposals/board'
import { type ProposalChannel, proposalChannelLabel } from '../../shared/proposals/origin'
import { type ProposalState, proposalStateLabel } from '../../shared/proposals/state'
import { proposalsText } from '../text/proposals'
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

/** Who typed it, when that was the secretariat for somebody else (代行入力). */
export const OnBehalfMark = (props: { channel: ProposalChannel | null; enteredByLabel: string }) => (
  <Show when={props.channel}>
    {(channel) => (
      <span class="on-behalf">
        {proposalsText.onBehalfBy(proposalChannelLabel[channel()], props.enteredByLabel)}
      </span>
    )}
  </Show>
)

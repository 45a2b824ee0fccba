import { createMemo, createSignal, Show } from 'solid-js'
import type { NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { DisclosureField } from './DisclosureField'
import { ProposalField } from './ProposalField'

/** What most items do not need: in the way only where it says something, or was asked for. */
export function MoreFields(props: { item: NumberedAgendaItem }) {
  const [isAsked, setAsked] = createSignal(false)
  // Once open it stays: a field somebody writes in must not go because another took the last value back.
  const isOpen = createMemo<boolean>(
    (was) => was || isAsked() || props.item.disclosure !== 'open' || props.item.proposalId !== null,
    false,
  )
  let fields: HTMLDivElement | undefined
  const ask = () => {
    setAsked(true)
    // The button is gone: what it opened takes the focus.
    fields?.querySelector('select')?.focus()
  }
  return (
    <Show
      when={isOpen()}
      fallback={
        <Button variant="text" small expanded={false} onClick={ask}>
          {agendaSideText.more}
        </Button>
      }
    >
      <div
        class="agenda-more"
        ref={(element) => {
          fields = element
        }}
      >
        <DisclosureField
          itemId={props.item.id}
          disclosure={props.item.disclosure}
          reason={props.item.closedReason}
        />
        <ProposalField itemId={props.item.id} proposalId={props.item.proposalId} />
      </div>
    </Show>
  )
}

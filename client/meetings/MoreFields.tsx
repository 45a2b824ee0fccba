import { createMemo, createSignal, Show } from 'solid-js'
import type { NumberedAgendaItem } from '../../shared/meetings/agendaNumbering'
import { agendaSideText } from '../text/agendaSide'
import { DisclosureField } from './DisclosureField'
import { ProposalField } from './ProposalField'

/** What most items do not need: in the way only where it says something, or was asked for. */
export function createMore(item: () => NumberedAgendaItem) {
  const [isAsked, setAsked] = createSignal(false)
  // Once open it stays: a field somebody writes in must not go because another took the last value back.
  const isOpen = createMemo<boolean>(
    (was) => was || isAsked() || item().disclosure !== 'open' || item().proposalId !== null,
    false,
  )
  return { isOpen, open: () => setAsked(true) }
}
type More = ReturnType<typeof createMore>

/** It goes with its work done: what it opened takes the focus. */
export function MoreButton(props: { more: More; title: string }) {
  const press = (event: MouseEvent & { currentTarget: HTMLButtonElement }) => {
    const row = event.currentTarget.closest('.agenda-row')
    props.more.open()
    row?.querySelector<HTMLElement>('.agenda-more select')?.focus()
  }
  return (
    <Show when={!props.more.isOpen()}>
      <button
        type="button"
        class="button button-text button-small agenda-more-button"
        aria-label={agendaSideText.moreOf(props.title)}
        aria-expanded={false}
        onClick={press}
      >
        {agendaSideText.more}
      </button>
    </Show>
  )
}

export function MoreFields(props: { more: More; item: NumberedAgendaItem }) {
  return (
    <Show when={props.more.isOpen()}>
      <div class="agenda-more">
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

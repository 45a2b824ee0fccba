import { createSignal, createUniqueId, For, Show } from 'solid-js'
import { agendaText } from '../text/agenda'
import { Button } from '../ui/Button'
import { CheckboxGroup } from '../ui/CheckboxGroup'
import { OrganisationChip } from '../ui/OrganisationChip'
import { useAgenda } from './AgendaContext'
import { FieldPeers } from './FieldPeers'
import { proposerNames } from './proposerNames'

/** The proposing organisations (提案団体) as chips; the choice opens below the row, so that it fits a telephone. */
export function ProposersField(props: { itemId: string; proposedBy: readonly string[] }) {
  const { agenda, organisations } = useAgenda()
  const [isOpen, setOpen] = createSignal(false)
  const id = createUniqueId()
  const names = () => proposerNames(props.proposedBy, organisations())
  /** Organisations that left the body are no choice, and no tick of somebody else's takes them away. */
  const others = () =>
    props.proposedBy.filter((each) => !organisations().some((organisation) => organisation.id === each))
  return (
    <fieldset
      class="agenda-proposers"
      aria-labelledby={`${id}-label`}
      data-field={`${props.itemId}.proposedBy`}
    >
      <span id={`${id}-label`} class="agenda-field-label">
        {agendaText.field.proposedBy}
      </span>
      <div class="agenda-field-box agenda-proposers-line">
        <Show when={names().length > 0} fallback={<span class="quiet">{agendaText.noProposer}</span>}>
          <ul class="agenda-chips">
            <For each={names()}>
              {(name) => (
                <li>
                  <OrganisationChip name={name} />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Button variant="text" small expanded={isOpen()} onClick={() => setOpen(!isOpen())}>
          {isOpen() ? agendaText.closeProposers : agendaText.chooseProposers}
        </Button>
        <FieldPeers field={`${props.itemId}.proposedBy`} />
      </div>
      <Show when={isOpen()}>
        <div class="agenda-choices">
          <CheckboxGroup
            label={agendaText.field.proposedBy}
            unmarked
            columns
            values={props.proposedBy}
            choices={organisations().map(({ id: value, name: label }) => ({ value, label }))}
            onChange={(chosen) => agenda.setProposedBy(props.itemId, [...chosen, ...others()])}
          />
        </div>
      </Show>
    </fieldset>
  )
}

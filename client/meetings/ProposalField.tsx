import { A } from '@solidjs/router'
import { createSignal, createUniqueId, Show } from 'solid-js'
import { agendaSideText } from '../text/agendaSide'
import { Button } from '../ui/Button'
import { useAgenda } from './AgendaContext'
import { ProposalDialog } from './ProposalDialog'

const text = agendaSideText.proposal

/** The proposal (提案) that an item puts before the meeting: shown by its own title, chosen in a dialog. */
export function ProposalField(props: { itemId: string; proposalId: string | null }) {
  const { agenda, side, meetingId } = useAgenda()
  const [isChoosing, setChoosing] = createSignal(false)
  // Until the server has seen the link it can neither name the proposal nor keep it to itself.
  const isHidden = () => side()?.hiddenProposals.some((each) => each === props.proposalId) ?? false
  const open = () => setChoosing(true)
  const id = createUniqueId()
  // Just linked, it is not yet among those the server told of.
  const [chosen, setChosen] = createSignal<{ id: string; number: string | null; title: string }>()
  const linked = () =>
    side()?.proposals.find((each) => each.id === props.proposalId) ??
    (chosen()?.id === props.proposalId ? chosen() : undefined)
  return (
    <Show when={meetingId()}>
      {(meeting) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset around a link and two buttons would only repeat the row's own.
        <div class="agenda-field agenda-field-proposal" role="group" aria-labelledby={id}>
          <span id={id} class="agenda-field-label">
            {text.field}
          </span>
          <div class="agenda-field-box agenda-proposers-line">
            <Show when={props.proposalId} fallback={<ChooseButton label={text.choose} onClick={open} />}>
              <Show when={linked()} fallback={<Unnamed isHidden={isHidden()} />}>
                {(proposal) => (
                  <A href={`/proposals/${proposal().id}`}>
                    {text.label(proposal().number, proposal().title)}
                  </A>
                )}
              </Show>
              <ChooseButton label={text.change} onClick={open} />
              <Button variant="text" small onClick={() => agenda.unlink(props.itemId)}>
                {text.unlink}
              </Button>
            </Show>
          </div>
          <Show when={isChoosing()}>
            <ProposalDialog
              meetingId={meeting()}
              onClose={() => setChoosing(false)}
              onChosen={(proposal) => {
                setChosen(proposal)
                agenda.link(props.itemId, proposal)
              }}
            />
          </Show>
        </div>
      )}
    </Show>
  )
}

function ChooseButton(props: { label: string; onClick: () => void }) {
  return (
    <Button variant="text" small onClick={() => props.onClick()}>
      {props.label}
    </Button>
  )
}

function Unnamed(props: { isHidden: boolean }) {
  return <span class="quiet">{props.isHidden ? text.hidden : text.linking}</span>
}
